#include "store/sqlite/check_parts.h"

#include <iterator>
#include <utility>

#include "base/displayable.h"

namespace dateline::store {
namespace {

constexpr std::size_t max_problems = 10'000;

} // namespace

void ProblemList::add(std::string where, std::string message, Severity severity) {
    Part& part = severity == Severity::damage ? damage_ : advice_;
    if (part.problems.size() < max_problems)
        part.problems.push_back({std::move(where), std::move(message), severity});
    else
        ++part.left_out;
}

std::vector<Problem> ProblemList::take() {
    std::vector<Problem> all = std::move(damage_.problems);
    const auto more = [&](std::size_t left_out, const char* what, Severity severity) {
        if (left_out > 0)
            all.push_back({"the whole file", "has " + std::to_string(left_out) + what, severity});
    };
    more(damage_.left_out, " more problems; settle these first", Severity::damage);
    all.insert(all.end(), std::make_move_iterator(advice_.problems.begin()),
               std::make_move_iterator(advice_.problems.end()));
    more(advice_.left_out, " more lines of advice; settle these first", Severity::advice);
    return all;
}

std::string row_of(const char* table, std::int64_t row, const char* field, const std::string& slug) {
    std::string where = std::string("table ") + table + ", row " + std::to_string(row);
    if (field) {
        where += ", field ";
        where += field;
    }
    if (!slug.empty()) where += " (" + base::displayable(slug, 120) + ")";
    return where;
}

} // namespace dateline::store
