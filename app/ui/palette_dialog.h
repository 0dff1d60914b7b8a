#pragma once
// The command palette over the window: a field, and below it the commands that its words find. What is typed
// and which one is chosen is the state's.

#include "ui/dialog.h"

namespace dateline::ui {

class PaletteDialog final : public Dialog {
  public:
    void draw(Frame& frame, const base::Rect& window) override;
    void open(Frame& /*frame*/) override {
        opens_ = takes_focus_ = true;
        cursor_ = 0;
    }

  private:
    void draw_commands(Frame& frame, const base::Rect& area);

    bool opens_ = false, takes_focus_ = false;
    std::size_t cursor_ = 0; // that the list has been scrolled to
};

} // namespace dateline::ui
