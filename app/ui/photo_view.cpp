#include "ui/photo_view.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "base/displayable.h"
#include "ui/label.h"

namespace dateline::ui {

namespace {

struct Paragraph {
    std::string text;
    base::Colour colour;
};

// Where a photo would stand: why it does not, and what it would show.
void draw_instead(Frame& frame, ImDrawList& list, const base::Rect& r, const std::vector<Paragraph>& said) {
    constexpr float size_px = 13, line_px = 19, side_px = 12;
    std::vector<Paragraph> lines;
    for (const Paragraph& paragraph : said)
        for (const scene::Line& line : scene::break_lines(paragraph.text, r.width / frame.scale - 2 * side_px,
                                                          3, scene::Font::sans, size_px, frame.fonts))
            lines.push_back({line.text, paragraph.colour});
    const float step = frame.px(line_px);
    base::Rect row{r.x, r.centre().y - step * static_cast<float>(lines.size()) / 2, r.width, step};
    for (const Paragraph& line : lines) {
        draw_label(frame, list, row, line.text, {scene::Font::sans, size_px, line.colour}, Align::centre);
        row.y += step;
    }
}

} // namespace

void draw_photo(Column& column, const model::PhotoView& photo, float width_px, float max_height_px,
                const std::string& prefix) {
    Frame& frame = column.frame();
    const std::string id = model::to_string(model::Ref(photo.id));
    const Photo shown = frame.surface.photo(id, frame.px(width_px));
    const bool known = shown.size.width > 0 && shown.size.height > 0;
    float height = known ? width_px * shown.size.height / shown.size.width : width_px * 0.5625F;
    if (height > max_height_px) {
        width_px *= max_height_px / height;
        height = max_height_px;
    }
    const base::Rect r = column.screen({column.left(), column.y(), width_px, height});
    ImDrawList& list = column.list();
    if (shown.texture != 0) {
        // NOLINTNEXTLINE: Dear ImGui's texture handle is a pointer-sized number
        list.AddImageRounded(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(shown.texture)),
                             low(r), high(r), {0, 0}, {1, 1}, IM_COL32_WHITE, frame.px(8));
    } else {
        list.AddRectFilled(low(r), high(r), packed(frame.colours.line), frame.px(8));
        const char* words = shown.failure == paint::ImageFailure::none
                                ? "Loading…"
                                : paint::image_failure_text(shown.failure);
        frame.hits.note(frame.tr(words));
        std::vector<Paragraph> said{{frame.tr(words), frame.colours.soft}};
        const model::LocalText& described = photo.alt.empty() ? photo.caption : photo.alt;
        if (shown.failure != paint::ImageFailure::none && !described.empty())
            said.push_back({base::displayable(described.in(frame.language), 1000), frame.colours.ink});
        draw_instead(frame, list, r, said);
    }
    if (prefix.starts_with("panel/"))
        column.hit("panel/" + id, r, state::action::Show{state::Dialog::photo, photo.id});
    for (const model::RegionItem& region : photo.regions) {
        if (shown.failure != paint::ImageFailure::none) break; // there are no faces to name
        const base::Rect face{
            r.x + static_cast<float>(region.x) * r.width, r.y + static_cast<float>(region.y) * r.height,
            static_cast<float>(region.width) * r.width, static_cast<float>(region.height) * r.height};
        const model::Ref person(region.participant);
        const std::string face_id = prefix + model::to_string(person);
        const bool lit = frame.state.view.selected == person || frame.hits.hovered() == face_id ||
                         frame.hits.focused() == face_id;
        const base::Colour edge =
            lit ? frame.colours.person(layout::colour_index(person.id)) : base::rgb(0xFFFFFF);
        list.AddRect(low(face), high(face), packed(edge), frame.px(8), 0, frame.px(2));
        const std::string name = base::displayable(region.name.in(frame.language), 80);
        const float name_width = frame.px(frame.fonts.width(name, scene::Font::sans, 11) + 12);
        const base::Rect tag{
            std::clamp(face.centre().x - name_width / 2, r.x, std::max(r.x, r.right() - name_width)),
            std::min(face.bottom() + frame.px(3), r.bottom() - frame.px(18)), name_width, frame.px(17)};
        list.AddRectFilled(low(tag), high(tag), IM_COL32(0, 0, 0, 150), frame.px(6));
        draw_label(frame, list, tag, name, {scene::Font::sans, 11, base::rgb(0xFFFFFF)}, Align::centre);
        column.hit(face_id, face, state::action::Select{person});
    }
    column.space(height);
}

} // namespace dateline::ui
