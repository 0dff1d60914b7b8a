#include "ui/keep_view_dialog.h"

#include "ui/form.h"

namespace dateline::ui {

void KeepViewDialog::begin(Frame& frame) {
    const model::SavedView* view = model::view_by_slug(frame.state.views, frame.state.edited_view);
    name_ = view ? view->name.in(frame.language) : "";
    note_ = view ? view->note.in(frame.language) : "";
    in_note_ = false;
}

bool KeepViewDialog::next_field() {
    in_note_ = !in_note_;
    take_focus();
    return true;
}

bool KeepViewDialog::confirm(const state::State& state, std::vector<state::Action>& actions) {
    actions.emplace_back(as_typed(state, state::action::Looks::keep));
    return true;
}

state::action::KeepView KeepViewDialog::as_typed(const state::State& state,
                                                 state::action::Looks looks) const {
    return {state.edited_view, name_, note_, state.edited_step, looks};
}

void KeepViewDialog::draw_content(Frame& frame, Column& column) {
    using namespace state;
    const bool is_new = frame.state.edited_view.empty();
    const TextLook plain{scene::Font::sans, 13, frame.colours.soft, 1.55F};
    column.text(
        frame.tr(is_new ? "The range in view, the filters, the lanes, the selection and the theme are kept "
                          "in the database."
                        : "What the view shows stays as it is, unless it takes over what is shown now."),
        plain);
    column.space(12);
    column.heading(frame.tr("Name"));
    column.space(3);
    text_field(frame, column, "##view-name", name_, takes_focus() && !in_note_);
    column.space(12);
    column.heading(frame.tr("Note: what is to be seen in it"));
    column.space(3);
    text_field(frame, column, "##view-note", note_, takes_focus() && in_note_);
    if (frame.fonts.width(note_, plain.font, 14) > column.width() - 20) {
        column.space(6);
        column.text(note_, plain); // whole: the field shows one line of it
    }
    column.space(14);
    column.chips({{frame.tr("A step of the story"), "dialog/step:yes", action::EditStep{true},
                   frame.state.edited_step},
                  {frame.tr("Not in the story"), "dialog/step:no", action::EditStep{false},
                   !frame.state.edited_step}});
    column.space(18);
    std::vector<Column::Chip> chips{
        {frame.tr("Keep"), "dialog/keep", as_typed(frame.state, action::Looks::keep), true}};
    if (!is_new)
        chips.push_back({frame.tr("Keep, with what is shown now"), "dialog/take",
                         as_typed(frame.state, action::Looks::take)});
    column.chips(chips);
}

} // namespace dateline::ui
