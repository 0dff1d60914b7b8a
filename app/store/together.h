#pragma once
// Rules that look at several records at once, for check, which walks all rows, and for a Writer, which looks
// at what was put: nothing is a part of itself by way of others; a quote stands in its article where it says.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/query.h"

namespace dateline::store {

// Of the rows that `starts` names, and of those that they are part of, all that lead back to themselves;
// sorted. `above` gives what a row is part of. However deep the parts are, each row is walked once.
std::vector<std::int64_t>
circular_rows(const std::vector<std::int64_t>& starts,
              const std::function<std::optional<std::int64_t>(std::int64_t)>& above);
constexpr const char* leads_back = "leads back to itself; correct what is part of what";

// Columns of a query on a quote and its article's body, from `column` on: text, prefix, suffix, start_char,
// end_char, body. What is wrong, or "". Without a position it is only looked for.
std::string selector_problem(const Query& row, int column);

} // namespace dateline::store
