#include "scene/line_atoms.h"

#include "base/utf8.h"

namespace dateline::scene {

namespace {

bool is_space(char32_t c) {
    const bool joins_words = c == 0xA0 || c == 0x2007 || c == 0x202F;
    return base::character_kind(c) == base::CharacterKind::space && !joins_words;
}

bool contains(std::u32string_view set, char32_t c) {
    return set.find(c) != std::u32string_view::npos;
}

bool is_opening(char32_t c) {
    return base::character_kind(c) == base::CharacterKind::opening;
}

bool is_closing(char32_t c) {
    return base::character_kind(c) == base::CharacterKind::closing ||
           contains(U",.!?:;…、。，．！？：；·・%‰", c);
}

bool is_ideograph(char32_t c) {
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFD) ||
           c == U'々' || c == U'〇';
}

bool is_kana(char32_t c) {
    return c >= 0x3041 && c <= 0x30FF;
}

// Small kana and the marks that belong to what precedes them never start a line.
bool may_start_line(char32_t c) {
    return !is_closing(c) && !contains(U"々ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶゝゞヽヾ", c);
}

// Vowels that are written after their consonant, and the signs that repeat or cut a word.
bool follows_its_letter(char32_t c) {
    return contains(U"ะาำๅๆฯະາຳໆຯ", c);
}

// Vowels that are written before their consonant, and the signs that join a consonant to the next.
bool waits_for_letter(char32_t c) {
    return (c >= 0xE40 && c <= 0xE44) || (c >= 0xEC0 && c <= 0xEC4) ||
           contains(U"\u094d\u09cd\u0a4d\u0acd\u0b4d\u0c4d\u0ccd\u0d4d\u0dca\u1039\u17d2", c);
}

bool is_attached(char32_t c) {
    return base::character_kind(c) == base::CharacterKind::mark || c == 0x200D;
}

bool is_closing_alone(char32_t c) {
    return is_closing(c) && c != U'…' && c != U'.';
}

// Between two characters with no space between them.
bool may_break(char32_t before, char32_t after) {
    const auto full_width = [](char32_t c) {
        return is_ideograph(c) || is_kana(c) || (c >= 0x3001 && c <= 0x301F) || (c >= 0xFF01 && c <= 0xFF60);
    };
    return (is_ideograph(before) || is_ideograph(after)) && full_width(before) && full_width(after) &&
           !is_opening(before) && may_start_line(after);
}

} // namespace

Atoms::Atoms(std::string_view text, std::size_t begin, std::size_t end)
    : text_(text.substr(0, end)), at_(begin) {
    at_ = after_spaces(at_);
}

bool Atoms::next(Atom* atom) {
    if (at_ >= text_.size()) return false;
    atom->begin = at_;
    char32_t before = 0;
    while (at_ < text_.size()) {
        std::size_t after_at = at_;
        const char32_t c = base::next_code_point(text_, &after_at);
        if (is_space(c)) {
            const std::size_t resume = after_spaces(at_);
            if (resume == text_.size() || !clings(before, resume)) break;
            at_ = resume;
            continue;
        }
        if (before != 0 && may_break(before, c)) break;
        if (!is_attached(c)) before = c;
        at_ = after_at;
        atom->end = at_;
    }
    at_ = after_spaces(atom->end);
    atom->next = at_;
    return true;
}

std::size_t Atoms::after_spaces(std::size_t at) const {
    while (at < text_.size()) {
        std::size_t after = at;
        if (!is_space(base::next_code_point(text_, &after))) break;
        at = after;
    }
    return at;
}

// An opening quote keeps the next word although a space follows it; so does a closing one the previous.
bool Atoms::clings(char32_t before, std::size_t resume) const {
    std::size_t after = resume;
    return is_opening(before) || is_closing_alone(base::next_code_point(text_, &after));
}

bool may_cut_word(char32_t before, char32_t first) {
    return may_start_line(first) && !follows_its_letter(first) && !waits_for_letter(before);
}

} // namespace dateline::scene
