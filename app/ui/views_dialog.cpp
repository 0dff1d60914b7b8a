#include "ui/views_dialog.h"

#include "base/displayable.h"
#include "ui/attention.h"
#include "ui/label.h"

namespace dateline::ui {

namespace {

constexpr float row_px = 50, sign_px = 28;

struct Sign {
    const char* text;
    const char* what;
    std::optional<state::Action> action;
};

// The small signs at a row's right end, from the right; where they begin.
float draw_signs(Frame& frame, Column& column, const base::Rect& row, const std::string& slug,
                 const std::vector<Sign>& signs) {
    float x = row.right() - frame.px(4);
    for (const Sign& sign : signs) {
        x -= frame.px(sign_px);
        const base::Rect r{x, row.y + (row.height - frame.px(sign_px)) / 2, frame.px(sign_px),
                           frame.px(sign_px)};
        const std::string id = std::string("dialog/") + sign.what + ":" + slug;
        const base::Colour ink = sign.action ? frame.colours.soft : base::faded(frame.colours.soft, 0.3F);
        if (sign.action) draw_attention(frame, column.list(), id, r, 6);
        draw_label(frame, column.list(), r, sign.text, {scene::Font::sans, 15, ink}, Align::centre);
        if (sign.action) column.hit(id, r, sign.action);
    }
    return x;
}

std::vector<Sign> signs_of(const model::SavedView& view, const std::optional<model::StoryPlace>& place) {
    using namespace state;
    std::vector<Sign> signs{{"×", "remove", action::AskRemoval{view.slug}},
                            {"✎", "edit", action::EditView{view.slug}}};
    if (!place) return signs;
    const auto move = [&](const model::SavedView* other, int by) -> std::optional<Action> {
        if (!other) return std::nullopt;
        return action::MoveStep{view.slug, by};
    };
    signs.push_back({"↓", "down", move(place->next, +1)});
    signs.push_back({"↑", "up", move(place->previous, -1)});
    return signs;
}

void ask_removal(Frame& frame, Column& column, const model::SavedView& view) {
    column.space(2);
    column.text(std::string(frame.tr("Take this view out of the database?")),
                {scene::Font::sans, 13, frame.colours.alert, 1.5F});
    column.space(4);
    column.chips({{frame.tr("Take it out"), "dialog/removal:yes", state::action::RemoveView{view.slug}, true},
                  {frame.tr("Keep it"), "dialog/removal:no", state::action::AskRemoval{}}});
    column.space(8);
}

void draw_row(Frame& frame, Column& column, const model::SavedView& view) {
    ImDrawList& list = column.list();
    const auto place = model::place_in_story(frame.state.views, view.slug);
    const std::string id = "dialog/view:" + view.slug;
    const float y = column.y();
    const base::Rect row = column.screen({column.left() - 10, y, column.width() + 20, row_px});
    if (frame.state.saved_view == view.slug)
        list.AddRectFilled(low(row), high(row), packed(frame.colours.highlight), frame.px(8));
    draw_attention(frame, list, id, row, 8);
    column.hit(id, row, state::action::OpenView{view.slug});
    float left = column.left();
    if (place) {
        const base::Rect number = column.screen({left, y + row_px / 2 - 12, 24, 24});
        frame.surface.draw_disc(list, number.centre(), number.height / 2, frame.colours.accent);
        draw_label(frame, list, number, std::to_string(place->at),
                   {scene::Font::sans_bold, 12, frame.colours.on_accent}, Align::centre);
        left += 36;
    }
    const float right = draw_signs(frame, column, row, view.slug, signs_of(view, place));
    const base::Rect words = column.screen({left, y, 0, row_px});
    const float width = std::max(1.0F, right - words.x - frame.px(8));
    const bool noted = !view.note.empty();
    const float middle = noted ? 7 : 15;
    frame.hits.note(view.name.in(frame.language));
    draw_label(frame, list, {words.x, words.y + frame.px(middle), width, frame.px(20)},
               base::displayable(view.name.in(frame.language), 200),
               {scene::Font::sans_bold, 14, frame.colours.ink}, Align::left);
    if (noted)
        draw_label(frame, list, {words.x, words.y + frame.px(27), width, frame.px(17)},
                   base::displayable(view.note.in(frame.language), 400),
                   {scene::Font::sans, 12, frame.colours.soft}, Align::left);
    column.space(row_px);
    if (frame.state.removed_next == view.slug) ask_removal(frame, column, view);
}

} // namespace

void ViewsDialog::draw_content(Frame& frame, Column& column) {
    using namespace state;
    const std::vector<model::SavedView>& views = frame.state.views;
    const TextLook plain{scene::Font::sans, 13, frame.colours.soft, 1.55F};
    const bool story = !views.empty() && views.front().order > 0;
    const bool others = !views.empty() && views.back().order == 0;
    if (views.empty())
        column.text(
            frame.tr("A view that is kept under a name opens again from here, with its range, filters, "
                     "lanes and selection. Views in order make a story."),
            plain);
    if (story) column.heading(frame.tr("The story"));
    for (const model::SavedView& view : views)
        if (view.order > 0) draw_row(frame, column, view);
    if (story && others) column.space(12);
    if (others) column.heading(frame.tr("Other views"));
    for (const model::SavedView& view : views)
        if (view.order == 0) draw_row(frame, column, view);
    column.space(14);
    std::vector<Column::Chip> chips{{frame.tr("Keep this view"), "dialog/keep", action::EditView{}, true}};
    if (story)
        chips.push_back(
            {frame.tr("From the first step"), "dialog/start", action::OpenView{views.front().slug}});
    column.chips(chips);
}

} // namespace dateline::ui
