#include "model/text.h"

namespace dateline::model {

namespace {

const std::string& nothing() {
    static const std::string empty;
    return empty;
}

// "ko-KR" is Korean too.
bool is_in(std::string_view tag, std::string_view language) {
    return tag.substr(0, language.size()) == language &&
           (tag.size() == language.size() || tag[language.size()] == '-');
}

} // namespace

const std::string& LocalText::in(base::Language language) const {
    const std::string_view wanted = base::language_tag(language);
    const std::string& exact = tagged(wanted);
    if (!exact.empty()) return exact;
    const std::string* other = &nothing();
    for (const auto& [tag, text] : by_language) {
        if (text.empty()) continue;
        if (is_in(tag, wanted)) return text;
        if (other->empty()) other = &text;
    }
    return *other;
}

std::string_view LocalText::tag_in(base::Language language) const {
    const std::string& shown = in(language);
    for (const auto& [tag, text] : by_language)
        if (&text == &shown) return tag;
    return {};
}

const std::string& LocalText::tagged(std::string_view tag) const {
    for (const auto& [own, text] : by_language)
        if (own == tag) return text;
    return nothing();
}

void LocalText::set(std::string_view tag, std::string text) {
    for (auto& [own, words] : by_language) {
        if (own != tag) continue;
        words = std::move(text);
        return;
    }
    by_language.emplace_back(std::string(tag), std::move(text));
}

} // namespace dateline::model
