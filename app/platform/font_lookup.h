#pragma once
// The fonts that are installed, as fontconfig knows them. Knows nothing of glyphs and sizes, nor which fonts
// Dateline prefers.

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dateline::platform {

// Where a face comes from: enough to open it again (FreeType's face index, a variable font's instance
// included).
struct FontFile {
    std::string path;
    int index = 0;
    std::string family;
};

struct FontWish {
    std::vector<const char*> families; // best first
    bool bold = false;
};

// The best upright outline font; none where nothing is installed.
std::optional<FontFile> best_font(const FontWish& wish);
// Emoji in colour, best first, at most `most`.
std::vector<FontFile> colour_emoji_fonts(std::size_t most);

// All of them, in the order in which they suit a wish. Sorting takes tens of milliseconds.
class SortedFonts {
  public:
    explicit SortedFonts(const FontWish& wish);
    ~SortedFonts();
    SortedFonts(const SortedFonts&) = delete;
    SortedFonts& operator=(const SortedFonts&) = delete;

    // Outline fonts with all of these code points, best first, at most `most`.
    std::vector<FontFile> with_code_points(std::span<const char32_t> code_points, std::size_t most) const;

  private:
    struct Set;
    std::unique_ptr<Set> set_;
};

} // namespace dateline::platform
