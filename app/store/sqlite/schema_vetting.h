#pragma once
// A stranger's tables, compared with ours to the letter before anything is asked of them.

#include <cstdint>

#include "store/sqlite/statements.h"

namespace dateline::store {

// base::Error where they are not those of a database of the version.
void vet_schema(Statements& statements, std::uint32_t version);

} // namespace dateline::store
