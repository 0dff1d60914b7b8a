#pragma once
// The dialogs, of which the one that the state names is drawn over the window.

#include <map>
#include <memory>

#include "ui/dialog.h"
#include "ui/preview.h"

namespace dateline::ui {

class DialogLayer {
  public:
    explicit DialogLayer(Preview& preview); // the export dialog's
    void draw(Frame& frame, const base::Rect& window);
    Dialog* shown(); // null: none

  private:
    state::Dialog shown_ = state::Dialog::none;
    std::map<state::Dialog, std::unique_ptr<Dialog>> dialogs_;
};

} // namespace dateline::ui
