#include "paint/font_script.h"

#include <algorithm>
#include <iterator>

namespace dateline::paint {
namespace {

struct CodePoints {
    char32_t first, last;
};

template<std::size_t count> bool in_any(const CodePoints (&ranges)[count], char32_t c) {
    const auto* found =
        std::upper_bound(std::begin(ranges), std::end(ranges), c,
                         [](char32_t value, const CodePoints& range) { return value < range.first; });
    return found != std::begin(ranges) && c <= std::prev(found)->last;
}

bool in(char32_t c, char32_t first, char32_t last) {
    return c >= first && c <= last;
}

// Marks that combine, scripts whose letters join, change places or stack, what runs from right to left, jamo
// that are put together, selectors and direction marks, pictographs.
constexpr CodePoints shaped[] = {
    {0x300, 0x36F},     {0x483, 0x489},     {0x590, 0x109F},    {0x1100, 0x11FF},   {0x135D, 0x135F},
    {0x1700, 0x18AF},   {0x1900, 0x1CFF},   {0x1DC0, 0x1DFF},   {0x200E, 0x200F},   {0x20D0, 0x20FF},
    {0x231A, 0x231B},   {0x23E9, 0x23F3},   {0x25FD, 0x25FE},   {0x2614, 0x2615},   {0x2648, 0x2653},
    {0x267F, 0x267F},   {0x2693, 0x2693},   {0x26A1, 0x26A1},   {0x26AA, 0x26AB},   {0x26BD, 0x26BE},
    {0x26C4, 0x26C5},   {0x26CE, 0x26CE},   {0x26D4, 0x26D4},   {0x26EA, 0x26EA},   {0x26F2, 0x26F5},
    {0x26FA, 0x26FD},   {0x2705, 0x2705},   {0x270A, 0x270B},   {0x2728, 0x2728},   {0x274C, 0x274E},
    {0x2753, 0x2757},   {0x2795, 0x2797},   {0x27B0, 0x27BF},   {0x2B1B, 0x2B1C},   {0x2B50, 0x2B55},
    {0x2CEF, 0x2CF1},   {0x2D7F, 0x2D7F},   {0x2DE0, 0x2DFF},   {0x302A, 0x302F},   {0x3099, 0x309A},
    {0xA66F, 0xA67D},   {0xA69E, 0xA69F},   {0xA6F0, 0xA6F1},   {0xA800, 0xABFF},   {0xD7B0, 0xD7FF},
    {0xFB1D, 0xFDFF},   {0xFE00, 0xFE2F},   {0xFE70, 0xFEFE},   {0x10800, 0x11FFF}, {0x16AF0, 0x16B36},
    {0x16F4F, 0x16F92}, {0x1D165, 0x1D1AD}, {0x1DA00, 0x1DAAF}, {0x1E000, 0x1EFFF}, {0x1F000, 0x1FAFF},
    {0xE0020, 0xE007F}, {0xE0100, 0xE01EF}};

// Of the basic plane: shown as emoji unless a selector says otherwise. In the plane above all pictographs
// are.
constexpr CodePoints emoji_by_nature[] = {
    {0x231A, 0x231B}, {0x23E9, 0x23EC}, {0x23F0, 0x23F0}, {0x23F3, 0x23F3}, {0x25FD, 0x25FE},
    {0x2614, 0x2615}, {0x2648, 0x2653}, {0x267F, 0x267F}, {0x2693, 0x2693}, {0x26A1, 0x26A1},
    {0x26AA, 0x26AB}, {0x26BD, 0x26BE}, {0x26C4, 0x26C5}, {0x26CE, 0x26CE}, {0x26D4, 0x26D4},
    {0x26EA, 0x26EA}, {0x26F2, 0x26F3}, {0x26F5, 0x26F5}, {0x26FA, 0x26FA}, {0x26FD, 0x26FD},
    {0x2705, 0x2705}, {0x270A, 0x270B}, {0x2728, 0x2728}, {0x274C, 0x274C}, {0x274E, 0x274E},
    {0x2753, 0x2755}, {0x2757, 0x2757}, {0x2795, 0x2797}, {0x27B0, 0x27B0}, {0x27BF, 0x27BF},
    {0x2B1B, 0x2B1C}, {0x2B50, 0x2B50}, {0x2B55, 0x2B55}};

struct Family {
    Script script;
    const char* sans;
    const char* serif;
};
constexpr Family families[] = {{script_tag("Arab"), "Noto Sans Arabic", "Noto Naskh Arabic"},
                               {script_tag("Armn"), "Noto Sans Armenian", "Noto Serif Armenian"},
                               {script_tag("Beng"), "Noto Sans Bengali", "Noto Serif Bengali"},
                               {script_tag("Cyrl"), "Noto Sans", "Noto Serif"},
                               {script_tag("Deva"), "Noto Sans Devanagari", "Noto Serif Devanagari"},
                               {script_tag("Ethi"), "Noto Sans Ethiopic", "Noto Serif Ethiopic"},
                               {script_tag("Geor"), "Noto Sans Georgian", "Noto Serif Georgian"},
                               {script_tag("Grek"), "Noto Sans", "Noto Serif"},
                               {script_tag("Gujr"), "Noto Sans Gujarati", "Noto Serif Gujarati"},
                               {script_tag("Guru"), "Noto Sans Gurmukhi", "Noto Serif Gurmukhi"},
                               {script_tag("Hebr"), "Noto Sans Hebrew", "Noto Serif Hebrew"},
                               {script_tag("Khmr"), "Noto Sans Khmer", "Noto Serif Khmer"},
                               {script_tag("Knda"), "Noto Sans Kannada", "Noto Serif Kannada"},
                               {script_tag("Laoo"), "Noto Sans Lao", "Noto Serif Lao"},
                               {script_tag("Latn"), "Noto Sans", "Noto Serif"},
                               {script_tag("Mlym"), "Noto Sans Malayalam", "Noto Serif Malayalam"},
                               {script_tag("Mymr"), "Noto Sans Myanmar", "Noto Serif Myanmar"},
                               {script_tag("Orya"), "Noto Sans Oriya", "Noto Sans Oriya"},
                               {script_tag("Sinh"), "Noto Sans Sinhala", "Noto Serif Sinhala"},
                               {script_tag("Taml"), "Noto Sans Tamil", "Noto Serif Tamil"},
                               {script_tag("Telu"), "Noto Sans Telugu", "Noto Serif Telugu"},
                               {script_tag("Thai"), "Noto Sans Thai", "Noto Serif Thai"},
                               {script_tag("Tibt"), "Noto Serif Tibetan", "Noto Serif Tibetan"}};

} // namespace

bool is_invisible(char32_t c) {
    return c < 0x20 || in(c, 0x7F, 0x9F) || c == 0xAD || c == 0x34F || c == 0x61C || in(c, 0x200B, 0x200F) ||
           in(c, 0x2028, 0x202E) || in(c, 0x2060, 0x206F) || in(c, 0xFE00, 0xFE0F) || c == 0xFEFF ||
           in(c, 0x180B, 0x180F) || in(c, 0xE0000, 0xE0FFF);
}

char32_t as_shown(char32_t c) {
    return in(c, 0x09, 0x0C) || c == 0x85 || c == 0x2028 || c == 0x2029 ? U' ' : c;
}

bool needs_shaping(char32_t c) {
    return c >= 0x300 && in_any(shaped, c);
}

bool is_regional_indicator(char32_t c) {
    return in(c, 0x1F1E6, 0x1F1FF);
}

bool is_pictograph(char32_t c) {
    return in(c, 0x1F000, 0x1FAFF) || in(c, 0x2300, 0x23FF) || in(c, 0x2600, 0x27BF) ||
           in(c, 0x2B00, 0x2BFF) || in(c, 0x25A0, 0x25FF);
}

bool is_emoji(std::span<const char32_t> cluster) {
    if (cluster.empty()) return false;
    const auto has = [&](char32_t wanted) {
        return std::find(cluster.begin(), cluster.end(), wanted) != cluster.end();
    };
    if (has(0xFE0E)) return false;
    const char32_t first = cluster.front();
    if (in(first, 0x1F000, 0x1FAFF) || in_any(emoji_by_nature, first)) return true;
    if (first < 0x80) return has(0x20E3); // a keycap
    if (has(0xFE0F)) return true;
    return is_pictograph(first) &&
           std::any_of(cluster.begin(), cluster.end(), [](char32_t c) { return in(c, 0x1F3FB, 0x1F3FF); });
}

std::vector<const char*> families_of(Script script, bool serif) {
    for (const Family& family : families) {
        if (family.script != script) continue;
        if (serif) return {family.serif, family.sans};
        return {family.sans, family.serif};
    }
    return {};
}

} // namespace dateline::paint
