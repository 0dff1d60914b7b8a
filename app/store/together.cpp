#include "store/together.h"

#include <algorithm>
#include <unordered_map>

#include "base/utf8.h"

namespace dateline::store {
namespace {

// Byte offsets of the code points of a text, then its size.
std::vector<std::size_t> offsets_of(std::string_view text) {
    std::vector<std::size_t> offsets;
    for (std::size_t at = 0; at < text.size();) {
        offsets.push_back(at);
        base::next_code_point(text, &at);
    }
    offsets.push_back(text.size());
    return offsets;
}

struct Selector {
    std::string text, prefix, suffix;
    std::optional<std::int64_t> start, end;
};

// What is wrong with a selector in its article's body, or "".
std::string problem_of(const Selector& selector, std::string_view body) {
    if (!selector.start || !selector.end)
        return body.find(selector.text) == std::string_view::npos
                   ? "does not occur in its article's text; compare the words"
                   : "";
    const std::vector<std::size_t> offsets = offsets_of(body);
    const auto length = static_cast<std::int64_t>(offsets.size()) - 1;
    if (*selector.start < 0 || *selector.end < *selector.start || *selector.end > length)
        return "stands outside its article's text; correct start and end";
    const std::size_t begin = offsets[static_cast<std::size_t>(*selector.start)];
    const std::size_t end = offsets[static_cast<std::size_t>(*selector.end)];
    if (body.substr(begin, end - begin) != selector.text)
        return "is not what its article's text has from start to end; correct them, or the words";
    if (!body.substr(0, begin).ends_with(selector.prefix))
        return "has a prefix that does not stand before it; correct it";
    if (!body.substr(end).starts_with(selector.suffix))
        return "has a suffix that does not stand after it; correct it";
    return "";
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

std::string selector_problem(const Query& row, int column) {
    const Selector selector{row.text(column), row.text(column + 1), row.text(column + 2),
                            row.optional_integer(column + 3), row.optional_integer(column + 4)};
    return problem_of(selector, row.text(column + 5));
}

} // namespace dateline::store
