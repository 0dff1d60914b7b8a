#include "ui/keys.h"

#include <epoxy/gl.h>
// epoxy first: GLFW then leaves OpenGL's declarations to it
#include <GLFW/glfw3.h>

namespace dateline::ui {

namespace {

state::Key key_of(int code) {
    using state::Key;
    switch (code) {
    case GLFW_KEY_ESCAPE:
        return Key::escape;
    case GLFW_KEY_ENTER:
    case GLFW_KEY_KP_ENTER:
        return Key::enter;
    case GLFW_KEY_TAB:
        return Key::tab;
    case GLFW_KEY_LEFT:
        return Key::left;
    case GLFW_KEY_RIGHT:
        return Key::right;
    case GLFW_KEY_UP:
        return Key::up;
    case GLFW_KEY_DOWN:
        return Key::down;
    case GLFW_KEY_HOME:
        return Key::home;
    case GLFW_KEY_PAGE_UP:
        return Key::page_up;
    case GLFW_KEY_PAGE_DOWN:
        return Key::page_down;
    case GLFW_KEY_F1:
        return Key::f1;
    case GLFW_KEY_F6:
        return Key::f6;
    case GLFW_KEY_F12:
        return Key::f12;
    case GLFW_KEY_KP_ADD:
        return Key::equal;
    case GLFW_KEY_KP_SUBTRACT:
        return Key::minus;
    case GLFW_KEY_KP_0:
        return Key::zero;
    default: // GLFW's numbers of what is printed are ASCII
        return code > GLFW_KEY_SPACE && code < 128 ? static_cast<Key>(code) : Key::none;
    }
}

} // namespace

std::optional<state::Shortcut> shortcut_of(const KeyPress& press) {
    const state::Key key = key_of(press.key);
    if (key == state::Key::none) return std::nullopt;
    return state::Shortcut{.key = key,
                           .control = (press.modifiers & (GLFW_MOD_CONTROL | GLFW_MOD_SUPER)) != 0,
                           .shift = (press.modifiers & GLFW_MOD_SHIFT) != 0,
                           .alt = (press.modifiers & GLFW_MOD_ALT) != 0};
}

} // namespace dateline::ui
