#include "request/names.h"

#include <algorithm>

#include "base/displayable.h"
#include "base/error.h"

namespace dateline::request {

std::string in_quotes(std::string_view text) {
    return "\"" + base::displayable(text, 80) + "\"";
}

void refuse(std::string_view option, std::string_view given, std::string_view allowed) {
    throw base::Error(base::Fault::usage,
                      std::string(option) + " " + in_quotes(given) + ": " + std::string(allowed));
}

void check_word(std::string_view option, std::string_view given, std::span<const std::string_view> words) {
    if (given.empty() || std::find(words.begin(), words.end(), given) != words.end()) return;
    std::string allowed;
    for (const std::string_view word : words)
        allowed += (allowed.empty() ? "give one of " : ", ") + std::string(word);
    refuse(option, given, allowed);
}

model::Kind kind_of(std::string_view name) {
    if (name == "person") return model::Kind::participant;
    for (const auto& [kind, own] : model::selectable_kinds)
        if (own == name) return kind;
    return model::Kind::none;
}

} // namespace dateline::request
