#pragma once
// Which of many that weigh the same are kept where there is room for some: an order of ids that has nothing
// to do with time. The earliest would all stand at one end of a view; random ones would change while it pans.

#include <cstdint>

namespace dateline::base {

constexpr std::uint32_t tie_break_of(std::int64_t id) {
    return static_cast<std::uint32_t>(id) * 2'654'435'769U; // Fibonacci hashing: neighbours are far apart
}

// A total order of ids.
constexpr bool tie_break_before(std::int64_t a, std::int64_t b) {
    return tie_break_of(a) != tie_break_of(b) ? tie_break_of(a) < tie_break_of(b) : a < b;
}

} // namespace dateline::base
