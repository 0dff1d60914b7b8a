#include "paint/font_files.h"

namespace dateline::paint {
namespace {

bool is_serif(scene::Font font) {
    return font == scene::Font::serif || font == scene::Font::serif_bold;
}
bool is_bold(scene::Font font) {
    return font == scene::Font::sans_bold || font == scene::Font::serif_bold;
}

// First what is made for the script.
platform::FontWish wish_for(scene::Font font, Script script) {
    static constexpr const char* sans[] = {"Noto Sans CJK KR", "Noto Sans KR", "Source Han Sans KR",
                                           "Pretendard",       "NanumGothic",  "UnDotum",
                                           "sans-serif"};
    static constexpr const char* serif[] = {"Noto Serif CJK KR", "Noto Serif KR", "Source Han Serif KR",
                                            "NanumMyeongjo",     "UnBatang",      "serif"};
    platform::FontWish wish{families_of(script, is_serif(font)), is_bold(font)};
    if (is_serif(font))
        wish.families.insert(wish.families.end(), std::begin(serif), std::end(serif));
    else
        wish.families.insert(wish.families.end(), std::begin(sans), std::end(sans));
    return wish;
}

} // namespace

std::optional<platform::FontFile> FontFiles::primary(scene::Font font) const {
    return platform::best_font(wish_for(font, {}));
}

std::vector<platform::FontFile> FontFiles::with_code_points(scene::Font font, Script script,
                                                            std::span<const char32_t> code_points,
                                                            std::size_t most) {
    auto& sorted = sorted_[{font, families_of(script, false).empty() ? Script{} : script}];
    if (!sorted) sorted = std::make_unique<platform::SortedFonts>(wish_for(font, script));
    return sorted->with_code_points(code_points, most);
}

std::vector<platform::FontFile> FontFiles::with_colour_emoji(std::size_t most) const {
    return platform::colour_emoji_fonts(most);
}

} // namespace dateline::paint
