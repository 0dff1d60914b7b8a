#pragma once
// UTF-8: validity, NFC, walking code points and grapheme clusters, kinds of characters.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::base {

bool is_valid_utf8(std::string_view text);
// Canonical composition (macOS writes NFD). Invalid input comes back unchanged.
std::string to_nfc(std::string_view text);
// A file's name as written, composed and decomposed, each once: one system writes what another never finds.
std::vector<std::string> spellings_of(std::string_view name);
// Case folded NFC without leading or trailing white space, for comparing names and terms.
std::string fold(std::string_view text);

// The code point at `*offset`, which moves on past it; U+FFFD (and one byte) where the text is not UTF-8.
// Precondition: *offset < text.size().
char32_t next_code_point(std::string_view text, std::size_t* offset);
void append_code_point(std::string* text, char32_t code_point);
// Byte offsets at which a grapheme cluster starts, then text.size().
std::vector<std::size_t> grapheme_offsets(std::string_view text);
std::string first_grapheme(std::string_view text);
// What base/parts.h puts around a part of a line.
constexpr std::string_view first_strong_isolate = "\u2068", pop_isolate = "\u2069";
// Lines nest no deeper and have no more of them; what a stranger's text has beyond that does nothing.
constexpr std::size_t deepest_isolate = 8, max_isolates = 64;
// How a text is read: as its first letter is that does not stand in an isolate. None: it has no such letters.
enum class Direction { none, left_to_right, right_to_left };
Direction direction_of(std::string_view text);
inline bool is_right_to_left(std::string_view text) {
    return direction_of(text) == Direction::right_to_left;
}
bool is_read_backwards(char32_t c); // a letter or a digit that is read from right to left, or is among such

// What a character is where text is broken into lines or compared. White space of every width, and U+200B, is
// space; opening and closing: brackets and directional quotation marks; punctuation: the rest of it; mark:
// combines.
enum class CharacterKind { other, space, opening, closing, punctuation, mark };
CharacterKind character_kind(char32_t code_point);
// A decimal digit, of whatever script.
bool is_digit(char32_t code_point);

} // namespace dateline::base
