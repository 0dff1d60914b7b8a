#pragma once
// Names beside a database that are its engine's.

#include <array>

namespace dateline::store {

// What has the name of a database with such an ending SQLite would open and read.
constexpr std::array<const char*, 3> endings_beside = {"-journal", "-wal", "-shm"};

} // namespace dateline::store
