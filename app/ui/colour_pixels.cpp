#include "ui/colour_pixels.h"

#include <epoxy/gl.h>

#include <algorithm>

namespace dateline::ui {

ColourPixels::~ColourPixels() {
    if (texture_ != 0) glDeleteTextures(1, &texture_);
}

std::optional<ColourPixels::Place> ColourPixels::add(std::span<const std::uint8_t> pixels, int width_px,
                                                     int height_px) {
    if (width_px >= side_px || height_px >= side_px) return std::nullopt;
    if (shelf_x_ + width_px + 1 > side_px) {
        shelf_x_ = 0;
        shelf_y_ += shelf_height_ + 1;
        shelf_height_ = 0;
    }
    if (shelf_y_ + height_px + 1 > side_px) return std::nullopt;
    pixels_.resize(std::size_t{side_px} * side_px * 4);
    const Place place{shelf_x_, shelf_y_};
    shelf_x_ += width_px + 1;
    shelf_height_ = std::max(shelf_height_, height_px);
    const std::uint8_t* from = pixels.data();
    for (int y = 0; y < height_px; ++y) {
        const auto row = static_cast<std::size_t>(place.y) + static_cast<std::size_t>(y);
        std::uint8_t* to = &pixels_[(row * side_px + static_cast<std::size_t>(place.x)) * 4];
        for (int x = 0; x < width_px; ++x, from += 4, to += 4) {
            const int alpha = from[3];
            const auto whole = [alpha](int part) {
                return static_cast<std::uint8_t>(
                    alpha == 0 ? 0 : std::min(255, (part * 255 + alpha / 2) / alpha));
            };
            to[0] = whole(from[2]);
            to[1] = whole(from[1]);
            to[2] = whole(from[0]);
            to[3] = from[3];
        }
    }
    changed_ = true;
    return place;
}

std::uint32_t ColourPixels::texture() {
    if (texture_ != 0) return texture_;
    glGenTextures(1, &texture_);
    glBindTexture(GL_TEXTURE_2D, texture_);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, side_px, side_px, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    changed_ = !pixels_.empty();
    return texture_;
}

void ColourPixels::clear() {
    shelf_x_ = shelf_y_ = shelf_height_ = 0;
}

void ColourPixels::upload() {
    if (!changed_) return;
    glBindTexture(GL_TEXTURE_2D, texture());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    const int rows = std::min(shelf_y_ + shelf_height_ + 1, side_px);
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, side_px, rows, GL_RGBA, GL_UNSIGNED_BYTE, pixels_.data());
    changed_ = false;
}

} // namespace dateline::ui
