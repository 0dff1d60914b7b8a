#pragma once
// What opens over the window, one at a time. What is being typed into a dialog is the dialog's own; what it
// decides is an action, and which one is open is the state's.

#include <vector>

#include "ui/frame.h"

namespace dateline::ui {

class Dialog {
  public:
    Dialog() = default;
    virtual ~Dialog() = default;
    Dialog(const Dialog&) = delete;
    Dialog& operator=(const Dialog&) = delete;

    virtual void draw(Frame& frame, const base::Rect& window) = 0;
    // It has just appeared, and it has gone.
    virtual void open(Frame& frame) = 0;
    virtual void close() {}
    virtual bool next_field() { return false; } // Tab, while something is typed; false if there is no other
    // Enter: what the dialog's main button does; false if there is none.
    virtual bool confirm(const state::State& /*state*/, std::vector<state::Action>& /*actions*/) {
        return false;
    }
};

} // namespace dateline::ui
