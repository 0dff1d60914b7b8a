#pragma once
// How the window is divided: top bar, people, story bar, canvas and panel.

#include "base/geometry.h"
#include "state/state.h"

namespace dateline::ui {

struct WindowParts { // in Dear ImGui's units; what is not there is empty
    base::Rect top, rail, bar, canvas, panel;
    bool narrow = false; // the rail shows portraits alone
};
WindowParts parts_of(base::Size window, const state::State& state);
// The canvas in logical pixels, while nothing is selected in an open database.
base::Size canvas_size(base::Size window, const state::State& state);

} // namespace dateline::ui
