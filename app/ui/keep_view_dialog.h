#pragma once
// The dialog where a view gets its name and note, and its place in the story.

#include <string>

#include "ui/column_dialog.h"

namespace dateline::ui {

class KeepViewDialog final : public ColumnDialog {
  public:
    bool next_field() override;
    bool confirm(const state::State& state, std::vector<state::Action>& actions) override;

  protected:
    const char* title(const state::State& /*state*/) const override { return "Keep this view"; }
    void begin(Frame& frame) override;
    void draw_content(Frame& frame, Column& column) override;

  private:
    state::action::KeepView as_typed(const state::State& state, state::action::Looks looks) const;

    std::string name_, note_;
    bool in_note_ = false; // which of the two is typed into
};

} // namespace dateline::ui
