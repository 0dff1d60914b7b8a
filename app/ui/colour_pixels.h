#pragma once
// The texture of glyphs that have colours of their own: emoji. Made when the first is drawn; packed in rows.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace dateline::ui {

class ColourPixels {
  public:
    static constexpr int side_px = 1024;

    ColourPixels() = default;
    ~ColourPixels();
    ColourPixels(const ColourPixels&) = delete;
    ColourPixels& operator=(const ColourPixels&) = delete;

    struct Place {
        int x = 0, y = 0;
    };
    // Where these pixels (blue, green, red, alpha; premultiplied) lie now; none where there is no room left.
    std::optional<Place> add(std::span<const std::uint8_t> pixels, int width_px, int height_px);
    std::uint32_t texture(); // in the frame's thread
    void clear();
    void upload(); // what has been added since; before Dear ImGui renders

  private:
    std::uint32_t texture_ = 0;
    int shelf_x_ = 0, shelf_y_ = 0, shelf_height_ = 0;
    bool changed_ = false;
    std::vector<std::uint8_t> pixels_; // red, green, blue, alpha; not premultiplied
};

} // namespace dateline::ui
