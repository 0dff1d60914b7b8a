#pragma once
// Where there is room for some of many that weigh the same: lots fall by id. The earliest would all stand at
// one end of a view; drawn at random they would change while it pans.

#include <cstdint>

namespace dateline::base {

constexpr std::uint32_t lot_of(std::int64_t id) {
    return static_cast<std::uint32_t>(id) * 2'654'435'769U; // Fibonacci hashing: neighbours are far apart
}

// Whether the lot of `a` falls first; an order of all ids.
constexpr bool lot_before(std::int64_t a, std::int64_t b) {
    return lot_of(a) != lot_of(b) ? lot_of(a) < lot_of(b) : a < b;
}

} // namespace dateline::base
