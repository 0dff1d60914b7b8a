// The keyboard: everything that the mouse can do.

#include <epoxy/gl.h>
// epoxy first: GLFW then leaves OpenGL's declarations to it
#include <GLFW/glfw3.h>

#include "ui/app.h"

namespace dateline::ui {

namespace {

using namespace state; // NOLINT: the actions' names

bool ctrl(const KeyPress& p) {
    return (p.modifiers & (GLFW_MOD_CONTROL | GLFW_MOD_SUPER)) != 0;
}
bool shift(const KeyPress& p) {
    return (p.modifiers & GLFW_MOD_SHIFT) != 0;
}
bool alt(const KeyPress& p) {
    return (p.modifiers & GLFW_MOD_ALT) != 0;
}

} // namespace

void App::handle_keys(Frame& frame) {
    for (const KeyPress& press : window_->take_keys()) {
        if (handle_key_everywhere(frame, press)) continue;
        if (typing_) {
            handle_key_in_search(frame, press);
        } else if (!ctrl(press) && !hits_.focused().empty() && hits_.find(hits_.focused()) &&
                   (press.key == GLFW_KEY_UP || press.key == GLFW_KEY_DOWN || press.key == GLFW_KEY_ENTER ||
                    press.key == GLFW_KEY_KP_ENTER || press.key == GLFW_KEY_TAB)) {
            handle_key_with_focus(frame, press);
        } else {
            handle_key_on_canvas(frame, press);
        }
    }
}

bool App::handle_key_everywhere(Frame& frame, const KeyPress& press) {
    const float scale = state_.settings.scale;
    switch (press.key) {
    case GLFW_KEY_ESCAPE:
        if (state_.dialog == Dialog::none && !state_.search.open && hits_.find(hits_.focused()) && !typing_) {
            hits_.focus(""); // out of the panel first
        } else if (typing_ && !state_.search.open && state_.dialog == Dialog::none) {
            ImGui::SetWindowFocus(nullptr); // out of the empty field
        } else {
            frame.push(action::Escape{});
            hits_.focus("");
            ImGui::SetWindowFocus(nullptr);
        }
        return true;
    case GLFW_KEY_F1:
        frame.push(action::Show{Dialog::keys});
        return true;
    case GLFW_KEY_F6:
        hits_.enter_region(shift(press) ? -1 : 1);
        return true;
    case GLFW_KEY_F12:
        save_window_ = true;
        return true;
    case GLFW_KEY_LEFT:
    case GLFW_KEY_RIGHT: {
        const int direction = press.key == GLFW_KEY_LEFT ? -1 : 1;
        if (state_.dialog == Dialog::photo && !alt(press)) {
            if (const auto turn = state::next_photo(state_, direction)) frame.push(*turn);
            return true;
        }
        if (!alt(press)) return false;
        frame.push(direction < 0 ? state::Action(action::Back{}) : state::Action(action::Forward{}));
        return true;
    }
    default:
        break;
    }
    if (!ctrl(press)) return false;
    switch (press.key) {
    case GLFW_KEY_F:
        focus_search_ = true;
        return true;
    case GLFW_KEY_O:
        frame.push(action::Show{Dialog::open_file});
        return true;
    case GLFW_KEY_S:
        frame.push(action::Show{Dialog::keep_view});
        return true;
    case GLFW_KEY_Q:
        window_->close();
        return true;
    case GLFW_KEY_EQUAL:
    case GLFW_KEY_KP_ADD:
        frame.push(action::SetScale{scale + 0.25F});
        return true;
    case GLFW_KEY_MINUS:
    case GLFW_KEY_KP_SUBTRACT:
        frame.push(action::SetScale{scale - 0.25F});
        return true;
    case GLFW_KEY_0:
    case GLFW_KEY_KP_0:
        frame.push(action::SetScale{1});
        return true;
    default:
        return false;
    }
}

bool App::handle_key_in_search(Frame& frame, const KeyPress& press) {
    const bool enter = press.key == GLFW_KEY_ENTER || press.key == GLFW_KEY_KP_ENTER;
    if (state_.dialog != Dialog::none) {
        if (enter) dialogs_.confirm(frame);
        return enter || (press.key == GLFW_KEY_TAB && dialogs_.next_field());
    }
    if (press.key == GLFW_KEY_DOWN) frame.push(action::SearchMove{1});
    if (press.key == GLFW_KEY_UP) frame.push(action::SearchMove{-1});
    if (enter && ctrl(press)) {
        frame.push(action::SearchAsFilter{});
        ImGui::SetWindowFocus(nullptr);
    } else if (enter && !(state_.search.hits.empty() && state_.search.near.empty()) &&
               state_.search.answered == state_.search.text) {
        frame.push(action::SearchChoose{state_.search.cursor});
        ImGui::SetWindowFocus(nullptr);
    }
    return enter;
}

void App::handle_key_with_focus(Frame& frame, const KeyPress& press) {
    switch (press.key) {
    case GLFW_KEY_UP:
        hits_.move_focus(-1);
        break;
    case GLFW_KEY_DOWN:
        hits_.move_focus(1);
        break;
    case GLFW_KEY_TAB:
        hits_.move_focus(shift(press) ? -1 : 1);
        break;
    default:
        if (const HitTarget* place = hits_.find(hits_.focused()); place && place->action)
            actions_.push_back(*place->action);
        break;
    }
    (void)frame;
}

void App::handle_key_on_canvas(Frame& frame, const KeyPress& press) {
    const float width = state_.viewport.size.width;
    const float middle = width / 2;
    const bool dialog = state_.dialog != Dialog::none;
    if (press.key == GLFW_KEY_ENTER || press.key == GLFW_KEY_KP_ENTER) {
        if (dialog && dialogs_.confirm(frame)) return;
        if (!hits_.enter(dialog ? Region::dialog : Region::panel) || dialog) return;
        // The panel's first lines are its buttons; the first that matters comes after them.
        for (int i = 0; i < 3 && (hits_.focused() == "panel/back" || hits_.focused() == "panel/forward" ||
                                  hits_.focused() == "panel/close");
             ++i)
            hits_.move_focus(1);
        return;
    }
    if (press.key == GLFW_KEY_TAB && dialog) {
        hits_.move_focus(shift(press) ? -1 : 1);
        return;
    }
    if (dialog) {
        if (press.key == GLFW_KEY_DOWN || press.key == GLFW_KEY_UP)
            hits_.move_focus(press.key == GLFW_KEY_UP ? -1 : 1);
        return;
    }
    switch (press.key) {
    case GLFW_KEY_SLASH:
        if (shift(press)) {
            frame.push(action::Show{Dialog::keys});
        } else {
            focus_search_ = true;
        }
        break;
    case GLFW_KEY_LEFT:
        frame.push(action::PanBy{width * 0.12F});
        break;
    case GLFW_KEY_RIGHT:
        frame.push(action::PanBy{-width * 0.12F});
        break;
    case GLFW_KEY_UP:
    case GLFW_KEY_EQUAL:
    case GLFW_KEY_KP_ADD:
        frame.push(action::ZoomAt{middle, 0.7});
        break;
    case GLFW_KEY_DOWN:
    case GLFW_KEY_MINUS:
    case GLFW_KEY_KP_SUBTRACT:
        frame.push(action::ZoomAt{middle, 1 / 0.7});
        break;
    case GLFW_KEY_HOME:
        frame.push(action::FitAll{});
        break;
    case GLFW_KEY_F:
        if (shift(press)) {
            frame.push(action::FitSelection{});
        } else {
            frame.push(action::FitAll{});
        }
        break;
    case GLFW_KEY_PAGE_DOWN:
        frame.push(action::StepStory{1});
        break;
    case GLFW_KEY_PAGE_UP:
        frame.push(action::StepStory{-1});
        break;
    case GLFW_KEY_S:
        frame.push(action::Show{Dialog::views});
        break;
    case GLFW_KEY_TAB:
        frame.push(action::StepEvent{shift(press) ? -1 : 1});
        break;
    case GLFW_KEY_E:
        frame.push(action::Show{Dialog::export_picture});
        break;
    case GLFW_KEY_G:
        frame.push(action::SetGrouping{
            static_cast<model::Grouping>((static_cast<int>(state_.view.grouping) + 1) % 5)});
        break;
    case GLFW_KEY_C:
        if (state_.view.selected.kind == model::Kind::utterance)
            frame.push(action::Compare{{state_.view.selected.id}});
        break;
    case GLFW_KEY_V:
        frame.push(action::Show{Dialog::photo});
        break;
    case GLFW_KEY_T:
        frame.push(action::SetTheme{state_.settings.theme == layout::Theme::dark ? layout::Theme::light
                                                                                 : layout::Theme::dark});
        break;
    case GLFW_KEY_L:
        frame.push(action::SetLanguage{state_.settings.language == base::Language::korean
                                           ? base::Language::english
                                           : base::Language::korean});
        break;
    case GLFW_KEY_M:
        frame.push(action::SetMotion{!state_.settings.motion});
        break;
    default:
        break;
    }
}

} // namespace dateline::ui
