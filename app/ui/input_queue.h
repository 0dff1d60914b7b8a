#pragma once
// What the user did, in the order in which it was done, handed out a frame at a time. Dear ImGui 1.86 looks
// at the pointer and the keys once a frame: in a slow one a click would land where the pointer has gone
// since, and a key that is up again would not have been down. So a frame shows only what can be told apart
// within it; the rest waits for the next.

#include <deque>
#include <vector>

#include "base/geometry.h"

namespace dateline::ui {

struct InputEvent {
    enum class Kind { move, button, wheel, key, character };
    Kind kind = Kind::move;
    base::Point at{};    // move, button: where, in the window's units; wheel: how far, in notches
    int code = 0;        // button, key: GLFW's number; character: the code point
    int modifiers = 0;   // key: GLFW's bits
    bool down = false;   // button, key
    bool repeat = false; // key: held down
    bool second = false; // button: of two quick presses
};

class InputQueue {
  public:
    void push(const InputEvent& event);
    bool empty() const { return waiting_.empty(); }
    // The events of one frame: at least one if there are any.
    std::vector<InputEvent> next_frame();

  private:
    std::deque<InputEvent> waiting_;
};

} // namespace dateline::ui
