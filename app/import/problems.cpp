#include "import/problems.h"

#include "base/utf8.h"

namespace dateline::import {

std::string to_line(const Problem& problem) {
    std::string line = problem.file;
    for (const std::string* part : {&problem.place, &problem.field, &problem.message}) {
        if (part->empty()) continue;
        if (!line.empty()) line += ": ";
        line += *part;
    }
    return base::displayable(line);
}

std::string Location::place() const {
    if (section == "database" || section.empty()) return section;
    std::string place = section + "[" + std::to_string(index) + "]";
    if (!slug.empty()) place += " \"" + slug + "\"";
    return place;
}

void Problems::add(Problem problem) {
    if (full()) return;
    if (list_.size() + 1 == most) {
        problem = {problem.file, "", "", "too many problems: the rest is not listed; correct these first"};
    }
    list_.push_back(std::move(problem));
}

void Problems::add(const Location& at, std::string field, std::string message) {
    add(Problem{at.file, at.place(), std::move(field), std::move(message)});
}

} // namespace dateline::import
