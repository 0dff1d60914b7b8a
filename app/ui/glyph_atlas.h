#pragma once
// Text on the screen: rasterised as it is needed into Dear ImGui's own font texture, so that text and shapes
// are one draw call. A line of text is one rectangle, put together from its glyphs once: a software renderer
// takes as long for the rectangle of a letter as for the pixels in it. So is a disc, which Dear ImGui would
// draw as a hundred triangles. Emoji have colours, and a texture of their own. The one place that knows how
// this version of Dear ImGui keeps its fonts.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/colour.h"
#include "base/geometry.h"
#include "paint/fonts.h"
#include "ui/atlas_pixels.h"
#include "ui/colour_pixels.h"

struct ImDrawList;
struct ImFont;

namespace dateline::ui {

class GlyphAtlas {
  public:
    // After Dear ImGui's context is there. Text can be drawn at once.
    explicit GlyphAtlas(const paint::FontBook& fonts) : fonts_(fonts) {}

    void make_texture() { pixels_.make_texture(); }
    // `device_scale`: framebuffer pixels a unit. `input_size`: of the font for text fields, in units.
    void begin_frame(float device_scale, float input_size);
    // Begins on a whole pixel.
    void draw(ImDrawList& list, base::Point baseline, std::string_view text, scene::Font font, float size,
              base::Colour colour);
    // Its edge is smooth; its centre lies on a whole or half pixel.
    void draw_disc(ImDrawList& list, base::Point centre, float radius, base::Colour colour);
    // Text fields draw with Dear ImGui's font: gives it the glyphs of `text`.
    void require_input_text(std::string_view text);
    void upload() {
        pixels_.upload();
        colours_.upload();
    }

  private:
    struct Entry {
        int x = 0, y = 0;                             // in the texture
        int left = 0, top = 0, width = 0, height = 0; // device pixels, from the pen; top below it positive
        bool coloured = false;                        // in the other texture
        bool visible() const { return width > 0; }
    };
    struct PlacedEntry {
        Entry entry;
        int x = 0, y = 0; // of its pen, from the line's
    };
    struct Line { // of text, as it was asked for
        std::string text;
        scene::Font font = scene::Font::sans;
        float device_size = 0;
        Entry entry;
        std::vector<PlacedEntry> emoji = {};
    };

    const Entry& find(int face, std::uint32_t glyph, float device_size, int quarter);
    Entry rasterised(int face, std::uint32_t glyph, float device_size, int quarter);
    std::vector<PlacedEntry> placed(std::string_view text, scene::Font font, float size);
    const Line* line_of(std::string_view text, scene::Font font, float size);
    const Entry& disc(int diameter_px);
    static bool is_emoji(const PlacedEntry& glyph);
    bool put_together(const std::vector<PlacedEntry>& glyphs, Entry& into);
    void add(ImDrawList& list, const Entry& entry, float x, float y, std::uint32_t colour) const;
    void add_emoji(ImDrawList& list, const std::vector<PlacedEntry>& glyphs, float x, float y,
                   std::uint8_t alpha);
    void reset_input_font(float size);

    const paint::FontBook& fonts_;
    AtlasPixels pixels_;
    ColourPixels colours_;
    bool full_ = false; // cleared before the next frame, which draws what it needs anew
    int frames_since_clear_ = 0;
    std::unordered_map<std::uint64_t, Entry> glyphs_;
    std::unordered_map<std::size_t, Line> lines_;
    std::unordered_map<int, Entry> discs_; // by diameter, in device pixels
    float device_scale_ = 1, input_size_ = 0;
    std::unordered_set<char32_t> input_glyphs_;
};

} // namespace dateline::ui
