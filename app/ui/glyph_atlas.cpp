#include "ui/glyph_atlas.h"

#include <epoxy/gl.h>
#include <imgui.h>

#include <backends/imgui_impl_opengl3.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string>

#include "base/utf8.h"

namespace dateline::ui {

namespace {

constexpr int texture_side_px = 2048;
constexpr float quarters = 4;

std::uint64_t key_of(int face, std::uint32_t glyph, float device_size, int quarter) {
    const auto size = static_cast<std::uint64_t>(std::lround(device_size * quarters)) & 0xFFFFU;
    return (static_cast<std::uint64_t>(face) << 48U) | (static_cast<std::uint64_t>(glyph) << 20U) |
           (size << 2U) | static_cast<std::uint64_t>(quarter);
}

} // namespace

GlyphAtlas::GlyphAtlas(const paint::FontBook& fonts) : fonts_(fonts) {
    build_font();
}

GlyphAtlas::~GlyphAtlas() {
    glDeleteTextures(1, &texture_);
}

// Dear ImGui's own small texture (its white pixel and lines) lies at the top of ours; glyphs come below it.
void GlyphAtlas::build_font() {
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
        std::memcpy(&pixels_[place_of(0, y)], built + static_cast<std::ptrdiff_t>(y) * width,
                    static_cast<std::size_t>(width));
    const ImVec2 shrunk{static_cast<float>(width) / texture_side_px,
                        static_cast<float>(height) / texture_side_px};
    atlas.TexUvScale = ImVec2(1.0F / texture_side_px, 1.0F / texture_side_px);
    atlas.TexUvWhitePixel = ImVec2(atlas.TexUvWhitePixel.x * shrunk.x, atlas.TexUvWhitePixel.y * shrunk.y);
    for (ImVec4& line : atlas.TexUvLines)
        line = ImVec4(line.x * shrunk.x, line.y * shrunk.y, line.z * shrunk.x, line.w * shrunk.y);
    shelf_y_ = area_y_;
    dirty_from_ = 0;
    dirty_to_ = area_y_;
}

void GlyphAtlas::make_texture() {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    // The backend insists on uploading a texture of its own, from the pixels that are kept until here.
    ImGui_ImplOpenGL3_CreateDeviceObjects();
    ImGui_ImplOpenGL3_DestroyFontsTexture();
    atlas.ClearTexData();
    atlas.TexWidth = atlas.TexHeight = texture_side_px;
    glGenTextures(1, &texture_);
    glBindTexture(GL_TEXTURE_2D, texture_);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    const GLint swizzle[] = {GL_ONE, GL_ONE, GL_ONE, GL_RED};
    glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, swizzle);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, texture_side_px, texture_side_px, 0, GL_RED, GL_UNSIGNED_BYTE,
                 nullptr);
    // NOLINTNEXTLINE: Dear ImGui's texture handle is a pointer-sized number
    atlas.SetTexID(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(texture_)));
}

std::size_t GlyphAtlas::place_of(int x, int y) {
    return static_cast<std::size_t>(y) * texture_side_px + static_cast<std::size_t>(x);
}

// Rows are kept, and sent to the texture, only as far down as there are glyphs (and an empty one below them).
void GlyphAtlas::use_rows(int rows) {
    const std::size_t needed = place_of(0, std::min(rows + 1, texture_side_px));
    if (pixels_.size() < needed) pixels_.resize(needed);
}

void GlyphAtlas::clear_glyphs() {
    entries_.clear();
    input_glyphs_.clear();
    shelf_x_ = shelf_height_ = 0;
    shelf_y_ = area_y_;
    full_ = false;
    std::fill(pixels_.begin() + static_cast<std::ptrdiff_t>(place_of(0, area_y_)), pixels_.end(),
              std::uint8_t{0});
    dirty_from_ = area_y_;
    dirty_to_ = static_cast<int>(pixels_.size() / texture_side_px);
}

void GlyphAtlas::begin_frame(float device_scale, float input_size) {
    // Full: what this frame needs is drawn anew. Far more than a screen of text fits.
    if (full_) {
        clear_glyphs();
        input_size_ = 0;
    }
    if (device_scale != device_scale_ || input_size != input_size_) {
        device_scale_ = device_scale;
        reset_input_font(input_size);
    }
}

void GlyphAtlas::reset_input_font(float size) {
    input_size_ = size;
    input_glyphs_.clear();
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    ImFont* font = atlas.Fonts[0];
    font->ClearOutputData();
    font->ContainerAtlas = &atlas;
    font->FontSize = size;
    font->Scale = 1;
    font->FallbackChar = static_cast<ImWchar>('?');
    font->EllipsisChar = static_cast<ImWchar>('.');
    const scene::FontMetrics metrics = fonts_.metrics(scene::Font::sans, size);
    font->Ascent = metrics.ascent_px;
    font->Descent = -metrics.descent_px;
    std::string latin;
    for (char c = ' '; c <= '~'; ++c)
        latin += c;
    require_input_text(latin);
}

void GlyphAtlas::require_input_text(std::string_view text) {
    ImFont* font = ImGui::GetIO().Fonts->Fonts[0];
    bool added = false;
    // A glyph's top counts from the top of the line, which Dear ImGui makes FontSize high.
    const scene::FontMetrics metrics = fonts_.metrics(scene::Font::sans, input_size_);
    const float baseline =
        std::round((input_size_ - (metrics.ascent_px + metrics.descent_px)) / 2 + metrics.ascent_px);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t from = at;
        const char32_t code = base::next_code_point(text, &at);
        if (code < 0x20 || code > 0xFFFF || !input_glyphs_.insert(code).second) continue;
        const auto run = fonts_.place(text.substr(from, at - from), scene::Font::sans, input_size_);
        if (run.empty()) continue;
        const Entry entry = find(run.front().face, run.front().glyph, input_size_ * device_scale_, 0);
        const float s = 1 / device_scale_;
        font->AddGlyph(nullptr, static_cast<ImWchar>(code), entry.left * s, baseline + entry.top * s,
                       (entry.left + entry.width) * s, baseline + (entry.top + entry.height) * s, entry.u0,
                       entry.v0, entry.u1, entry.v1, std::round(run.front().advance));
        added = true;
    }
    if (added) font->BuildLookupTable();
}

GlyphAtlas::Entry GlyphAtlas::rasterised(int face, std::uint32_t glyph, float device_size, int quarter) {
    const paint::GlyphBitmap bitmap =
        fonts_.rasterise(face, glyph, device_size, static_cast<float>(quarter) / quarters);
    Entry entry;
    if (bitmap.width_px <= 0 || bitmap.height_px <= 0) return entry;
    if (bitmap.width_px >= texture_side_px || bitmap.height_px >= texture_side_px - area_y_) return entry;
    if (shelf_x_ + bitmap.width_px + 1 > texture_side_px) {
        shelf_x_ = 0;
        shelf_y_ += shelf_height_ + 1;
        shelf_height_ = 0;
    }
    if (shelf_y_ + bitmap.height_px + 1 > texture_side_px) {
        full_ = true;
        return entry;
    }
    const int x = shelf_x_, y = shelf_y_;
    shelf_x_ += bitmap.width_px + 1;
    shelf_height_ = std::max(shelf_height_, bitmap.height_px);
    use_rows(y + bitmap.height_px);
    const auto row = static_cast<std::size_t>(bitmap.width_px);
    for (int i = 0; i < bitmap.height_px; ++i)
        std::memcpy(&pixels_[place_of(x, y + i)], &bitmap.coverage[static_cast<std::size_t>(i) * row], row);
    const bool clean = dirty_from_ == dirty_to_;
    dirty_from_ = clean ? y : std::min(dirty_from_, y);
    dirty_to_ = std::max(clean ? 0 : dirty_to_, y + bitmap.height_px + 1);
    entry.u0 = static_cast<float>(x) / texture_side_px;
    entry.v0 = static_cast<float>(y) / texture_side_px;
    entry.u1 = static_cast<float>(x + bitmap.width_px) / texture_side_px;
    entry.v1 = static_cast<float>(y + bitmap.height_px) / texture_side_px;
    entry.left = static_cast<float>(bitmap.left_px);
    entry.top = static_cast<float>(-bitmap.top_px);
    entry.width = static_cast<float>(bitmap.width_px);
    entry.height = static_cast<float>(bitmap.height_px);
    entry.visible = true;
    return entry;
}

const GlyphAtlas::Entry& GlyphAtlas::find(int face, std::uint32_t glyph, float device_size, int quarter) {
    const std::uint64_t key = key_of(face, glyph, device_size, quarter);
    const auto found = entries_.find(key);
    if (found != entries_.end()) return found->second;
    return entries_.emplace(key, rasterised(face, glyph, device_size, quarter)).first->second;
}

void GlyphAtlas::draw(ImDrawList& list, base::Point baseline, std::string_view text, scene::Font font,
                      float size, base::Colour colour) {
    if (!std::isfinite(baseline.x) || !std::isfinite(baseline.y) || colour.alpha == 0) return;
    const auto run = fonts_.place(text, font, size);
    if (run.empty()) return;
    const ImU32 packed = IM_COL32(colour.red, colour.green, colour.blue, colour.alpha);
    const float device_size = size * device_scale_;
    const float y = std::round(baseline.y * device_scale_);
    const float right = list.GetClipRectMax().x * device_scale_;
    int drawn = 0;
    list.PrimReserve(static_cast<int>(run.size()) * 6, static_cast<int>(run.size()) * 4);
    for (const paint::PlacedGlyph& glyph : run) {
        const float pen = (baseline.x + glyph.x) * device_scale_;
        if (pen > right) break;
        const float quarter_steps = std::round(pen * quarters);
        const float whole = std::floor(quarter_steps / quarters);
        const Entry& e =
            find(glyph.face, glyph.glyph, device_size, static_cast<int>(quarter_steps - whole * quarters));
        if (!e.visible) continue;
        const float s = 1 / device_scale_;
        const ImVec2 low{(whole + e.left) * s, (y + e.top) * s};
        list.PrimRectUV(low, {low.x + e.width * s, low.y + e.height * s}, {e.u0, e.v0}, {e.u1, e.v1}, packed);
        ++drawn;
    }
    const int unused = static_cast<int>(run.size()) - drawn;
    list.PrimUnreserve(unused * 6, unused * 4);
}

void GlyphAtlas::upload() {
    if (dirty_from_ >= dirty_to_) return;
    glBindTexture(GL_TEXTURE_2D, texture_);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, dirty_from_, texture_side_px, dirty_to_ - dirty_from_, GL_RED,
                    GL_UNSIGNED_BYTE, &pixels_[place_of(0, dirty_from_)]);
    dirty_from_ = dirty_to_ = 0;
}

} // namespace dateline::ui
