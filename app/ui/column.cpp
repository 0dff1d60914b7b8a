#include "ui/column.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "base/utf8.h"
#include "model/quotation.h"

namespace dateline::ui {

namespace {

constexpr std::size_t most_bytes_drawn = 4096;                 // at once
constexpr std::size_t most_bytes_shown = 3 * most_bytes_drawn; // of those, with what stands for bad bytes

// A long text as pieces that end with a line or a word: of a megabyte only what is seen costs anything.
std::vector<std::string_view> pieces_of(std::string_view text) {
    std::vector<std::string_view> pieces;
    while (text.size() > most_bytes_drawn) {
        const std::string_view head = text.substr(0, most_bytes_drawn);
        std::size_t end = head.rfind('\n');
        if (end == std::string_view::npos || end < most_bytes_drawn / 2) end = head.rfind(' ');
        if (end == std::string_view::npos || end < most_bytes_drawn / 2) {
            end = head.size(); // at the beginning of a character
            while (end > 1 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
                --end;
            pieces.push_back(text.substr(0, end));
            text.remove_prefix(end);
            continue;
        }
        pieces.push_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    pieces.push_back(text);
    return pieces;
}

// The letters for someone without a portrait: the first syllable, or a group's size.
std::string initials_of(const std::string& name, std::optional<int> size) {
    if (size && *size > 1 && *size < 10000) return std::to_string(*size);
    return base::first_grapheme(base::displayable(name, 64));
}

} // namespace

std::string in_quotes(std::string_view words) {
    return model::quoted(words, "");
}

void draw_label(Frame& frame, ImDrawList& list, const base::Rect& r, std::string_view text,
                const TextLook& look, Align align) {
    const std::string shown = scene::elide(base::displayable(text, 512), r.width / frame.scale, look.font,
                                           look.size_px, frame.fonts);
    const float width = frame.px(frame.fonts.width(shown, look.font, look.size_px));
    const scene::FontMetrics metrics = frame.fonts.metrics(look.font, look.size_px);
    float x = r.x;
    if (align == Align::centre) x += (r.width - width) / 2;
    if (align == Align::right) x += r.width - width;
    // Centred by the height of capitals and syllables, which sit above the baseline by about 0.76 of the
    // size.
    const float baseline = r.y + r.height / 2 + frame.px(look.size_px * 0.36F);
    (void)metrics;
    frame.surface.draw_text(list, {x, baseline}, shown, look.font, frame.px(look.size_px), look.colour);
}

void draw_avatar(Frame& frame, ImDrawList& list, base::Point centre, float radius, model::ParticipantId id,
                 const model::LocalText& name, std::optional<int> size, model::PhotoId portrait) {
    const base::Colour colour = frame.colours.person(layout::colour_index(id.value));
    if (portrait) {
        const paint::ScreenImage image =
            frame.surface.image_of(model::to_string(model::Ref(portrait)), radius * 2);
        if (image.texture != 0) {
            scene::Image circle;
            circle.rect = {0, 0, 1, 1};
            const base::Rect part = scene::unstretched(circle, image.size);
            // NOLINTNEXTLINE: Dear ImGui's texture handle is a pointer-sized number
            list.AddImageRounded(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(image.texture)),
                                 {centre.x - radius, centre.y - radius},
                                 {centre.x + radius, centre.y + radius}, {part.x, part.y},
                                 {part.right(), part.bottom()}, IM_COL32_WHITE, radius);
            return;
        }
    }
    frame.surface.draw_disc(list, centre, radius, colour);
    const std::string letters = initials_of(name.in(frame.language), size);
    const float letter_px = radius / frame.scale * (letters.size() > 3 ? 0.62F : 0.76F);
    draw_label(frame, list, {centre.x - radius, centre.y - radius, 2 * radius, 2 * radius}, letters,
               {scene::Font::sans_bold, letter_px, base::letters_on(colour)}, Align::centre);
}

void draw_attention(Frame& frame, ImDrawList& list, const std::string& id, const base::Rect& r,
                    float radius_px) {
    if (frame.hits.hovered() == id) {
        list.AddRectFilled(low(r), high(r), packed(base::faded(frame.colours.ink, 0.05F)),
                           frame.px(radius_px));
    }
    if (frame.hits.focused() == id) {
        list.AddRect(low(r), high(r), packed(frame.colours.accent), frame.px(radius_px), 0, frame.px(2));
    }
}

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
    if (max_lines == 0 && text.size() > most_bytes_drawn) {
        for (const std::string_view piece : pieces_of(text))
            item("text " + std::to_string(std::hash<std::string_view>()(piece)),
                 [&] { this->text(piece, look); });
        return;
    }
    const std::string shown = base::displayable(text, most_bytes_shown, base::Newlines::keep);
    if (!shown.empty()) frame_.hits.note(shown);
    const float step = look.size_px * look.line_height;
    for (const scene::Line& line :
         scene::break_lines(shown, width_, max_lines, look.font, look.size_px, frame_.fonts)) {
        if (visible(y_, step)) {
            const float left =
                scene::left_of_line(line.text, left_, width_, look.font, look.size_px, frame_.fonts);
            draw(left, y_ + step / 2 + look.size_px * 0.36F, line.text, look);
        }
        y_ += step;
    }
}

void Column::draw_word(const FlowWord& word, float x, float line_px) {
    const Run& run = *word.run;
    const base::Rect place = screen({left_ + x, y_, word.bare_px, line_px});
    if (run.marked)
        list_->AddRectFilled({place.x - frame_.px(1), place.y + frame_.px(line_px * 0.12F)},
                             {place.right() + frame_.px(1), place.bottom() - frame_.px(line_px * 0.08F)},
                             packed(base::faded(frame_.colours.alert, 0.16F)), frame_.px(3));
    draw(left_ + x, y_ + line_px / 2 + run.look.size_px * 0.36F, word.text, run.look);
    if (!run.hit_id.empty() && hit(run.hit_id, place, run.action))
        list_->AddLine({place.x, place.bottom() - frame_.px(2)},
                       {place.right(), place.bottom() - frame_.px(2)}, packed(run.look.colour),
                       std::max(1.0F, frame_.px(1)));
}

// Words stand in the order in which they are read; those of the other direction that follow each other in
// theirs.
void Column::draw_words(std::vector<FlowWord>& words, bool right_to_left, float line_px) {
    if (visible(y_, line_px)) {
        for (auto begin = words.begin(); begin != words.end();) {
            const auto end = std::find_if(begin + 1, words.end(), [&](const FlowWord& word) {
                return word.right_to_left != begin->right_to_left;
            });
            if (begin->right_to_left != right_to_left) std::reverse(begin, end);
            begin = end;
        }
        float x = 0;
        for (const FlowWord& word : words) {
            draw_word(word, right_to_left ? width_ - x - word.bare_px : x, line_px);
            x += word.px;
        }
    }
    words.clear();
}

void Column::flow(const std::vector<Run>& runs) {
    std::vector<Run> line;
    const auto add_piece = [&] {
        std::string whole;
        for (const Run& run : line)
            whole += run.text;
        item("flow " + std::to_string(std::hash<std::string>()(whole)), [&] { flow_piece(line); });
        line.clear();
    };
    if (std::none_of(runs.begin(), runs.end(),
                     [](const Run& run) { return run.text.size() > most_bytes_drawn; })) {
        flow_piece(runs);
        return;
    }
    for (const Run& run : runs) {
        const std::vector<std::string_view> pieces = pieces_of(run.text);
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            line.push_back(run);
            line.back().text = std::string(pieces[i]);
            if (i + 1 < pieces.size()) add_piece();
        }
    }
    if (!line.empty()) add_piece();
}

void Column::flow_piece(const std::vector<Run>& runs) {
    float used_px = 0, line_px = 0;
    std::string whole;
    for (const Run& run : runs)
        whole += run.text;
    if (!whole.empty()) frame_.hits.note(whole);
    for (const Run& run : runs)
        line_px = std::max(line_px, run.look.size_px * run.look.line_height);
    const bool right_to_left = base::is_right_to_left(whole);
    std::vector<FlowWord> line;
    for (const Run& run : runs) {
        const std::string shown = base::displayable(run.text, most_bytes_shown);
        std::size_t at = 0;
        while (at < shown.size()) {
            std::size_t end = shown.find(' ', at);
            end = end == std::string::npos ? shown.size() : end + 1; // the space goes with the word before it
            const std::string text = shown.substr(at, end - at);
            at = end;
            FlowWord word;
            word.run = &run;
            word.text = text.substr(0, text.find_last_not_of(' ') + 1);
            word.bare_px = frame_.fonts.width(word.text, run.look.font, run.look.size_px);
            if (used_px > 0 && used_px + word.bare_px > width_) {
                draw_words(line, right_to_left, line_px);
                used_px = 0;
                y_ += line_px;
            }
            if (word.bare_px > width_)
                word.text = scene::elide(word.text, width_, run.look.font, run.look.size_px, frame_.fonts);
            word.px = word.bare_px > width_ ? frame_.fonts.width(word.text, run.look.font, run.look.size_px)
                                            : frame_.fonts.width(text, run.look.font, run.look.size_px);
            const base::Direction direction = base::direction_of(word.text);
            word.right_to_left = direction == base::Direction::none
                                     ? right_to_left
                                     : direction == base::Direction::right_to_left;
            if (right_to_left || word.right_to_left)
                word.text = scene::in_direction(word.text, right_to_left);
            used_px += word.px;
            line.push_back(std::move(word));
        }
    }
    const bool any = used_px > 0;
    draw_words(line, right_to_left, line_px);
    if (any) y_ += line_px;
}

void Column::ends(std::string_view left, const TextLook& left_look, std::string_view right,
                  const TextLook& right_look) {
    const std::string end = base::displayable(right, 256);
    const float end_width = frame_.fonts.width(end, right_look.font, right_look.size_px);
    const float start_y = y_;
    const float width = width_;
    width_ = std::max(40.0F, width - end_width - 12);
    text(left, left_look, 2);
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
        const std::string shown = scene::elide(base::displayable(chip.text, 256), width_ - 24, look.font,
                                               look.size_px, frame_.fonts);
        const float chip_width = frame_.fonts.width(shown, look.font, look.size_px) + 24;
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
            draw_label(frame_, *list_, r, shown, look, Align::centre);
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
