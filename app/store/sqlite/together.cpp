#include "store/sqlite/together.h"

#include <algorithm>
#include <cstring>
#include <string_view>
#include <unordered_map>

#include "base/utf8.h"

namespace dateline::store {
namespace {

constexpr std::int64_t characters_of_mark = 64;

// In linear time, whatever is looked for.
bool occurs(const std::string& words, const std::string& text) {
    return ::memmem(text.data(), text.size(), words.data(), words.size()) != nullptr;
}

} // namespace

std::vector<std::int64_t>
circular_rows(const std::vector<std::int64_t>& starts,
              const std::function<std::optional<std::int64_t>(std::int64_t)>& above) {
    std::unordered_map<std::int64_t, std::int64_t> walked; // to the row from which the walk began
    std::vector<std::int64_t> circular;
    for (const std::int64_t start : starts) {
        if (walked.contains(start)) continue;
        std::optional<std::int64_t> at = start;
        while (at && walked.emplace(*at, start).second)
            at = above(*at);
        if (!at || walked.at(*at) != start) continue;
        const std::int64_t first = *at;
        do {
            circular.push_back(*at);
            at = above(*at);
        } while (at && *at != first);
    }
    std::sort(circular.begin(), circular.end());
    return circular;
}

std::optional<std::size_t> Body::offset_of(std::int64_t character) {
    if (marks_.empty()) {
        marks_.push_back(0);
        for (std::size_t at = 0; at < text_.size();) {
            base::next_code_point(text_, &at);
            if (++length_ % characters_of_mark == 0) marks_.push_back(at);
        }
    }
    if (character < 0 || character > length_) return std::nullopt;
    std::size_t at = marks_[static_cast<std::size_t>(character / characters_of_mark)];
    for (std::int64_t left = character % characters_of_mark; left > 0; --left)
        base::next_code_point(text_, &at);
    return at;
}

std::string Body::span_problem(std::int64_t start, std::int64_t end) {
    if (end >= start && offset_of(start) && offset_of(end)) return "";
    return "stands outside its article's text; correct start and end";
}

std::string Body::selector_problem(const Query& row, int column) {
    const std::string words = row.text(column);
    const std::optional<std::int64_t> start = row.optional_integer(column + 3),
                                      end = row.optional_integer(column + 4);
    if (!start || !end)
        return occurs(words, text_) ? "" : "does not occur in its article's text; compare the words";
    const std::optional<std::size_t> from = offset_of(*start), to = offset_of(*end);
    if (!from || !to || *end < *start) return "stands outside its article's text; correct start and end";
    const std::string_view body = text_;
    if (body.substr(*from, *to - *from) != words)
        return "is not what its article's text has from start to end; correct them, or the words";
    if (!body.substr(0, *from).ends_with(row.text(column + 1)))
        return "has a prefix that does not stand before it; correct it";
    if (!body.substr(*to).starts_with(row.text(column + 2)))
        return "has a suffix that does not stand after it; correct it";
    return "";
}

} // namespace dateline::store
