#include "model/ids.h"

#include <array>
#include <charconv>

namespace dateline::model {

namespace {

constexpr std::array<std::string_view, 10> names{"none",      "event", "participant", "outlet", "article",
                                                 "utterance", "quote", "photo",       "topic",  "place"};

} // namespace

std::string_view kind_name(Kind kind) {
    const auto index = static_cast<std::size_t>(kind);
    return index < names.size() ? names.at(index) : names.front();
}

std::string to_string(Ref ref) {
    if (!ref) return {};
    return std::string(kind_name(ref.kind)) + ":" + std::to_string(ref.id);
}

std::optional<Ref> parse_ref(std::string_view text) {
    if (text.empty()) return Ref();
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const std::string_view digits = text.substr(colon + 1);
    std::int64_t id = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), id);
    if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    for (std::size_t index = 1; index < names.size(); ++index)
        if (names.at(index) == text.substr(0, colon)) return Ref(static_cast<Kind>(index), id);
    return std::nullopt;
}

} // namespace dateline::model
