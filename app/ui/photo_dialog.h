#pragma once
// The photo viewer: a photo of what the panel shows, as large as there is room, and the way to the others.

#include "ui/column_dialog.h"

namespace dateline::ui {

class PhotoDialog final : public ColumnDialog {
  protected:
    Room room() const override { return {.width_px = 1200, .height_px = 860}; }
    const char* title(const state::State& /*state*/) const override { return ""; }
    void draw_content(Frame& frame, Column& column) override;
};

} // namespace dateline::ui
