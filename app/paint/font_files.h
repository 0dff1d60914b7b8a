#pragma once
// Which font files to use: one for each of the scene's four fonts, for code points that it lacks the next
// best file that has them, and one with emoji in colour. Sorting all fonts waits until a glyph is missing.

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "paint/font_script.h"
#include "platform/font_lookup.h"
#include "scene/text.h"

namespace dateline::paint {

class FontFiles {
  public:
    std::optional<platform::FontFile> primary(scene::Font font) const;
    // The best outline fonts with all of these code points, best first, at most `most`.
    std::vector<platform::FontFile> with_code_points(scene::Font font, Script script,
                                                     std::span<const char32_t> code_points, std::size_t most);
    std::vector<platform::FontFile> with_colour_emoji(std::size_t most) const;

  private:
    std::map<std::pair<scene::Font, Script>, std::unique_ptr<platform::SortedFonts>> sorted_;
};

} // namespace dateline::paint
