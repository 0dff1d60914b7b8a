#include "base/utf8.h"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <optional>
#include <utf8proc.h>

namespace dateline::base {

namespace {

constexpr char32_t replacement_character = 0xFFFD;

const utf8proc_uint8_t* bytes_of(std::string_view text) {
    return reinterpret_cast<const utf8proc_uint8_t*>(text.data());
}

struct Freer {
    void operator()(utf8proc_uint8_t* memory) const { std::free(memory); }
};

// None if `text` is not UTF-8.
std::optional<std::string> map(std::string_view text, int options) {
    utf8proc_uint8_t* raw = nullptr;
    const utf8proc_ssize_t size = utf8proc_map(bytes_of(text), static_cast<utf8proc_ssize_t>(text.size()),
                                               &raw, static_cast<utf8proc_option_t>(options));
    const std::unique_ptr<utf8proc_uint8_t, Freer> owned(raw);
    if (size < 0 || raw == nullptr) return std::nullopt;
    return std::string(reinterpret_cast<const char*>(raw), static_cast<std::size_t>(size));
}

bool is_ascii(std::string_view text) {
    for (const char c : text)
        if (static_cast<unsigned char>(c) >= 0x80) return false;
    return true;
}

std::string_view without_outer_space(std::string_view text) {
    std::size_t begin = text.size();
    std::size_t end = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        if (character_kind(next_code_point(text, &at)) == CharacterKind::space) continue;
        if (begin == text.size()) begin = start;
        end = at;
    }
    return begin < end ? text.substr(begin, end - begin) : std::string_view();
}

} // namespace

bool is_valid_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            ++at;
            continue;
        }
        utf8proc_int32_t c = -1;
        const std::string_view rest = text.substr(at);
        const auto size = utf8proc_iterate(bytes_of(rest), static_cast<utf8proc_ssize_t>(rest.size()), &c);
        if (size <= 0 || c < 0) return false;
        at += static_cast<std::size_t>(size);
    }
    return true;
}

std::string to_nfc(std::string_view text) {
    if (is_ascii(text)) return std::string(text);
    return map(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE).value_or(std::string(text));
}

std::vector<std::string> spellings_of(std::string_view name) {
    std::vector<std::string> spellings{std::string(name)};
    if (is_ascii(name)) return spellings;
    for (const int how : {UTF8PROC_COMPOSE, UTF8PROC_DECOMPOSE}) {
        std::string spelling = map(name, UTF8PROC_STABLE | how).value_or(std::string(name));
        if (std::find(spellings.begin(), spellings.end(), spelling) == spellings.end())
            spellings.push_back(std::move(spelling));
    }
    return spellings;
}

std::string fold(std::string_view text) {
    const std::string_view core = without_outer_space(text);
    const int options = UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD;
    return map(core, options).value_or(std::string(core));
}

char32_t next_code_point(std::string_view text, std::size_t* offset) {
    const auto byte = static_cast<unsigned char>(text[*offset]);
    if (byte < 0x80) {
        ++*offset;
        return byte;
    }
    utf8proc_int32_t c = -1;
    const std::string_view rest = text.substr(*offset);
    const auto size = utf8proc_iterate(bytes_of(rest), static_cast<utf8proc_ssize_t>(rest.size()), &c);
    if (size <= 0 || c < 0) {
        ++*offset;
        return replacement_character;
    }
    *offset += static_cast<std::size_t>(size);
    return static_cast<char32_t>(c);
}

void append_code_point(std::string* text, char32_t code_point) {
    const bool scalar = code_point <= 0x10FFFF && (code_point < 0xD800 || code_point > 0xDFFF);
    const auto c = static_cast<utf8proc_int32_t>(scalar ? code_point : replacement_character);
    utf8proc_uint8_t buffer[4];
    const auto size = utf8proc_encode_char(c, buffer);
    text->append(reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(size));
}

CharacterKind character_kind(char32_t code_point) {
    const char32_t c = code_point;
    if ((c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0x200B) return CharacterKind::space;
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return CharacterKind::space;
    case UTF8PROC_CATEGORY_PS:
    case UTF8PROC_CATEGORY_PI:
        return CharacterKind::opening;
    case UTF8PROC_CATEGORY_PE:
    case UTF8PROC_CATEGORY_PF:
        return CharacterKind::closing;
    case UTF8PROC_CATEGORY_PC:
    case UTF8PROC_CATEGORY_PD:
    case UTF8PROC_CATEGORY_PO:
        return CharacterKind::punctuation;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
        return CharacterKind::mark;
    default:
        return CharacterKind::other;
    }
}

bool is_digit(char32_t code_point) {
    return utf8proc_category(static_cast<utf8proc_int32_t>(code_point)) == UTF8PROC_CATEGORY_ND;
}

std::vector<std::size_t> grapheme_offsets(std::string_view text) {
    std::vector<std::size_t> offsets;
    utf8proc_int32_t state = 0;
    utf8proc_int32_t previous = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const auto c = static_cast<utf8proc_int32_t>(next_code_point(text, &at));
        if (begin == 0 || utf8proc_grapheme_break_stateful(previous, c, &state)) offsets.push_back(begin);
        previous = c;
    }
    offsets.push_back(text.size());
    return offsets;
}

Direction direction_of(std::string_view text) {
    std::size_t open = 0; // isolates
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(text, &at);
        const std::string_view character = text.substr(begin, at - begin);
        if (character == first_strong_isolate) ++open;
        if (character == pop_isolate && open > 0) --open;
        if (open > 0) continue;
        const auto direction = utf8proc_get_property(static_cast<utf8proc_int32_t>(c))->bidi_class;
        if (direction == UTF8PROC_BIDI_CLASS_R || direction == UTF8PROC_BIDI_CLASS_AL)
            return Direction::right_to_left;
        if (direction == UTF8PROC_BIDI_CLASS_L) return Direction::left_to_right;
    }
    return Direction::none;
}

bool is_read_backwards(char32_t c) {
    constexpr char32_t first_of_these = 0x0590; // the Hebrew block; asked of every name on every frame
    if (c < first_of_these) return false;
    const auto direction = utf8proc_get_property(static_cast<utf8proc_int32_t>(c))->bidi_class;
    return direction == UTF8PROC_BIDI_CLASS_R || direction == UTF8PROC_BIDI_CLASS_AL ||
           direction == UTF8PROC_BIDI_CLASS_AN;
}

std::string first_grapheme(std::string_view text) {
    // A cluster longer than this is not writing.
    constexpr std::size_t enough_bytes = 256;
    const std::string_view head = text.substr(0, enough_bytes);
    const std::vector<std::size_t> offsets = grapheme_offsets(head);
    return offsets.size() < 2 ? std::string() : std::string(head.substr(0, offsets[1]));
}

} // namespace dateline::base
