#pragma once
// Threads that work for the window.

namespace dateline::ui {

// The calling thread, and what it starts from now on, stands behind the frame for the processor: what is seen
// goes first, and a busy worker never makes it wait. For good.
void work_behind_the_frame();

} // namespace dateline::ui
