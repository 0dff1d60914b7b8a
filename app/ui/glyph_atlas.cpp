#include "ui/glyph_atlas.h"

#include <imgui.h>

#include <algorithm>
#include <climits>
#include <cmath>
#include <cstring>
#include <functional>
#include <iterator>

#include "base/utf8.h"

namespace dateline::ui {

namespace {

constexpr float quarters = 4;
constexpr int longest_line_px = 1000, widest_disc_px = 200;
// Lines leave the glyphs room; and where a screen has more text than that, most of it stays glyphs, rather
// than that all is put together anew in each frame.
constexpr float max_used_by_lines = 0.75F;
constexpr int frames_between_clears = 120;

std::uint64_t key_of(int face, std::uint32_t glyph, float device_size, int quarter) {
    const auto size = static_cast<std::uint64_t>(std::lround(device_size * quarters)) & 0xFFFFU;
    return (static_cast<std::uint64_t>(face) << 48U) | (static_cast<std::uint64_t>(glyph) << 20U) |
           (size << 2U) | static_cast<std::uint64_t>(quarter);
}

std::size_t hash_of(std::string_view text, scene::Font font, float device_size) {
    const std::size_t look = std::hash<float>{}(device_size)*4 + static_cast<std::size_t>(font);
    return std::hash<std::string_view>{}(text) ^ (look * 0x9E3779B97F4A7C15U);
}

// As if one were drawn upon the other.
std::uint8_t together(std::uint8_t a, std::uint8_t b) {
    return static_cast<std::uint8_t>(a + b - a * b / 255);
}

} // namespace

void GlyphAtlas::begin_frame(float device_scale, float input_size) {
    ++frames_since_clear_;
    if (full_) {
        glyphs_.clear();
        lines_.clear();
        discs_.clear();
        input_glyphs_.clear();
        pixels_.clear();
        colours_.clear();
        full_ = false;
        frames_since_clear_ = 0;
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
        const Entry e = find(run.front().face, run.front().glyph, input_size_ * device_scale_, 0);
        if (e.coloured) continue; // Dear ImGui's fields draw letters of one colour
        const float s = 1 / device_scale_;
        constexpr float texel = 1.0F / AtlasPixels::side_px;
        const auto f = [](int number) { return static_cast<float>(number); };
        font->AddGlyph(nullptr, static_cast<ImWchar>(code), f(e.left) * s, baseline + f(e.top) * s,
                       f(e.left + e.width) * s, baseline + f(e.top + e.height) * s, f(e.x) * texel,
                       f(e.y) * texel, f(e.x + e.width) * texel, f(e.y + e.height) * texel,
                       std::round(run.front().advance));
        added = true;
    }
    if (added) font->BuildLookupTable();
}

GlyphAtlas::Entry GlyphAtlas::rasterised(int face, std::uint32_t glyph, float device_size, int quarter) {
    const paint::GlyphBitmap bitmap =
        fonts_.rasterise(face, glyph, device_size, static_cast<float>(quarter) / quarters);
    if (bitmap.width_px <= 0 || bitmap.height_px <= 0) return {};
    if (!bitmap.colours.empty()) {
        const auto place = colours_.add(bitmap.colours, bitmap.width_px, bitmap.height_px);
        full_ = full_ || !place;
        if (!place) return {};
        return {place->x, place->y, bitmap.left_px, -bitmap.top_px, bitmap.width_px, bitmap.height_px, true};
    }
    const auto place = pixels_.take(bitmap.width_px, bitmap.height_px);
    if (!place) {
        full_ = true;
        return {};
    }
    const auto width = static_cast<std::size_t>(bitmap.width_px);
    for (int i = 0; i < bitmap.height_px; ++i)
        std::memcpy(pixels_.row(place->x, place->y + i),
                    &bitmap.coverage[static_cast<std::size_t>(i) * width], width);
    return {place->x, place->y, bitmap.left_px, -bitmap.top_px, bitmap.width_px, bitmap.height_px, false};
}

const GlyphAtlas::Entry& GlyphAtlas::find(int face, std::uint32_t glyph, float device_size, int quarter) {
    const std::uint64_t key = key_of(face, glyph, device_size, quarter);
    const auto found = glyphs_.find(key);
    if (found != glyphs_.end()) return found->second;
    return glyphs_.emplace(key, rasterised(face, glyph, device_size, quarter)).first->second;
}

// The glyphs of a line whose pen begins on a whole pixel.
std::vector<GlyphAtlas::PlacedEntry> GlyphAtlas::placed(std::string_view text, scene::Font font, float size) {
    std::vector<PlacedEntry> result;
    for (const paint::PlacedGlyph& glyph : fonts_.place(text, font, size)) {
        const bool whole_pixels = fonts_.is_coloured(glyph.face);
        const float quarter_steps = whole_pixels ? std::round(glyph.x * device_scale_) * quarters
                                                 : std::round(glyph.x * device_scale_ * quarters);
        const float whole = std::floor(quarter_steps / quarters);
        const Entry& entry = find(glyph.face, glyph.glyph, size * device_scale_,
                                  static_cast<int>(quarter_steps - whole * quarters));
        if (entry.visible())
            result.push_back(
                {entry, static_cast<int>(whole), -static_cast<int>(std::lround(glyph.y * device_scale_))});
    }
    return result;
}

bool GlyphAtlas::is_emoji(const PlacedEntry& glyph) {
    return glyph.entry.coloured;
}

bool GlyphAtlas::put_together(const std::vector<PlacedEntry>& glyphs, Entry& into) {
    int left = INT_MAX, top = INT_MAX, right = INT_MIN, bottom = INT_MIN;
    for (const PlacedEntry& glyph : glyphs) {
        left = std::min(left, glyph.x + glyph.entry.left);
        top = std::min(top, glyph.y + glyph.entry.top);
        right = std::max(right, glyph.x + glyph.entry.left + glyph.entry.width);
        bottom = std::max(bottom, glyph.y + glyph.entry.top + glyph.entry.height);
    }
    if (right - left > longest_line_px) return false;
    const auto place = pixels_.take(right - left, bottom - top);
    if (!place) return false;
    for (const auto& [glyph, pen_x, pen_y] : glyphs) {
        for (int y = 0; y < glyph.height; ++y) {
            const std::uint8_t* from = pixels_.row(glyph.x, glyph.y + y);
            std::uint8_t* to =
                pixels_.row(place->x + pen_x + glyph.left - left, place->y + pen_y + glyph.top - top + y);
            std::transform(from, from + glyph.width, to, to, together);
        }
    }
    into = {place->x, place->y, left, top, right - left, bottom - top, false};
    return true;
}

// Null: it is to be drawn glyph by glyph.
const GlyphAtlas::Line* GlyphAtlas::line_of(std::string_view text, scene::Font font, float size) {
    const float device_size = size * device_scale_;
    const std::size_t key = hash_of(text, font, device_size);
    const auto found = lines_.find(key);
    if (found != lines_.end()) {
        const Line& line = found->second;
        return line.text == text && line.font == font && line.device_size == device_size ? &line : nullptr;
    }
    if (pixels_.used_share() > max_used_by_lines) {
        full_ = full_ || frames_since_clear_ > frames_between_clears;
        return nullptr;
    }
    Line line{std::string(text), font, device_size, {}};
    std::vector<PlacedEntry> glyphs = placed(text, font, size);
    if (full_) return nullptr;
    std::copy_if(glyphs.begin(), glyphs.end(), std::back_inserter(line.emoji), is_emoji);
    std::erase_if(glyphs, is_emoji);
    if (!glyphs.empty() && !put_together(glyphs, line.entry)) return nullptr;
    return &lines_.emplace(key, std::move(line)).first->second;
}

// Cut to the window: Mesa's software renderer takes all that is drawn together with a rectangle that reaches
// out of it apart into triangles.
void GlyphAtlas::add(ImDrawList& list, const Entry& e, float x, float y, std::uint32_t colour) const {
    const float texel = 1.0F / static_cast<float>(e.coloured ? ColourPixels::side_px : AtlasPixels::side_px);
    const ImVec2 window = ImGui::GetIO().DisplaySize;
    const base::Rect whole{x + static_cast<float>(e.left), y + static_cast<float>(e.top),
                           static_cast<float>(e.width), static_cast<float>(e.height)};
    const base::Rect shown =
        base::intersection(whole, {0, 0, window.x * device_scale_, window.y * device_scale_});
    if (shown.empty()) return;
    const float s = 1 / device_scale_;
    const float u = static_cast<float>(e.x) + shown.x - whole.x,
                v = static_cast<float>(e.y) + shown.y - whole.y;
    list.PrimReserve(6, 4);
    list.PrimRectUV({shown.x * s, shown.y * s}, {shown.right() * s, shown.bottom() * s},
                    {u * texel, v * texel}, {(u + shown.width) * texel, (v + shown.height) * texel}, colour);
}

void GlyphAtlas::add_emoji(ImDrawList& list, const std::vector<PlacedEntry>& glyphs, float x, float y,
                           std::uint8_t alpha) {
    if (glyphs.empty()) return;
    // NOLINTNEXTLINE: Dear ImGui's texture handle is a pointer-sized number
    list.PushTextureID(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(colours_.texture())));
    for (const PlacedEntry& glyph : glyphs)
        add(list, glyph.entry, x + static_cast<float>(glyph.x), y + static_cast<float>(glyph.y),
            IM_COL32(255, 255, 255, alpha));
    list.PopTextureID();
}

void GlyphAtlas::draw(ImDrawList& list, base::Point baseline, std::string_view text, scene::Font font,
                      float size, base::Colour colour) {
    if (!std::isfinite(baseline.x) || !std::isfinite(baseline.y) || colour.alpha == 0) return;
    const ImU32 packed = IM_COL32(colour.red, colour.green, colour.blue, colour.alpha);
    const float x = std::round(baseline.x * device_scale_), y = std::round(baseline.y * device_scale_);
    if (const Line* line = line_of(text, font, size)) {
        if (line->entry.visible()) add(list, line->entry, x, y, packed);
        return add_emoji(list, line->emoji, x, y, colour.alpha);
    }
    const float right = list.GetClipRectMax().x * device_scale_;
    std::vector<PlacedEntry> emoji;
    for (const PlacedEntry& glyph : placed(text, font, size)) {
        const float pen = x + static_cast<float>(glyph.x);
        if (pen > right) break;
        if (glyph.entry.coloured)
            emoji.push_back(glyph);
        else
            add(list, glyph.entry, pen, y + static_cast<float>(glyph.y), packed);
    }
    add_emoji(list, emoji, x, y, colour.alpha);
}

const GlyphAtlas::Entry& GlyphAtlas::disc(int diameter_px) {
    const auto [known, is_new] = discs_.try_emplace(diameter_px);
    Entry& entry = known->second;
    if (!is_new) return entry;
    const auto place = pixels_.take(diameter_px, diameter_px);
    if (!place) {
        full_ = true;
        return entry;
    }
    const float radius = static_cast<float>(diameter_px) / 2;
    for (int y = 0; y < diameter_px; ++y) {
        std::uint8_t* row = pixels_.row(place->x, place->y + y);
        for (int x = 0; x < diameter_px; ++x) {
            const float from_centre =
                std::hypot(static_cast<float>(x) + 0.5F - radius, static_cast<float>(y) + 0.5F - radius);
            const float inside = std::clamp(radius - from_centre + 0.5F, 0.0F, 1.0F);
            row[x] = static_cast<std::uint8_t>(std::lround(inside * 255));
        }
    }
    entry = {place->x, place->y, 0, 0, diameter_px, diameter_px, false};
    return entry;
}

void GlyphAtlas::draw_disc(ImDrawList& list, base::Point centre, float radius, base::Colour colour) {
    if (!std::isfinite(centre.x) || !std::isfinite(centre.y) || !(radius > 0)) return;
    const ImU32 packed = IM_COL32(colour.red, colour.green, colour.blue, colour.alpha);
    const float diameter = std::round(2 * radius * device_scale_);
    if (diameter < 1) return;
    const Entry* entry =
        diameter <= static_cast<float>(widest_disc_px) ? &disc(static_cast<int>(diameter)) : nullptr;
    if (entry == nullptr || !entry->visible())
        return list.AddCircleFilled({centre.x, centre.y}, radius, packed);
    add(list, *entry, std::round(centre.x * device_scale_ - diameter / 2),
        std::round(centre.y * device_scale_ - diameter / 2), packed);
}

} // namespace dateline::ui
