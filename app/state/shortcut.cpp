#include "state/shortcut.h"

namespace dateline::state {

namespace {

std::string key_name(Key key) {
    switch (key) {
    case Key::none:
        return "";
    case Key::minus:
        return "−";
    case Key::equal:
        return "+";
    case Key::escape:
        return "Esc";
    case Key::enter:
        return "Enter";
    case Key::tab:
        return "Tab";
    case Key::left:
        return "←";
    case Key::right:
        return "→";
    case Key::up:
        return "↑";
    case Key::down:
        return "↓";
    case Key::home:
        return "Home";
    case Key::page_up:
        return "Page Up";
    case Key::page_down:
        return "Page Down";
    case Key::f1:
        return "F1";
    case Key::f6:
        return "F6";
    case Key::f12:
        return "F12";
    default:
        return {static_cast<char>(key)};
    }
}

} // namespace

std::vector<std::string> keys_of(const Shortcut& shortcut) {
    if (shortcut == with_shift(Key::slash)) return {"?"};
    std::vector<std::string> keys;
    if (shortcut.control) keys.emplace_back("Ctrl");
    if (shortcut.alt) keys.emplace_back("Alt");
    if (shortcut.shift) keys.emplace_back("Shift");
    keys.push_back(key_name(shortcut.key));
    return keys;
}

std::string shown(const Shortcut& shortcut) {
    std::string text;
    for (const std::string& key : keys_of(shortcut))
        text += (text.empty() ? "" : "+") + key;
    return text;
}

} // namespace dateline::state
