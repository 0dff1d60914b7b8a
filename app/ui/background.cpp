// What the state asks of the world: opening, addresses, the clipboard, pictures. Long work runs on threads of
// its own and answers with actions; closing the window waits for it.

#include <spawn.h>
#include <sys/wait.h>

#include <cstdio>

#include "base/error.h"
#include "base/file.h"
#include "paint/picture.h"
#include "publish/publish.h"
#include "ui/app.h"

extern char** environ;

namespace dateline::ui {

namespace {

bool open_in_browser(const std::string& url) {
    if (!url.starts_with("https://") && !url.starts_with("http://")) return false;
    std::string program = "xdg-open", address = url;
    char* arguments[] = {program.data(), address.data(), nullptr};
    pid_t child = 0;
    return posix_spawnp(&child, "xdg-open", nullptr, nullptr, arguments, environ) == 0;
}

} // namespace

void App::run_effects() {
    for (const state::Effect& effect : std::exchange(state_.effects, {}))
        run_effect(effect);
}

void App::run_effect(const state::Effect& effect) {
    using Kind = state::Effect::Kind;
    switch (effect.kind) {
    case Kind::open:
        loader_.open(effect.text, {});
        break;
    case Kind::open_url:
        if (!open_in_browser(effect.text)) {
            screen_->window.set_clipboard(effect.text);
            actions_.emplace_back(
                state::action::Notify{message_for("No browser was found: the address has been copied.")});
        }
        break;
    case Kind::copy:
        screen_->window.set_clipboard(effect.text);
        actions_.emplace_back(state::action::Notify{message_for("Copied with its source.")});
        break;
    case Kind::export_picture:
        export_picture(effect);
        break;
    case Kind::save_card:
        save_card(effect);
        break;
    case Kind::save_settings:
        if (!options_.ignore_settings) state::save_settings(state_.settings);
        break;
    }
}

void App::in_background(std::function<state::Action()> task) {
    std::erase_if(background_, [](const std::jthread& thread) { return !thread.joinable(); });
    background_.emplace_back([this, task = std::move(task)] {
        state::Action answer = state::action::Notify{};
        try {
            answer = task();
        } catch (const std::exception& error) {
            answer = state::action::Notify{error.what(), true};
        }
        {
            const std::lock_guard lock(background_mutex_);
            background_answers_.push_back(std::move(answer));
        }
        Window::wake();
    });
}

void App::export_picture(const state::Effect& effect) {
    publish::Picture picture;
    picture.request.view = {state::visible_span(state_), state_.filter, state_.grouping, state_.selected};
    picture.request.size = effect.size;
    picture.request.style = state::style_of(state_);
    picture.scale = effect.scale;
    const std::string saved = message_for("Saved");
    in_background([picture, out = effect.text, path = state_.path, saved]() -> state::Action {
        const auto store = store::open_store(path);
        publish::write_picture(*store, path, picture, out);
        return state::action::Notify{saved + ": " + base::shown_path(out)};
    });
}

void App::save_card(const state::Effect& effect) {
    const std::string out = effect.text.empty()
                                ? fresh_picture_path("quote-" + std::to_string(effect.utterance.value))
                                : effect.text;
    const std::string saved = message_for("Saved");
    in_background([out, path = state_.path, style = state::style_of(state_), id = effect.utterance,
                   saved]() -> state::Action {
        const auto store = store::open_store(path);
        publish::write_card(*store, path, id, style, out);
        return state::action::Notify{saved + ": " + base::shown_path(out)};
    });
}

void App::save_window_picture() {
    save_window_ = false;
    paint::Pixels pixels;
    screen_->window.read_pixels(&pixels.width, &pixels.height, &pixels.rgba);
    const std::string out = fresh_picture_path("dateline-window");
    const std::string saved = message_for("Saved");
    in_background([pixels = std::move(pixels), out, saved]() -> state::Action {
        paint::write_png(pixels, out);
        return state::action::Notify{saved + ": " + base::shown_path(out)};
    });
}

} // namespace dateline::ui
