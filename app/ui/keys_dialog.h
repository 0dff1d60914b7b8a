#pragma once
// The list of keys, as the table of commands has them.

#include "ui/column_dialog.h"

namespace dateline::ui {

class KeysDialog final : public ColumnDialog {
  protected:
    const char* title(const state::State& /*state*/) const override { return "Keys"; }
    void draw_content(Frame& frame, Column& column) override;
};

} // namespace dateline::ui
