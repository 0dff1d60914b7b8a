#include "source/report.h"

#include <algorithm>

#include "base/displayable.h"
#include "store/writer.h"

namespace dateline::source {

std::string to_line(const Problem& problem) {
    std::string line = problem.file;
    for (const std::string* part : {&problem.place, &problem.field, &problem.message}) {
        if (part->empty()) continue;
        if (!line.empty()) line += ": ";
        line += *part;
    }
    return base::displayable(line);
}

std::string told_of(const Report& report, base::Language language) {
    std::string told;
    const auto size_of = [](const std::vector<Problem>& list) { return static_cast<long long>(list.size()); };
    const auto count = [&](long long number, const char* one, const char* many) {
        if (number == 0) return;
        if (!told.empty()) told += " · ";
        told += base::tr_count(language, one, many, number);
    };
    const auto sizes = std::count_if(report.warnings.begin(), report.warnings.end(),
                                     [](const Problem& warning) { return warning.field == "width"; });
    if (!report.backup.empty()) told = store::told_of_backup(report.backup).in(language);
    count(report.photos_copied, "{} photo copied beside it", "{} photos copied beside it");
    count(report.left_out, "{} record left out", "{} records left out");
    count(size_of(report.dropped) + report.unlisted.dropped, "{} mention of those left out too",
          "{} mentions of those left out too");
    count(size_of(report.warnings) - sizes + report.unlisted.photos, "{} photo cannot be shown",
          "{} photos cannot be shown");
    count(sizes + report.unlisted.sizes, "{} photo of another size than was said",
          "{} photos of another size than was said");
    count(size_of(report.notes) + report.unlisted.notes, "{} date off the axis", "{} dates off the axis");
    const std::vector<Problem>* const lists[] = {&report.problems, &report.warnings, &report.notes};
    for (const std::vector<Problem>* list : lists)
        if (!list->empty()) {
            told += ": " + to_line(list->front());
            break;
        }
    return told;
}

} // namespace dateline::source
