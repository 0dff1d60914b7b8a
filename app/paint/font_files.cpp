#include "paint/font_files.h"

#include <fontconfig/fontconfig.h>

namespace dateline::paint {
namespace {

struct DestroyPattern {
    void operator()(FcPattern* pattern) const { FcPatternDestroy(pattern); }
};
using Pattern = std::unique_ptr<FcPattern, DestroyPattern>;

const FcChar8* fc(const char* text) {
    return reinterpret_cast<const FcChar8*>(text);
}

bool is_serif(scene::Font font) {
    return font == scene::Font::serif || font == scene::Font::serif_bold;
}
bool is_bold(scene::Font font) {
    return font == scene::Font::sans_bold || font == scene::Font::serif_bold;
}

Pattern wanted(scene::Font font) {
    static constexpr const char* sans[] = {"Noto Sans CJK KR", "Noto Sans KR", "Source Han Sans KR",
                                           "Pretendard",       "NanumGothic",  "UnDotum",
                                           "sans-serif"};
    static constexpr const char* serif[] = {"Noto Serif CJK KR", "Noto Serif KR", "Source Han Serif KR",
                                            "NanumMyeongjo",     "UnBatang",      "serif"};
    Pattern pattern(FcPatternCreate());
    if (is_serif(font))
        for (const char* family : serif)
            FcPatternAddString(pattern.get(), FC_FAMILY, fc(family));
    else
        for (const char* family : sans)
            FcPatternAddString(pattern.get(), FC_FAMILY, fc(family));
    FcPatternAddInteger(pattern.get(), FC_WEIGHT, is_bold(font) ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
    FcPatternAddInteger(pattern.get(), FC_SLANT, FC_SLANT_ROMAN);
    FcPatternAddString(pattern.get(), FC_LANG, fc("ko"));
    FcPatternAddBool(pattern.get(), FC_OUTLINE, FcTrue);
    FcPatternAddBool(pattern.get(), FC_COLOR, FcFalse);
    FcConfigSubstitute(nullptr, pattern.get(), FcMatchPattern);
    FcDefaultSubstitute(pattern.get());
    return pattern;
}

// Colour and bitmap fonts have no outlines that all painters could draw alike.
std::optional<FontFile> usable_file(FcPattern* pattern) {
    FcBool outline = FcFalse, colour = FcFalse;
    if (FcPatternGetBool(pattern, FC_OUTLINE, 0, &outline) != FcResultMatch || outline == FcFalse) return {};
    if (FcPatternGetBool(pattern, FC_COLOR, 0, &colour) == FcResultMatch && colour != FcFalse) return {};
    FcChar8* path = nullptr;
    if (FcPatternGetString(pattern, FC_FILE, 0, &path) != FcResultMatch) return {};
    FontFile file;
    file.path = reinterpret_cast<const char*>(path);
    FcPatternGetInteger(pattern, FC_INDEX, 0, &file.index);
    // A face of a collection lists its family in several languages; the English name is the one programs
    // know.
    FcChar8* family = nullptr;
    FcChar8* language = nullptr;
    for (int i = 0; FcPatternGetString(pattern, FC_FAMILY, i, &family) == FcResultMatch; ++i) {
        const bool english = FcPatternGetString(pattern, FC_FAMILYLANG, i, &language) == FcResultMatch &&
                             std::string_view(reinterpret_cast<const char*>(language)) == "en";
        if (i == 0 || english) file.family = reinterpret_cast<const char*>(family);
        if (english) break;
    }
    return file;
}

} // namespace

struct FontFiles::Sorted {
    FcFontSet* set = nullptr;
    Sorted() = default;
    Sorted(const Sorted&) = delete;
    Sorted& operator=(const Sorted&) = delete;
    ~Sorted() {
        if (set != nullptr) FcFontSetDestroy(set);
    }
};

FontFiles::FontFiles() {
    FcInit();
}
FontFiles::~FontFiles() = default;

std::optional<FontFile> FontFiles::primary(scene::Font font) const {
    FcResult result = FcResultNoMatch;
    const Pattern match(FcFontMatch(nullptr, wanted(font).get(), &result));
    if (!match) return {};
    return usable_file(match.get());
}

std::vector<FontFile> FontFiles::with_code_point(scene::Font font, char32_t code_point, std::size_t most) {
    auto& sorted = sorted_.at(static_cast<std::size_t>(font));
    if (!sorted) {
        sorted = std::make_unique<Sorted>();
        FcResult result = FcResultNoMatch;
        sorted->set = FcFontSort(nullptr, wanted(font).get(), FcFalse, nullptr, &result);
    }
    std::vector<FontFile> files;
    for (int i = 0; sorted->set != nullptr && i < sorted->set->nfont && files.size() < most; ++i) {
        FcPattern* pattern = sorted->set->fonts[i];
        FcCharSet* characters = nullptr;
        if (FcPatternGetCharSet(pattern, FC_CHARSET, 0, &characters) != FcResultMatch) continue;
        if (FcCharSetHasChar(characters, code_point) == FcFalse) continue;
        if (auto file = usable_file(pattern)) files.push_back(std::move(*file));
    }
    return files;
}

} // namespace dateline::paint
