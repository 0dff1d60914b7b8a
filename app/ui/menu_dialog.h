#pragma once
// The menu: what the top bar has no room for, and the rest.

#include "ui/column_dialog.h"

namespace dateline::ui {

class MenuDialog final : public ColumnDialog {
  protected:
    const char* title(const state::State& /*state*/) const override { return "Menu"; }
    void draw_content(Frame& frame, Column& column) override;
};

} // namespace dateline::ui
