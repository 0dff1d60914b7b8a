#pragma once
// What has to be known of a character before its glyph can be chosen: whether one glyph stands for it
// wherever it stands, or its neighbours decide; whether it is drawn as an emoji; which Noto fonts are made
// for its script.

#include <cstdint>
#include <span>
#include <vector>

namespace dateline::paint {

// Joiners, variation selectors, direction marks, controls: they shape their neighbours and are never seen.
bool is_invisible(char32_t c);
// What parts words or lines shows as a space where it stands in a line; the others as they are.
char32_t as_shown(char32_t c);
// Its glyph depends on its neighbours, or its place on the direction of the line.
bool needs_shaping(char32_t c);
bool is_regional_indicator(char32_t c);
// One cluster that asks to be shown as an emoji, by its own nature or by a selector, joiner or skin tone.
bool is_emoji(std::span<const char32_t> cluster);
bool is_pictograph(char32_t c); // may be shown as an emoji where no font has it as a letter

using Script = std::uint32_t; // as HarfBuzz numbers them: an ISO 15924 tag
constexpr Script script_tag(const char (&name)[5]) {
    return (static_cast<Script>(name[0]) << 24U) | (static_cast<Script>(name[1]) << 16U) |
           (static_cast<Script>(name[2]) << 8U) | static_cast<Script>(name[3]);
}
// Of fonts made for a script, best first; nothing where any font will do.
std::vector<const char*> families_of(Script script, bool serif);

} // namespace dateline::paint
