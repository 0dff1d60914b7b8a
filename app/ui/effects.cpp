#include "ui/effects.h"

#include <imgui.h>

#include "base/paths.h"
#include "model/rules.h"
#include "paint/picture_png.h"
#include "platform/open_url.h"
#include "state/settings.h"
#include "ui/jobs.h"
#include "ui/user_files.h"

namespace dateline::ui {

namespace {

constexpr const char* export_task = "export";

} // namespace

struct EffectRunner::Run {
    EffectRunner& runner;
    state::State& state;
    std::vector<state::Action>& actions;
    std::vector<state::Answer>& answers;
    const Reach& reach = runner.reach_;
    base::Language language = state.settings.language;

    void notify(const char* key) const {
        answers.emplace_back(state::answer::Notify{base::tr(language, key)});
    }
    void start(const std::string& name, Tasks::Run run) const {
        reach.tasks.start(name, std::move(run), language);
    }

    // Of the world.
    void operator()(const state::effect::Open& effect) const {
        if (!is_source(effect.path)) return reach.loader.open(effect.path, {});
        const auto broken = effect.sound_only ? source::Broken::left_out : source::Broken::refused;
        start("import " + effect.path, [source = effect.path, broken, language = language](
                                           const Reply& reply, const std::stop_token& stop) {
            import_source(source, broken, language, reply, stop);
        });
    }
    void operator()(const state::effect::OpenUrl& effect) const {
        if (model::is_web_address(effect.url) && platform::open_url(effect.url)) return;
        reach.window->set_clipboard(effect.url);
        notify("No browser was found: the address has been copied.");
    }
    void operator()(const state::effect::Copy& effect) const {
        reach.window->set_clipboard(effect.text);
        notify(effect.told.c_str());
    }
    void operator()(const state::effect::ExportPicture& effect) const {
        start(export_task, [effect, path = state.path, language = language](const Reply& reply,
                                                                            const std::stop_token& stop) {
            export_picture(effect, path, language, reply, stop);
        });
    }
    void operator()(const state::effect::CancelExport& /*effect*/) const { runner.stop_export(); }
    void operator()(const state::effect::SaveCard& effect) const {
        start("card " + std::to_string(effect.utterance.value),
              [effect, path = state.path, theme = state.settings.theme,
               language = language](const Reply& reply, const std::stop_token& /*stop*/) {
                  reply(save_card(effect, path, theme, language));
              });
    }
    void operator()(const state::effect::SaveSettings& /*effect*/) const {
        if (!reach.options.ignore_settings) state::save_settings(state.settings);
    }
    void operator()(const state::effect::SaveWindow& /*effect*/) const { runner.save_window_ = true; }
    void operator()(const state::effect::KeepViews& effect) const {
        start("views", [effect, language = language](const Reply& reply, const std::stop_token& /*stop*/) {
            reply(keep_views(effect, language));
        });
    }
    void operator()(const state::effect::Reopen& effect) const {
        reach.loader.reopen(effect.path, effect.change_token);
    }
    void operator()(const state::effect::Quit& /*effect*/) const { reach.window->close(); }

    // Of the keyboard.
    void operator()(const state::effect::TypeSearch& /*effect*/) const { reach.screen->type_search(); }
    void operator()(const state::effect::LeaveField& /*effect*/) const { ImGui::SetWindowFocus(nullptr); }
    void operator()(const state::effect::NextField& /*effect*/) const {
        if (Dialog* dialog = reach.screen->dialog()) dialog->next_field();
    }
    void operator()(const state::effect::Confirm& /*effect*/) const { confirm(); }
    void operator()(const state::effect::LeaveFocus& /*effect*/) const { reach.screen->hits().focus(""); }
    void operator()(const state::effect::EnterRegion& /*effect*/) const {
        Hits& hits = reach.screen->hits();
        if (state.dialog != state::Dialog::none) {
            if (!confirm()) hits.enter(Region::dialog);
            return;
        }
        if (!hits.enter(Region::panel)) return;
        // The panel's first lines are its buttons; the first that matters comes after them.
        for (int i = 0; i < 3 && (hits.focused() == "panel/back" || hits.focused() == "panel/forward" ||
                                  hits.focused() == "panel/close");
             ++i)
            hits.move_focus(1);
    }
    void operator()(const state::effect::ChangeRegion& effect) const {
        reach.screen->hits().enter_region(effect.by);
    }
    void operator()(const state::effect::MoveFocus& effect) const {
        reach.screen->hits().move_focus(effect.by);
    }
    void operator()(const state::effect::ActOnFocus& /*effect*/) const {
        const Hits& hits = reach.screen->hits();
        if (const HitTarget* place = hits.find(hits.focused()); place && place->action)
            actions.push_back(*place->action);
    }

    bool confirm() const {
        Dialog* dialog = reach.screen->dialog();
        return dialog && dialog->confirm(state, actions);
    }
};

std::vector<state::Answer> EffectRunner::run(state::State& state, std::vector<state::Action>& actions) {
    std::vector<state::Answer> answers;
    const Run run{*this, state, actions, answers};
    for (const state::Effect& effect : std::exchange(state.effects, {}))
        std::visit(run, effect);
    return answers;
}

void EffectRunner::save_window_if_asked(base::Language language) {
    if (!std::exchange(save_window_, false)) return;
    paint::Pixels pixels;
    reach_.window->read_pixels(&pixels.width, &pixels.height, &pixels.rgba);
    const std::string out = fresh_picture_path("dateline-window");
    const auto save = [pixels = std::move(pixels), language, out](const Reply& reply,
                                                                  const std::stop_token& /*stop*/) {
        paint::write_png(pixels, out);
        reply(state::answer::Notify{std::string(base::tr(language, "Saved")) + ": " + base::shown_path(out)});
    };
    reach_.tasks.start("window " + out, save, language);
}

void EffectRunner::stop_export() {
    reach_.tasks.stop(export_task);
}

} // namespace dateline::ui
