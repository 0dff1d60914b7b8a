// What the state asks of the world: opening, addresses, the clipboard, pictures. Long work runs on threads of
// its own and answers with actions; closing the window stops it or waits for it.

#include <imgui.h>

#include <chrono>
#include <cstdio>
#include <filesystem>

#include "base/error.h"
#include "base/paths.h"
#include "model/rules.h"
#include "paint/picture.h"
#include "platform/open_url.h"
#include "platform/thread_priority.h"
#include "publish/photos.h"
#include "publish/publish.h"
#include "source/import.h"
#include "store/writer.h"
#include "ui/app.h"

namespace dateline::ui {

namespace {

// A folder or a file of the source format, rather than a database.
bool is_source(const std::string& path) {
    std::error_code ignored;
    return std::filesystem::is_directory(path, ignored) || publish::ending_of(path) == ".json";
}

// Where a source's database goes: among its files, so that its photos are found below the same folder.
std::string database_of(const std::string& source) {
    const std::filesystem::path path = std::filesystem::path(source).lexically_normal();
    if (publish::ending_of(source) == ".json")
        return std::filesystem::path(path).replace_extension(".db").string();
    const std::filesystem::path folder = path.has_filename() ? path : path.parent_path();
    return (folder / folder.filename()).string() + ".db";
}

// What has happened, in the order in which it is to be told. Where records have problems, what is sound is
// offered.
std::vector<state::Action> import_into(const std::string& source, const std::string& into,
                                       const std::function<bool(const source::Progress&)>& progress,
                                       base::Language language, source::Broken broken,
                                       const std::stop_token& stop) {
    paint::ImageDecoder decoder([&stop] { return !stop.stop_requested(); });
    try {
        // Where a stranger's folder has its database, it may have a link that leads to another.
        std::error_code ignored;
        if (std::filesystem::is_symlink(into, ignored))
            throw base::Error(
                base::Fault::input,
                {base::shown_path(into),
                 base::Phrase{"is a link, and nothing is written through one among sources; remove it"}});
        const source::Report report = source::import_sources(
            {source}, into, progress,
            [&](const std::string& folder, const std::string& file) {
                return publish::look_at(decoder, folder, file);
            },
            broken);
        const std::string first = report.problems.empty() ? "" : source::to_line(report.problems.front());
        if (!report.written) {
            const std::string count = base::tr_count(language, "{} problem", "{} problems",
                                                     static_cast<long long>(report.problem_count()));
            const std::string why =
                first + " (" + count + "; " + base::tr(language, "nothing was written") + ")";
            return {state::action::OpenFailed{source, why, report.has_sound ? source : ""}};
        }
        std::vector<state::Action> told = {state::action::Open{into}};
        if (const std::string besides = source::told_of(report, language); !besides.empty())
            told.push_back(state::action::Notify{besides});
        return told;
    } catch (const std::exception& error) {
        return {state::action::OpenFailed{source, base::told(error, language)}};
    }
}

// The views go into the file that was opened, and into no other that has taken its place since.
state::Action keep_views(const state::effect::KeepViews& effect, base::Language language) {
    state::action::ViewsKept kept{effect.path, {}, {}};
    try {
        if (store::fingerprint_of(effect.path) != effect.stamp)
            throw base::Error(base::Fault::environment,
                              {base::shown_path(effect.path),
                               base::Phrase{"another program has changed it meanwhile; open it again, then "
                                            "keep the view"}});
        const auto writer = store::open_writer(effect.path);
        for (const std::string& slug : effect.views.removed)
            writer->remove_view(slug);
        for (const model::SavedView& view : effect.views.put)
            writer->put(view);
        for (const store::Problem& problem : writer->finish())
            throw base::Error(base::Fault::input, problem.where + ": " + problem.message);
        writer->commit();
        kept.stamp = store::fingerprint_of(effect.path);
    } catch (const std::exception& error) {
        kept.failure = base::told(error, language);
    }
    return kept;
}

} // namespace

void App::run_effects() {
    for (const state::Effect& effect : std::exchange(state_.effects, {}))
        std::visit([&](const auto& each) { run(each); }, effect);
}

void App::run(const state::effect::Open& effect) {
    if (is_source(effect.path)) {
        import_source(effect.path, effect.sound_only ? source::Broken::left_out : source::Broken::refused);
    } else {
        loader_.open(effect.path, {});
    }
}
void App::run(const state::effect::OpenUrl& effect) {
    if (model::is_web_address(effect.url) && platform::open_url(effect.url)) return;
    window_->set_clipboard(effect.url);
    actions_.emplace_back(
        state::action::Notify{message_for("No browser was found: the address has been copied.")});
}
void App::run(const state::effect::Copy& effect) {
    window_->set_clipboard(effect.text);
    actions_.emplace_back(state::action::Notify{message_for(effect.told.c_str())});
}
void App::run(const state::effect::CancelExport&) {
    export_stop_.request_stop();
}
void App::run(const state::effect::SaveSettings&) {
    if (!options_.ignore_settings) state::save_settings(state_.settings);
}
void App::run(const state::effect::SaveWindow&) {
    save_window_ = true;
}
void App::run(const state::effect::KeepViews& effect) {
    in_background([effect, language = state_.settings.language] { return keep_views(effect, language); });
}
void App::run(const state::effect::Reopen& effect) {
    loader_.reopen(effect.path, effect.stamp);
}
void App::run(const state::effect::Quit&) {
    window_->close();
}
void App::run(const state::effect::TypeSearch&) {
    focus_search_ = true;
}
void App::run(const state::effect::LeaveField&) {
    ImGui::SetWindowFocus(nullptr);
}
void App::run(const state::effect::NextField&) {
    dialogs_.next_field();
}
void App::run(const state::effect::Confirm&) {
    dialogs_.confirm(state_, actions_);
}
void App::run(const state::effect::LeaveFocus&) {
    hits_.focus("");
}
void App::run(const state::effect::EnterRegion&) {
    const bool dialog = state_.dialog != state::Dialog::none;
    if (dialog && dialogs_.confirm(state_, actions_)) return;
    if (!hits_.enter(dialog ? Region::dialog : Region::panel) || dialog) return;
    // The panel's first lines are its buttons; the first that matters comes after them.
    for (int i = 0; i < 3 && (hits_.focused() == "panel/back" || hits_.focused() == "panel/forward" ||
                              hits_.focused() == "panel/close");
         ++i)
        hits_.move_focus(1);
}
void App::run(const state::effect::ChangeRegion& effect) {
    hits_.enter_region(effect.by);
}
void App::run(const state::effect::MoveFocus& effect) {
    hits_.move_focus(effect.by);
}
void App::run(const state::effect::ActOnFocus&) {
    if (const HitTarget* place = hits_.find(hits_.focused()); place && place->action)
        actions_.push_back(*place->action);
}

void App::in_background(std::function<state::Action()> task) {
    std::erase_if(background_, [](const std::future<void>& done) {
        return done.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
    });
    background_.push_back(
        std::async(std::launch::async, [this, task = std::move(task), language = state_.settings.language] {
            platform::lower_thread_priority();
            try {
                answer(task());
            } catch (const std::exception& error) {
                answer(state::action::Notify{base::told(error, language), true});
            }
        }));
}

// From any thread.
void App::answer(state::Action action) {
    {
        const std::lock_guard lock(background_mutex_);
        background_answers_.push_back(std::move(action));
    }
    Window::wake();
}

void App::import_source(const std::string& source, source::Broken broken) {
    const base::Language language = state_.settings.language;
    in_background([this, source, language, broken, stop = stop_.get_token()]() -> state::Action {
        auto told = std::chrono::steady_clock::now();
        const auto tell = [&](const source::Progress& progress) {
            const auto now = std::chrono::steady_clock::now();
            if (stop.stop_requested()) return false;
            if (now - told < std::chrono::milliseconds(300) || progress.total <= 0) return true;
            told = now;
            const auto percent = std::min<std::int64_t>(100, progress.done * 100 / progress.total);
            answer(state::action::Notify{base::file_name_of(source) + ": " +
                                         base::tr(language, progress.stage.c_str()) + " " +
                                         std::to_string(percent) + " %"});
            return true;
        };
        std::vector<state::Action> answers =
            import_into(source, database_of(source), tell, language, broken, stop);
        for (std::size_t i = 0; i + 1 < answers.size(); ++i)
            answer(answers[i]);
        return answers.back();
    });
}

void App::run(const state::effect::ExportPicture& effect) {
    export_stop_ = std::stop_source();
    const base::ProgressAndCancel watch{
        [this, told = std::chrono::steady_clock::time_point()](double share) mutable {
            const auto now = std::chrono::steady_clock::now();
            if (now - told < std::chrono::milliseconds(100)) return;
            told = now;
            answer(state::action::ExportProgress{share});
        },
        export_stop_.get_token()};
    in_background([this, options = effect.options, out = effect.out, path = state_.path, watch,
                   language = state_.settings.language]() -> state::Action {
        bool saved = false;
        publish::Notices notices;
        try {
            const auto store = store::open_store(path, store::SnapshotScope::everything);
            saved = publish::write_picture(*store, path, options, language, out, watch, &notices);
        } catch (const std::exception&) {
            answer(state::action::ExportEnded{false});
            throw;
        }
        answer(state::action::ExportEnded{saved});
        if (!saved) return state::action::Notify{base::tr(language, "Cancelled: nothing was written.")};
        std::string told = std::string(base::tr(language, "Saved")) + ": " + base::shown_path(out);
        if (!notices.empty())
            told += " · " + base::tr_count(language, "{} photo could not be shown",
                                           "{} photos could not be shown",
                                           static_cast<long long>(notices.size()));
        return state::action::Notify{told};
    });
}

void App::run(const state::effect::SaveCard& effect) {
    const std::string out = effect.out.empty()
                                ? fresh_picture_path("quote-" + std::to_string(effect.utterance.value))
                                : effect.out;
    state::CardOptions options;
    options.utterance = std::to_string(effect.utterance.value);
    options.theme = state_.settings.theme == layout::Theme::dark ? "dark" : "light";
    in_background([out, path = state_.path, options, language = state_.settings.language]() -> state::Action {
        const auto store = store::open_store(path, store::SnapshotScope::everything);
        const std::vector<std::string> written = publish::write_card(*store, path, options, language, out);
        return state::action::Notify{std::string(base::tr(language, "Saved")) + ": " +
                                     base::shown_path(written.front())};
    });
}

void App::save_window_picture() {
    save_window_ = false;
    paint::Pixels pixels;
    window_->read_pixels(&pixels.width, &pixels.height, &pixels.rgba);
    const std::string out = fresh_picture_path("dateline-window");
    const std::string saved = message_for("Saved");
    in_background([pixels = std::move(pixels), out, saved]() -> state::Action {
        paint::write_png(pixels, out);
        return state::action::Notify{saved + ": " + base::shown_path(out)};
    });
}

} // namespace dateline::ui
