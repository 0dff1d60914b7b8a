#pragma once
// Glyphs on the screen: rasterised as the text needs them into Dear ImGui's own font texture, so that text
// and shapes are one draw call. The one place that knows how this version of Dear ImGui keeps its fonts.

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/colour.h"
#include "base/geometry.h"
#include "paint/fonts.h"

struct ImDrawList;
struct ImFont;

namespace dateline::ui {

class GlyphAtlas {
  public:
    // After Dear ImGui's context is there. Text can be drawn at once.
    explicit GlyphAtlas(const paint::FontBook& fonts);
    ~GlyphAtlas();
    GlyphAtlas(const GlyphAtlas&) = delete;
    GlyphAtlas& operator=(const GlyphAtlas&) = delete;

    void make_texture(); // once, when Dear ImGui's OpenGL backend is there; before the first upload
    // `device_scale`: framebuffer pixels a unit. `input_size`: of the font for text fields, in units.
    void begin_frame(float device_scale, float input_size);
    void draw(ImDrawList& list, base::Point baseline, std::string_view text, scene::Font font, float size,
              base::Colour colour);
    // Text fields draw with Dear ImGui's font: gives it the glyphs of `text`.
    void require_input_text(std::string_view text);
    void upload(); // the new glyphs; before Dear ImGui renders

  private:
    struct Entry {
        float u0 = 0, v0 = 0, u1 = 0, v1 = 0;           // of the texture
        float left = 0, top = 0, width = 0, height = 0; // device pixels, from the pen; top below it positive
        bool visible = false;
    };
    const Entry& find(int face, std::uint32_t glyph, float device_size, int quarter);
    Entry rasterised(int face, std::uint32_t glyph, float device_size, int quarter);
    void build_font();
    void clear_glyphs();
    void use_rows(int rows);
    static std::size_t place_of(int x, int y); // in pixels_
    void reset_input_font(float size);

    const paint::FontBook& fonts_;
    std::uint32_t texture_ = 0;
    int area_y_ = 0;                                   // where the rows of glyphs begin
    int shelf_x_ = 0, shelf_y_ = 0, shelf_height_ = 0; // packed in rows
    int dirty_from_ = 0, dirty_to_ = 0;                // rows to upload
    bool full_ = false;
    std::vector<std::uint8_t> pixels_;
    std::unordered_map<std::uint64_t, Entry> entries_;
    float device_scale_ = 1, input_size_ = 0;
    std::unordered_set<char32_t> input_glyphs_;
};

} // namespace dateline::ui
