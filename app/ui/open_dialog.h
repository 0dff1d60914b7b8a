#pragma once
// The dialog that opens a file: a path to type, recent files, and a folder to go through.

#include <string>
#include <vector>

#include "ui/column_dialog.h"

namespace dateline::ui {

class OpenDialog final : public ColumnDialog {
  public:
    bool confirm(const state::State& state, std::vector<state::Action>& actions) override;

  protected:
    Room room() const override { return {.fixed = true}; } // its list changes with every letter that is typed
    const char* title(const state::State& /*state*/) const override { return "Open a database"; }
    void begin(Frame& frame) override;
    void draw_content(Frame& frame, Column& column) override;

  private:
    void list_folder();

    std::string folder_, typed_path_, listed_;
    struct Entry {
        std::string name;
        bool folder = false;
    };
    std::vector<Entry> entries_;
    std::ptrdiff_t unlisted_ = 0; // of the folder, beyond what is drawn on each frame
};

} // namespace dateline::ui
