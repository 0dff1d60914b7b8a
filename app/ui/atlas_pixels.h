#pragma once
// The texture that all text is drawn from: one byte a pixel, packed in rows, kept here and sent to OpenGL as
// it fills. Dear ImGui's own small texture (its white pixel and lines) lies at the top of it.

#include <cstdint>
#include <optional>
#include <vector>

namespace dateline::ui {

class AtlasPixels {
  public:
    static constexpr int side_px = 2048;

    AtlasPixels(); // after Dear ImGui's context is there
    ~AtlasPixels();
    AtlasPixels(const AtlasPixels&) = delete;
    AtlasPixels& operator=(const AtlasPixels&) = delete;

    void make_texture(); // once, when Dear ImGui's OpenGL backend is there; before the first upload

    struct Place {
        int x = 0, y = 0;
    };
    // Room for this many pixels, empty so far and to be filled now; none where there is none left.
    std::optional<Place> take(int width_px, int height_px);
    std::uint8_t* row(int x, int y) { return &pixels_[offset(x, y)]; }
    const std::uint8_t* row(int x, int y) const { return &pixels_[offset(x, y)]; }
    float used_share() const { return static_cast<float>(shelf_y_) / side_px; }
    void clear(); // everything but Dear ImGui's part

    void upload(); // what has been taken since; before Dear ImGui renders

  private:
    void build_font();
    void use_rows(int rows);
    static std::size_t offset(int x, int y);

    std::uint32_t texture_ = 0;
    int area_y_ = 0;                                   // where the rows begin
    int shelf_x_ = 0, shelf_y_ = 0, shelf_height_ = 0; // packed in rows
    int dirty_from_ = 0, dirty_to_ = 0;                // rows to upload
    std::vector<std::uint8_t> pixels_;
};

} // namespace dateline::ui
