#include "ui/input_queue.h"

#include <epoxy/gl.h>
// epoxy first: GLFW then leaves OpenGL's declarations to it
#include <GLFW/glfw3.h>

#include <algorithm>

namespace dateline::ui {

namespace {

using Kind = InputEvent::Kind;

bool is_modifier(const InputEvent& event) {
    return event.kind == Kind::key && event.code >= GLFW_KEY_LEFT_SHIFT && event.code <= GLFW_KEY_RIGHT_SUPER;
}

// A key that writes: what it means comes as a character, or is a shortcut of one letter. Any number may come
// in one frame.
bool is_letter(const InputEvent& event) {
    constexpr int command = GLFW_MOD_CONTROL | GLFW_MOD_ALT | GLFW_MOD_SUPER;
    return event.kind == Kind::key && event.code < GLFW_KEY_ESCAPE && (event.modifiers & command) == 0;
}

bool is_command(const InputEvent& event) { // Backspace, Ctrl+A
    return event.kind == Kind::key && event.down && !event.repeat && !is_modifier(event) && !is_letter(event);
}

// Whether a frame that shows `earlier` can show `later` too.
bool go_together(const InputEvent& earlier, const InputEvent& later) {
    if (earlier.kind == Kind::button) return false;
    switch (later.kind) {
    case Kind::move:
        return earlier.kind != Kind::wheel;
    case Kind::button:
        return earlier.kind != Kind::wheel && !is_command(earlier);
    case Kind::wheel:
        return true;
    case Kind::character:
        return !is_command(earlier);
    case Kind::key:
        if (is_command(earlier)) return later.repeat;
        return !is_command(later) || earlier.kind != Kind::character;
    }
    return false;
}

} // namespace

void InputQueue::push(const InputEvent& event) {
    // Of moves in a row the last one counts.
    if (event.kind == Kind::move && !waiting_.empty() && waiting_.back().kind == Kind::move)
        waiting_.back() = event;
    else
        waiting_.push_back(event);
}

std::vector<InputEvent> InputQueue::next_frame() {
    std::vector<InputEvent> shown;
    while (!waiting_.empty() && std::all_of(shown.begin(), shown.end(), [&](const InputEvent& earlier) {
        return go_together(earlier, waiting_.front());
    })) {
        shown.push_back(waiting_.front());
        waiting_.pop_front();
    }
    return shown;
}

} // namespace dateline::ui
