#pragma once
// The dialog for pictures: a preview beside what can be chosen. Everything chosen is the state's.

#include "ui/column_dialog.h"
#include "ui/preview.h"

namespace dateline::ui {

class ExportDialog final : public ColumnDialog {
  public:
    explicit ExportDialog(Preview& preview) : preview_(preview) {}
    void close() override { preview_.forget(); }
    bool confirm(const state::State& state, std::vector<state::Action>& actions) override;

  protected:
    Room room() const override { return {.width_px = 1080, .height_px = 860}; }
    const char* title(const state::State& /*state*/) const override { return "Export a picture"; }
    void begin(Frame& frame) override;
    void draw_content(Frame& frame, Column& column) override;

  private:
    Preview& preview_;
};

} // namespace dateline::ui
