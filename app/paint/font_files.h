#pragma once
// Which font files to use, as fontconfig knows them: one for each of the scene's four fonts, and for code
// points that it lacks the next best file that has them. Outline fonts only; sorting all fonts waits until a
// glyph is missing. Knows nothing of glyphs and sizes.

#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "paint/fonts.h"

namespace dateline::paint {

class FontFiles {
  public:
    FontFiles();
    ~FontFiles();
    FontFiles(const FontFiles&) = delete;
    FontFiles& operator=(const FontFiles&) = delete;

    std::optional<FontFile> primary(scene::Font font) const;
    // The best files with this code point, best first, at most `most`.
    std::vector<FontFile> with_code_point(scene::Font font, char32_t code_point, std::size_t most);

  private:
    struct Sorted; // fontconfig's list for one font, best first
    std::array<std::unique_ptr<Sorted>, 4> sorted_;
};

} // namespace dateline::paint
