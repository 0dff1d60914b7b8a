#pragma once
// The tray: every event without a date, who and where, with a search.

#include "ui/column_dialog.h"

namespace dateline::ui {

class TrayDialog final : public ColumnDialog {
  protected:
    const char* title(const state::State& state) const override {
        return state.overview.has_dates_off_the_axis ? "Events off the axis" : "Events without a date";
    }
    void draw_content(Frame& frame, Column& column) override;
};

} // namespace dateline::ui
