#pragma once
// Which font files to use, as fontconfig knows them: one for each of the scene's four fonts, for code points
// that it lacks the next best file that has them, and one with emoji in colour. Sorting all fonts waits until
// a glyph is missing. Knows nothing of glyphs and sizes.

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "paint/font_script.h"
#include "paint/fonts.h"

namespace dateline::paint {

class FontFiles {
  public:
    FontFiles();
    ~FontFiles();
    FontFiles(const FontFiles&) = delete;
    FontFiles& operator=(const FontFiles&) = delete;

    std::optional<FontFile> primary(scene::Font font) const;
    // The best outline fonts with all of these code points, best first, at most `most`.
    std::vector<FontFile> with_code_points(scene::Font font, Script script,
                                           std::span<const char32_t> code_points, std::size_t most);
    std::vector<FontFile> with_colour_emoji(std::size_t most) const;

  private:
    struct Sorted; // fontconfig's list for one font, best first
    std::map<std::pair<scene::Font, Script>, std::unique_ptr<Sorted>> sorted_;
};

} // namespace dateline::paint
