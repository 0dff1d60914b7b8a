#include "source/problems.h"

#include <algorithm>

#include "base/displayable.h"
#include "source/sections.h"

namespace dateline::source {

std::string Location::place() const {
    if (section == "database" || section.empty()) return section;
    std::string place = section + "[" + std::to_string(index) + "]";
    if (!slug.empty()) place += " \"" + slug + "\"";
    return place;
}

std::uint64_t Location::key() const {
    const auto found = std::find(sections.begin(), sections.end(), section);
    return static_cast<std::uint64_t>(number) << 36U |
           static_cast<std::uint64_t>(found - sections.begin()) << 32U |
           static_cast<std::uint64_t>(static_cast<std::uint32_t>(index));
}

RecordKey record_of(std::uint64_t key) {
    return {static_cast<std::uint32_t>(key >> 36U), static_cast<std::size_t>(key >> 32U & 15U),
            static_cast<std::uint32_t>(key)};
}

void Problems::push(Problem problem) {
    ++count_;
    if (list_.size() < most) list_.push_back(std::move(problem));
}

void Problems::add(Problem problem) {
    beyond_records_ = true;
    push(std::move(problem));
}

void Problems::add(const Location& at, std::string field, std::string message) {
    if (records_.size() < max_records_) records_.emplace(at.key(), at.slug);
    push(Problem{at.file, at.place(), std::move(field), std::move(message)});
}

void Problems::name(const Location& at) {
    const auto found = records_.find(at.key());
    if (found != records_.end() && found->second.empty()) found->second = at.slug;
}

} // namespace dateline::source
