#pragma once
// The words on the command line for themes and languages, and what a word stands for. Those of the
// enumerations of model/records.h are in model/enum_names.h.

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/language.h"
#include "layout/style.h"
#include "model/enum_names.h"

namespace dateline::request {

inline constexpr model::Names<layout::Theme, 2> themes = {
    {{layout::Theme::light, "light"}, {layout::Theme::dark, "dark"}}};
inline constexpr model::Names<base::Language, 2> languages = {
    {{base::Language::korean, "ko"}, {base::Language::english, "en"}}};

template<class E, std::size_t N>
constexpr std::array<std::string_view, N> words_of(const model::Names<E, N>& names) {
    std::array<std::string_view, N> words{};
    for (std::size_t i = 0; i < N; ++i)
        words[i] = names[i].second;
    return words;
}

// --NAME "given": allowed. Error (usage).
[[noreturn]] void refuse(std::string_view option, std::string_view given, std::string_view allowed);
// Refuses what is none of the words, and lists them. Empty is never refused.
void check_word(std::string_view option, std::string_view given, std::span<const std::string_view> words);

// What `given` stands for; none if it is empty. Error (usage) where it is none of the names.
template<class E, std::size_t N>
std::optional<E> choice(std::string_view option, std::string_view given, const model::Names<E, N>& names) {
    check_word(option, given, words_of(names));
    for (const auto& [value, name] : names)
        if (name == given) return value;
    return std::nullopt;
}

// "person:sam-altman": the kind before the colon; none: it names no kind.
model::Kind kind_of(std::string_view name);
std::string in_quotes(std::string_view text);

} // namespace dateline::request
