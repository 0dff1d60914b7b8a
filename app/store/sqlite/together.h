#pragma once
// Rules that look at several records at once, for check, which walks all rows, and for a Writer, which looks
// at what was put: nothing is a part of itself by way of others; a quote stands in its article where it says.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "store/sqlite/query.h"

namespace dateline::store {

// Of the rows that `starts` names, and of those that they are part of, all that lead back to themselves;
// sorted. `above` gives what a row is part of. However deep the parts are, each row is walked once.
std::vector<std::int64_t>
circular_rows(const std::vector<std::int64_t>& starts,
              const std::function<std::optional<std::int64_t>(std::int64_t)>& above);
constexpr const char* leads_back = "leads back to itself; correct what is part of what";

// The body of an article, for all of its quotes: where its characters stand is worked out once.
class Body {
  public:
    explicit Body(std::string text) : text_(std::move(text)) {}
    // Of a quote, columns from `column` on: text, prefix, suffix, start_char, end_char. What is wrong, or "".
    // Without a position it is only looked for.
    std::string selector_problem(const Query& row, int column);

    // Of a span of its characters, that it lies within. What is wrong, or "".
    std::string span_problem(std::int64_t start, std::int64_t end);

  private:
    // In bytes, of a character by its number, or of the end; none beyond that.
    std::optional<std::size_t> offset_of(std::int64_t character);

    std::string text_;
    std::vector<std::size_t> marks_; // offsets of every 64th character; none yet where it is empty
    std::int64_t length_ = 0;        // in characters
};

} // namespace dateline::store
