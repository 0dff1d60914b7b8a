#include "platform/font_lookup.h"

#include <algorithm>
#include <string_view>

#include <fontconfig/fontconfig.h>

namespace dateline::platform {
namespace {

struct DestroyPattern {
    void operator()(FcPattern* pattern) const { FcPatternDestroy(pattern); }
};
using Pattern = std::unique_ptr<FcPattern, DestroyPattern>;

const FcChar8* fc(const char* text) {
    return reinterpret_cast<const FcChar8*>(text);
}

Pattern pattern_of(const FontWish& wish) {
    FcInit();
    Pattern pattern(FcPatternCreate());
    for (const char* family : wish.families)
        FcPatternAddString(pattern.get(), FC_FAMILY, fc(family));
    FcPatternAddInteger(pattern.get(), FC_WEIGHT, wish.bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
    FcPatternAddInteger(pattern.get(), FC_SLANT, FC_SLANT_ROMAN);
    FcPatternAddString(pattern.get(), FC_LANG, fc("ko"));
    FcPatternAddBool(pattern.get(), FC_OUTLINE, FcTrue);
    FcPatternAddBool(pattern.get(), FC_COLOR, FcFalse);
    FcConfigSubstitute(nullptr, pattern.get(), FcMatchPattern);
    FcDefaultSubstitute(pattern.get());
    return pattern;
}

bool says(FcPattern* pattern, const char* property) {
    FcBool value = FcFalse;
    return FcPatternGetBool(pattern, property, 0, &value) == FcResultMatch && value != FcFalse;
}

// Words are drawn from outlines: those all painters draw alike.
bool has_outlines(FcPattern* pattern) {
    return says(pattern, FC_OUTLINE) && !says(pattern, FC_COLOR);
}

std::optional<FontFile> file_of(FcPattern* pattern) {
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

std::optional<FontFile> best_font(const FontWish& wish) {
    FcResult result = FcResultNoMatch;
    const Pattern match(FcFontMatch(nullptr, pattern_of(wish).get(), &result));
    if (!match || !has_outlines(match.get())) return {};
    return file_of(match.get());
}

struct SortedFonts::Set {
    FcFontSet* fonts = nullptr;
    Set() = default;
    Set(const Set&) = delete;
    Set& operator=(const Set&) = delete;
    ~Set() {
        if (fonts != nullptr) FcFontSetDestroy(fonts);
    }
};

SortedFonts::SortedFonts(const FontWish& wish) : set_(std::make_unique<Set>()) {
    FcResult result = FcResultNoMatch;
    set_->fonts = FcFontSort(nullptr, pattern_of(wish).get(), FcFalse, nullptr, &result);
}
SortedFonts::~SortedFonts() = default;

std::vector<FontFile> SortedFonts::with_code_points(std::span<const char32_t> code_points,
                                                    std::size_t most) const {
    std::vector<FontFile> files;
    const FcFontSet* set = set_->fonts;
    for (int i = 0; set != nullptr && i < set->nfont && files.size() < most; ++i) {
        FcPattern* pattern = set->fonts[i];
        FcCharSet* characters = nullptr;
        if (FcPatternGetCharSet(pattern, FC_CHARSET, 0, &characters) != FcResultMatch) continue;
        const bool all = std::all_of(code_points.begin(), code_points.end(), [characters](char32_t c) {
            return FcCharSetHasChar(characters, c) != FcFalse;
        });
        if (!all || !has_outlines(pattern)) continue;
        if (auto file = file_of(pattern)) files.push_back(std::move(*file));
    }
    return files;
}

std::vector<FontFile> colour_emoji_fonts(std::size_t most) {
    FcInit();
    const Pattern pattern(FcPatternCreate());
    FcPatternAddString(pattern.get(), FC_FAMILY, fc("emoji"));
    FcPatternAddBool(pattern.get(), FC_COLOR, FcTrue);
    FcConfigSubstitute(nullptr, pattern.get(), FcMatchPattern);
    FcDefaultSubstitute(pattern.get());
    FcResult result = FcResultNoMatch;
    FcFontSet* set = FcFontSort(nullptr, pattern.get(), FcFalse, nullptr, &result);
    std::vector<FontFile> files;
    for (int i = 0; set != nullptr && i < set->nfont && files.size() < most; ++i) {
        FcCharSet* characters = nullptr;
        if (!says(set->fonts[i], FC_COLOR) ||
            FcPatternGetCharSet(set->fonts[i], FC_CHARSET, 0, &characters) != FcResultMatch ||
            FcCharSetHasChar(characters, U'😀') == FcFalse)
            continue;
        if (auto file = file_of(set->fonts[i])) files.push_back(std::move(*file));
    }
    if (set != nullptr) FcFontSetDestroy(set);
    return files;
}

} // namespace dateline::platform
