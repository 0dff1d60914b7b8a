#include "ui/quads.h"

#include <epoxy/gl.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "ui/quad_parts.h"

namespace dateline::ui {

namespace {

// Fills the clip rectangle of its command.
void clear_ground(const ImDrawList*, const ImDrawCmd* command) {
    const ImDrawData& data = *ImGui::GetDrawData();
    const auto x = [&](float units) {
        return static_cast<int>(std::lround((units - data.DisplayPos.x) * data.FramebufferScale.x));
    };
    const auto y = [&](float units) {
        return static_cast<int>(
            std::lround((data.DisplayPos.y + data.DisplaySize.y - units) * data.FramebufferScale.y));
    };
    const ImVec4& clip = command->ClipRect;
    if (clip.z <= clip.x || clip.w <= clip.y) return;
    // NOLINTNEXTLINE: the number was put there as one
    const auto colour = static_cast<ImU32>(reinterpret_cast<std::uintptr_t>(command->UserCallbackData));
    const ImVec4 rgba = ImGui::ColorConvertU32ToFloat4(colour);
    glEnable(GL_SCISSOR_TEST); // quads drawn before have left it off
    glScissor(x(clip.x), y(clip.w), x(clip.z) - x(clip.x), y(clip.y) - y(clip.w));
    glClearColor(rgba.x, rgba.y, rgba.z, 1);
    glClear(GL_COLOR_BUFFER_BIT);
}

constexpr float large_px = 8'000;         // square: from here on a clear costs less than drawing
constexpr std::size_t few_runs = 160;     // of equal cells: as rectangles they cost less than as texels
constexpr std::size_t max_compared = 400; // parts of a group, before a new one is begun unasked

void draw_picture(ImDrawList& list, const paint::ScreenQuad& q) {
    const ImU32 colour = IM_COL32(q.colour.red, q.colour.green, q.colour.blue, q.colour.alpha);
    list.PushClipRect({q.clip.x, q.clip.y}, {q.clip.right(), q.clip.bottom()}, false);
    // NOLINTNEXTLINE: Dear ImGui's texture handle is a pointer-sized number
    list.AddImageRounded(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(q.texture)),
                         {q.rect.x, q.rect.y}, {q.rect.right(), q.rect.bottom()}, {q.source.x, q.source.y},
                         {q.source.right(), q.source.bottom()}, colour, q.radius);
    list.PopClipRect();
}

bool overlaps_any(const std::vector<base::Rect>& rects, const base::Rect& rect) {
    if (rects.size() > max_compared) return true;
    return std::any_of(rects.begin(), rects.end(),
                       [&](const base::Rect& other) { return other.overlaps(rect); });
}

// The inside of the card that will lie on a shadow.
base::Rect covering(const std::vector<paint::ScreenQuad>& quads, std::size_t shadow) {
    constexpr float corner_share =
        0.3F; // of a radius: as far as a round corner cuts into the rectangle within
    const base::Point middle = quads[shadow].rect.centre();
    for (std::size_t i = shadow + 1; i < quads.size(); ++i) {
        const paint::ScreenQuad& q = quads[i];
        const bool covers = q.texture == 0 && q.stroke == 0 && q.blur == 0 && q.colour.alpha == 255;
        if (covers && q.rect.contains(middle))
            return base::intersection(q.rect.inset(q.radius * corner_share), q.clip);
    }
    return {};
}

void set_colour(std::uint8_t (&to)[4], base::Colour c) {
    to[0] = c.red;
    to[1] = c.green;
    to[2] = c.blue;
    to[3] = c.alpha;
}

} // namespace

void clear_rect(ImDrawList& list, const base::Rect& rect, base::Colour colour) {
    list.PushClipRect({rect.x, rect.y}, {rect.right(), rect.bottom()}, false);
    const ImU32 packed = IM_COL32(colour.red, colour.green, colour.blue, 255);
    // NOLINTNEXTLINE: Dear ImGui hands a pointer through; a colour fits into it
    list.AddCallback(clear_ground, reinterpret_cast<void*>(static_cast<std::uintptr_t>(packed)));
    list.PopClipRect();
}

void Quads::begin_frame(base::Rect display) {
    display_ = display;
    vertices_.clear();
    groups_.clear();
    open_ = nullptr;
    restores_ = false;
}

// One more for the open group; for a new one where the open one would draw it below what it is to lie on.
void Quads::count_in(ImDrawList& list, QuadKind kind, const base::Rect& rect) {
    if (open_ != nullptr && overlaps_any(clears_in_group_, rect)) end_group();
    if (open_ != nullptr && kind < strip_quads && overlaps_any(strips_in_group_, rect)) end_group();
    if (open_ != nullptr && kind < shape_quads && overlaps_any(shapes_in_group_, rect)) end_group();
    if (open_ == nullptr) {
        groups_.push_back(
            {this,
             {{vertices_.count(plain_quads), vertices_.count(shape_quads), vertices_.count(strip_quads)},
              {}}});
        open_ = &groups_.back();
        list.AddCallback(&Quads::draw_group, open_);
        restores_ = true;
    }
    ++open_->range.count[kind];
}

void Quads::end_group() {
    open_ = nullptr;
    shapes_in_group_.clear();
    strips_in_group_.clear();
    clears_in_group_.clear();
}

void Quads::add_plain(ImDrawList& list, const base::Rect& rect, base::Colour colour) {
    if (colour.alpha == 255 && rect.width * rect.height >= large_px) {
        clear_rect(list, rect, colour); // on top of the open group, below what comes later
        if (open_ != nullptr) clears_in_group_.push_back(rect);
        return;
    }
    if (!programs_.quicker()) {
        paint::ScreenQuad all;
        all.rect = rect;
        all.colour = colour;
        add_shape(list, rect, all);
        return;
    }
    count_in(list, plain_quads, rect);
    PlainCorner corner{};
    set_colour(corner.colour, colour);
    for (const float y : {rect.y, rect.bottom()}) {
        for (const float x : {rect.x, rect.right()}) {
            corner.at[0] = x;
            corner.at[1] = y;
            vertices_.plain_corners.push_back(corner);
        }
    }
}

void Quads::add_shape(ImDrawList& list, const base::Rect& rect, const paint::ScreenQuad& q) {
    count_in(list, shape_quads, rect);
    shapes_in_group_.push_back(rect);
    const base::Point centre = q.rect.centre();
    ShapeCorner corner{};
    corner.half_size[0] = q.rect.width / 2;
    corner.half_size[1] = q.rect.height / 2;
    corner.shape[0] = q.radius;
    corner.shape[1] = q.stroke;
    corner.shape[2] = q.blur;
    set_colour(corner.colour, q.colour);
    for (const float y : {rect.y, rect.bottom()}) {
        for (const float x : {rect.x, rect.right()}) {
            corner.at[0] = x;
            corner.at[1] = y;
            corner.from_centre[0] = x - centre.x;
            corner.from_centre[1] = y - centre.y;
            vertices_.shape_corners.push_back(corner);
        }
    }
}

void Quads::add_strip(ImDrawList& list, const paint::ScreenQuad& q) {
    const base::Rect rect = base::intersection(q.rect, q.clip);
    if (rect.empty()) return;
    std::vector<scene::FillRect> runs = q.strip->runs();
    if (!programs_.quicker() && runs.size() > few_runs) {
        scene::Strip coarse = *q.strip; // a first frame has no room for each cell as a rectangle
        for (std::uint8_t& cell : coarse.cells)
            cell = static_cast<std::uint8_t>((cell + 25) / 51 * 51);
        runs = coarse.runs();
    }
    if (!programs_.quicker() || runs.size() <= few_runs) {
        const float scale = q.rect.width / q.strip->rect.width;
        for (const scene::FillRect& run : runs) {
            const base::Rect part{q.rect.x + (run.rect.x - q.strip->rect.x) * scale, q.rect.y,
                                  run.rect.width * scale, q.rect.height};
            if (part.overlaps(q.clip)) add_plain(list, base::intersection(part, q.clip), run.colour);
        }
        return;
    }
    count_in(list, strip_quads, rect);
    strips_in_group_.push_back(rect);
    const auto first = static_cast<float>(vertices_.cells.size());
    const auto count = static_cast<float>(q.strip->cells.size());
    vertices_.cells.insert(vertices_.cells.end(), q.strip->cells.begin(), q.strip->cells.end());
    StripCorner corner{};
    corner.cells[0] = first;
    corner.cells[1] = first + count - 1;
    set_colour(corner.colour, q.colour);
    for (const float y : {rect.y, rect.bottom()}) {
        for (const float x : {rect.x, rect.right()}) {
            corner.at[0] = x;
            corner.at[1] = y;
            corner.cell = first + (x - q.rect.x) / q.rect.width * count;
            vertices_.strip_corners.push_back(corner);
        }
    }
}

void Quads::add(ImDrawList& list, const std::vector<paint::ScreenQuad>& quads) {
    for (std::size_t i = 0; i < quads.size(); ++i) {
        const paint::ScreenQuad& q = quads[i];
        if (q.texture != 0) {
            end_group();
            restore(list);
            draw_picture(list, q);
            continue;
        }
        if (q.strip != nullptr) {
            add_strip(list, q);
            continue;
        }
        const QuadParts parts = parts_of(q, q.blur > 0 ? covering(quads, i) : base::Rect{});
        for (const base::Rect& rect : parts.plain)
            add_plain(list, rect, q.colour);
        for (const base::Rect& rect : parts.shaped)
            add_shape(list, rect, q);
    }
    end_group();
    restore(list);
}

// Dear ImGui draws next.
void Quads::restore(ImDrawList& list) {
    if (restores_) list.AddCallback(ImDrawCallback_ResetRenderState, nullptr);
    restores_ = false;
}

void Quads::upload() {
    programs_.upload(vertices_, display_);
}

void Quads::draw_group(const ImDrawList*, const ImDrawCmd* command) {
    const auto* group = static_cast<const Group*>(command->UserCallbackData);
    group->quads->programs_.draw(group->range);
}

} // namespace dateline::ui
