#include "ui/column.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "base/displayable.h"
#include "ui/attention.h"
#include "ui/avatar.h"
#include "ui/label.h"
#include "ui/long_text.h"

namespace dateline::ui {

Column::Column(Frame& frame, float left_px, float width_px)
    : frame_(frame), list_(ImGui::GetWindowDrawList()), left_(left_px), width_(std::max(width_px, 20.0F)) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    origin_ = {std::round(at.x), std::round(at.y)};
}

base::Rect Column::screen(const base::Rect& r) const {
    const float s = frame_.scale;
    return {origin_.x + r.x * s, origin_.y + r.y * s, r.width * s, r.height * s};
}

bool Column::visible(float from_y, float height) const {
    const base::Rect clip = clip_of(*list_);
    const float top = origin_.y + from_y * frame_.scale;
    return top < clip.bottom() && top + height * frame_.scale > clip.y;
}

// Heights are as the width and the language make them.
unsigned Column::key_of(const std::string& id) const {
    return ImGui::GetID((id + ' ' + std::to_string(width_) + ' ' + std::to_string(frame_.scale) +
                         (frame_.language == base::Language::korean ? " ko" : " en"))
                            .c_str());
}

bool Column::skips(const std::string& id) {
    const float height = ImGui::GetStateStorage()->GetFloat(key_of(id), -1);
    if (height < 0 || visible(y_, height)) return false;
    y_ += height;
    return true;
}

void Column::remember(const std::string& id, float height) {
    ImGui::GetStateStorage()->SetFloat(key_of(id), height);
}

bool Column::hit(const std::string& id, const base::Rect& r, std::optional<state::Action> action) {
    follow_focus(id, r);
    return frame_.hits.add(id, r, clip_of(*list_), std::move(action));
}

void Column::follow_focus(const std::string& id, const base::Rect& r) {
    if (!frame_.hits.focus_comes_to(id)) return;
    const base::Rect view = clip_of(*list_);
    const float more = std::min(frame_.px(80), std::max(view.height - r.height, 0.0F) / 2);
    const float above = view.y - (r.y - more), below = r.bottom() + more - view.bottom();
    if (above > 0)
        ImGui::SetScrollY(ImGui::GetScrollY() - above);
    else if (below > 0)
        ImGui::SetScrollY(ImGui::GetScrollY() + std::min(below, r.y - view.y));
}

void Column::draw(float x, float baseline_y, std::string_view text, const TextLook& look) {
    frame_.surface.draw_text(*list_, {origin_.x + x * frame_.scale, origin_.y + baseline_y * frame_.scale},
                             text, look.font, look.size_px * frame_.scale, look.colour);
}

void Column::text(std::string_view text, const TextLook& look, int max_lines) {
    if (max_lines == 0 && text.size() > max_drawn_bytes) {
        for (const std::string_view piece : pieces_of(text))
            item("text " + std::to_string(std::hash<std::string_view>()(piece)),
                 [&] { this->text(piece, look); });
        return;
    }
    const std::string shown = base::displayable_line(text, 3 * max_drawn_bytes, base::Newlines::keep);
    if (!shown.empty()) frame_.hits.note(shown);
    const float step = look.size_px * look.line_height;
    for (const scene::Line& line :
         scene::break_lines(shown, width_, max_lines, look.font, look.size_px, frame_.fonts)) {
        if (visible(y_, step)) {
            const float left =
                lines_ == Lines::from_left
                    ? left_
                    : scene::left_of_line(line.text, left_, width_, look.font, look.size_px, frame_.fonts);
            draw(left, y_ + step / 2 + look.size_px * 0.36F, line.text, look);
        }
        y_ += step;
    }
}

void Column::ends(std::string_view left, const TextLook& left_look, std::string_view right,
                  const TextLook& right_look, int max_lines) {
    const std::string end = base::displayable_line(right, 256);
    const float end_width = frame_.fonts.width(end, right_look.font, right_look.size_px);
    const float start_y = y_;
    const float width = width_;
    width_ = std::max(40.0F, width - end_width - 12);
    const Lines lines = lines_;
    lines_ = Lines::from_left;
    text(left, left_look, max_lines);
    lines_ = lines;
    width_ = width;
    const float step = left_look.size_px * left_look.line_height;
    draw(left_ + width_ - end_width, start_y + step / 2 + right_look.size_px * 0.36F, end, right_look);
}

void Column::heading(std::string_view title) {
    text(title, {scene::Font::sans, 12, frame_.colours.soft, 1.5F}, 1);
}

void Column::chips(const std::vector<Chip>& chips) {
    constexpr float height = 26, gap = 6;
    float x = 0;
    for (const Chip& chip : chips) {
        TextLook look{scene::Font::sans, 13, chip.on ? frame_.colours.on_accent : frame_.colours.soft};
        const float end_width = width_with_end(frame_, "", chip.end, look);
        const std::string shown =
            scene::elide(base::displayable_line(chip.text, 256), width_ - 24 - end_width, look.font,
                         look.size_px, frame_.fonts);
        const float chip_width = width_with_end(frame_, shown, chip.end, look) + 24;
        if (x > 0 && x + chip_width > width_) {
            x = 0;
            y_ += height + gap;
        }
        const base::Rect r = screen({left_ + x, y_, chip_width, height});
        if (visible(y_, height)) {
            if (chip.on) {
                list_->AddRectFilled(low(r), high(r), packed(frame_.colours.accent), r.height / 2);
            } else {
                list_->AddRect(low(r), high(r), packed(frame_.colours.line), r.height / 2, 0,
                               std::max(1.0F, frame_.scale));
            }
            draw_attention(frame_, *list_, chip.hit_id, r, height / 2);
            draw_with_end(frame_, *list_, r, shown, chip.end, look);
            hit(chip.hit_id, r, chip.action);
        }
        x += chip_width + gap;
    }
    if (!chips.empty()) y_ += height;
}

void Column::avatar(base::Point centre, float radius_px, model::ParticipantId id,
                    const model::LocalText& name, std::optional<int> size, model::PhotoId portrait) {
    const base::Rect r = screen({centre.x, centre.y, 0, 0});
    draw_avatar(frame_, *list_, {r.x, r.y}, radius_px * frame_.scale, id, name, size, portrait);
}

void Column::rule() {
    const base::Rect r = screen({left_, y_, width_, 1});
    list_->AddRectFilled(low(r), high(r), packed(frame_.colours.line));
    y_ += 1;
}

void Column::split() {
    list_->ChannelsSplit(2);
    list_->ChannelsSetCurrent(1);
}

void Column::background(const base::Rect& r, base::Colour colour, float radius_px, ImDrawFlags corners) {
    list_->ChannelsSetCurrent(0);
    list_->AddRectFilled(low(r), high(r), packed(colour), frame_.px(radius_px), corners);
    list_->ChannelsSetCurrent(1);
}

void Column::merge() {
    list_->ChannelsMerge();
}

void Column::finish() {
    ImGui::SetCursorScreenPos({origin_.x, origin_.y});
    ImGui::Dummy({1, std::max(1.0F, y_ * frame_.scale)});
}

} // namespace dateline::ui
