#include "ui/atlas_pixels.h"

#include <epoxy/gl.h>
#include <imgui.h>

#include <backends/imgui_impl_opengl3.h>

#include <algorithm>
#include <cstring>

namespace dateline::ui {

AtlasPixels::AtlasPixels() {
    build_font();
}

AtlasPixels::~AtlasPixels() {
    glDeleteTextures(1, &texture_);
}

void AtlasPixels::build_font() {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    static const ImWchar latin[] = {0x20, 0x7E, 0};
    ImFontConfig config;
    config.GlyphRanges = latin;
    config.SizePixels = 13;
    atlas.AddFontDefault(&config);
    unsigned char* built = nullptr;
    int width = 0, height = 0;
    atlas.GetTexDataAsAlpha8(&built, &width, &height);
    area_y_ = height + 1;
    use_rows(height);
    for (int y = 0; y < height; ++y)
        std::memcpy(row(0, y), built + static_cast<std::ptrdiff_t>(y) * width,
                    static_cast<std::size_t>(width));
    const ImVec2 shrunk{static_cast<float>(width) / side_px, static_cast<float>(height) / side_px};
    atlas.TexUvScale = ImVec2(1.0F / side_px, 1.0F / side_px);
    atlas.TexUvWhitePixel = ImVec2(atlas.TexUvWhitePixel.x * shrunk.x, atlas.TexUvWhitePixel.y * shrunk.y);
    for (ImVec4& line : atlas.TexUvLines)
        line = ImVec4(line.x * shrunk.x, line.y * shrunk.y, line.z * shrunk.x, line.w * shrunk.y);
    shelf_y_ = area_y_;
    dirty_from_ = 0;
    dirty_to_ = area_y_;
}

void AtlasPixels::make_texture() {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    // The backend insists on uploading a texture of its own, from the pixels that are kept until here.
    ImGui_ImplOpenGL3_CreateDeviceObjects();
    ImGui_ImplOpenGL3_DestroyFontsTexture();
    atlas.ClearTexData();
    atlas.TexWidth = atlas.TexHeight = side_px;
    glGenTextures(1, &texture_);
    glBindTexture(GL_TEXTURE_2D, texture_);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    const GLint swizzle[] = {GL_ONE, GL_ONE, GL_ONE, GL_RED};
    glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, swizzle);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, side_px, side_px, 0, GL_RED, GL_UNSIGNED_BYTE, nullptr);
    // NOLINTNEXTLINE: Dear ImGui's texture handle is a pointer-sized number
    atlas.SetTexID(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(texture_)));
}

std::size_t AtlasPixels::offset(int x, int y) {
    return static_cast<std::size_t>(y) * side_px + static_cast<std::size_t>(x);
}

// Rows are kept, and sent to the texture, only as far down as there is something (and an empty one below).
void AtlasPixels::use_rows(int rows) {
    const std::size_t needed = offset(0, std::min(rows + 1, side_px));
    if (pixels_.size() < needed) pixels_.resize(needed);
}

void AtlasPixels::clear() {
    shelf_x_ = shelf_height_ = 0;
    shelf_y_ = area_y_;
    std::fill(pixels_.begin() + static_cast<std::ptrdiff_t>(offset(0, area_y_)), pixels_.end(),
              std::uint8_t{0});
    dirty_from_ = area_y_;
    dirty_to_ = static_cast<int>(pixels_.size() / side_px);
}

std::optional<AtlasPixels::Place> AtlasPixels::take(int width_px, int height_px) {
    if (width_px >= side_px || height_px >= side_px - area_y_) return std::nullopt;
    if (shelf_x_ + width_px + 1 > side_px) {
        shelf_x_ = 0;
        shelf_y_ += shelf_height_ + 1;
        shelf_height_ = 0;
    }
    if (shelf_y_ + height_px + 1 > side_px) return std::nullopt;
    const Place place{shelf_x_, shelf_y_};
    shelf_x_ += width_px + 1;
    shelf_height_ = std::max(shelf_height_, height_px);
    use_rows(place.y + height_px);
    const bool clean = dirty_from_ == dirty_to_;
    dirty_from_ = clean ? place.y : std::min(dirty_from_, place.y);
    dirty_to_ = std::max(clean ? 0 : dirty_to_, place.y + height_px + 1);
    return place;
}

void AtlasPixels::upload() {
    if (dirty_from_ >= dirty_to_) return;
    glBindTexture(GL_TEXTURE_2D, texture_);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, dirty_from_, side_px, dirty_to_ - dirty_from_, GL_RED,
                    GL_UNSIGNED_BYTE, row(0, dirty_from_));
    dirty_from_ = dirty_to_ = 0;
}

} // namespace dateline::ui
