#pragma once
// The saved views as a list that can be opened, ordered and thinned out.

#include "ui/column_dialog.h"

namespace dateline::ui {

class ViewsDialog final : public ColumnDialog {
  protected:
    const char* title(const state::State& /*state*/) const override { return "Views and story"; }
    void draw_content(Frame& frame, Column& column) override;
};

} // namespace dateline::ui
