#pragma once
// Letters as they are compared when something is looked for: "Zoë", "ZOE" and "Zoe" are one word, so are
// "O'Brien" and "O’Brien". The one rule of the program's search; the page's script has the same
// (assets/page/letters.js), and tests/base/letters.txt holds both to it.

#include <string>
#include <string_view>

namespace dateline::base {

// drop: the base letter stands for all that are made from it (é, ø, ł, ß as "ss"); keep: only case is folded.
// drop_fewer: the first without what it did not know once, as databases of that time have their words.
enum class LetterMarks { drop, drop_fewer, keep };

// Appends what a character of composed text (NFC) is compared as: small letters and digits of any script, a
// space for what stands between words (all else: hyphens and apostrophes of every kind too), or nothing for
// what is not seen (a soft hyphen). Digits of every script are the same. Korean syllables, kana and
// ideographs stay as they are, and so do the vowel signs of Indic scripts and Thai: without them they would
// be other words; the dot that makes another consonant of one (nukta) is often left off, and so dropped.
void append_letters(std::string* text, char32_t c, LetterMarks marks = LetterMarks::drop);

// A sound mark of kana that is written after its letter (か゛, ｶﾞ) becomes one letter with the last of
// `letters`; false where it is none, or there is none for it.
bool join_sound_mark(std::string* letters, char32_t c);

// What `text` is compared as, words apart by a space each; without outer spaces.
std::string letters_of(std::string_view text, LetterMarks marks = LetterMarks::drop);

// How many letters must be changed, added, taken out or swapped with their neighbour to make one of the
// other; more than `most`: `most` + 1. Both are as letters_of() gives them, looked at as far as their 64th
// character.
std::size_t letters_apart(std::string_view a, std::string_view b, std::size_t most);
// How far apart a name may be from what was typed and still be what was meant: "Altmann" for "Altman".
std::size_t near_enough(std::string_view letters);

} // namespace dateline::base
