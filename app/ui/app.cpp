#include "ui/app.h"

#include <epoxy/gl.h>
// epoxy first: GLFW then leaves OpenGL's declarations to it
#include <GLFW/glfw3.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <future>

#include "base/error.h"
#include "base/paths.h"
#include "platform/file.h"
#include "platform/locale.h"
#include "platform/signals.h"
#include "platform/thread_priority.h"
#include "state/apply.h"
#include "state/command_table.h"
#include "state/key_bindings.h"
#include "state/settings.h"
#include "state/shown.h"
#include "state/wanted.h"
#include "ui/keys.h"
#include "ui/report.h"
#include "ui/user_files.h"
#include "ui/window_parts.h"

namespace dateline::ui {

namespace {

constexpr std::chrono::milliseconds early_wait{90}, first_wait{2000}, first_photo_wait{300};
constexpr float max_side_px = 8192;

state::Settings first_settings(const request::WindowOptions& options) {
    state::Settings settings;
    settings.language = platform::system_language();
    if (!options.ignore_settings) settings = state::load_settings(settings);
    if (options.view.theme == "dark") settings.theme = layout::Theme::dark;
    if (options.view.theme == "light") settings.theme = layout::Theme::light;
    if (options.view.language == "ko") settings.language = base::Language::korean;
    if (options.view.language == "en") settings.language = base::Language::english;
    if (options.view.scale > 0)
        settings.scale = std::clamp(static_cast<float>(options.view.scale), 1.0F, 3.0F);
    return settings;
}

// Logical pixels are larger at a larger scale; a framebuffer has an end.
base::Size first_size(const request::WindowOptions& options, const state::Settings& settings) {
    const base::Size asked = request::size_of(options.view.size).value_or(base::Size{1600, 1000});
    const float scale = options.view.size.empty() ? 1 : settings.scale;
    return {std::min(asked.width * scale, max_side_px), std::min(asked.height * scale, max_side_px)};
}

state::State first_state(const request::WindowOptions& options) {
    state::State state;
    state.settings = first_settings(options);
    return state;
}

// Processor time of this thread since it began; the worker's is not in it.
double thread_cpu_ms() {
    std::timespec spent{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return static_cast<double>(spent.tv_sec) * 1e3 + static_cast<double>(spent.tv_nsec) / 1e6;
}

std::string shader_folder() {
    return platform::program_folder() + "/shaders";
}

unsigned hex_of(base::Colour c) {
    return (static_cast<unsigned>(c.red) << 16U) | (static_cast<unsigned>(c.green) << 8U) | c.blue;
}

} // namespace

App::App(const request::WindowOptions& options)
    : options_(options), state_(first_state(options)), first_size_(first_size(options, state_.settings)),
      loader_(waker(), options.path.empty() ? example_path() : options.path, options.view,
              state_.settings.language),
      photos_(waker()), tasks_(waker()), effects_({options_, loader_, tasks_, window_, screen_}) {
    make_window();
}

App::~App() {
    effects_.stop_export();
    tasks_.wait();
    photos_.open(""); // their textures go before the OpenGL context does
    has_window_ = false;
}

std::function<void()> App::waker() {
    return [this] {
        if (has_window_) Window::wake();
    };
}

// The window takes the system longer to make than the example takes to read, so both go on at once; until
// the reading is done, nothing but the window is touched here.
void App::make_window() {
    std::future<void> reading = std::async(std::launch::async, [this] { begin_reading(); });
    window_.emplace(first_size_);
    reading.get();
    window_->connect();
    screen_->compile(shader_folder());
    has_window_ = true;
    if (options_.view.scale <= 0 && state_.settings.scale == 1)
        state_.settings.scale = window_->content_scale();
    apply(state::action::Resize{canvas_size(window_->size(), state_)});
}

// While the window is made: the first frame is laid out as it will most likely be, so that its glyphs are
// there and its photos are known and decoded by then.
void App::begin_reading() {
    platform::lower_thread_priority();
    fonts_.emplace();
    state_.opening = true;
    apply(state::action::Resize{canvas_size(first_size_, state_)});
    const auto until = std::chrono::steady_clock::now() + early_wait;
    for (int step = 0; step < 6; ++step) {
        loader_.wait_settled(
            std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now()));
        collect_answers();
        if (!loader_.busy() || std::chrono::steady_clock::now() > until) break;
    }
    screen_.emplace(*fonts_, photos_, waker());
    screen_->hits().listen(!options_.hits_path.empty());
    ImGui::GetIO().DisplaySize = {first_size_.width, first_size_.height};
    screen_->draw(state_, actions_, first_size_, 1, nullptr);
}

// The reading began before the window was made: by now they are there or close.
void App::await_first_answers() {
    for (int step = 0; step < 6 && !shown_; ++step) {
        loader_.wait_settled(first_wait);
        collect_answers();
        if (!loader_.busy()) break;
    }
    photos_.wait_settled(first_photo_wait);
    collect_photos();
}

int App::run() {
    // The session's end is a signal: what is being written is finished or taken back, as when the window
    // closes.
    const platform::OrderlyStop orderly;
    const platform::SignalWaker woken(&Window::wake);
    await_first_answers();
    last_seconds_ = glfwGetTime();
    while (!is_over()) {
        take_input();
        draw();
        present();
        act();
        loader_.ask(state::wanted(state_), state_.settings.language);
        const bool complete = frames_due_ == 0 && first_view_complete();
        report(complete);
        if (complete && screen_->compile_quicker(shader_folder()))
            frames_due_ = std::max(frames_due_, 1); // drawn with them, it may look a little finer
        wait_for_something();
    }
    finish_writing();
    return 0;
}

// Each key before the next, and before the frame is drawn: what one asks for may be where the next one goes.
void App::take_input() {
    if (frames_due_ > 0) --frames_due_;
    const double now = glfwGetTime();
    if (state::is_moving(state_)) actions_.emplace_back(state::action::Tick{now - last_seconds_});
    last_seconds_ = now;
    for (const std::string& path : window_->take_drops())
        actions_.emplace_back(state::action::Open{path});
    window_->begin_frame();
    const Hits& hits = screen_->hits(); // keys go from place to place: those of the last frame
    for (const KeyPress& press : window_->take_keys()) {
        const auto shortcut = shortcut_of(press);
        const state::KeyboardFocus focus{screen_->is_typing(), hits.find(hits.focused()) != nullptr};
        const state::Command* command = shortcut ? state::command_for(*shortcut, state_, focus) : nullptr;
        if (!command) continue;
        actions_.emplace_back(state::action::RunCommand{command->id});
        act();
    }
}

void App::draw() {
    const Screen::Pointer pointer{last_seconds_, window_->take_double_click()};
    screen_->draw(state_, actions_, window_->size(), window_->device_scale(), &pointer);
    screen_->upload();
}

void App::present() {
    window_->end_frame(hex_of(layout::palette(state_.settings.theme).background));
    effects_.save_window_if_asked(state_.settings.language);
    if (!shown_) {
        window_->show("Dateline");
        shown_ = true;
    }
    glfwSwapBuffers(window_->handle());
    ++frame_number_;
    if (!options_.report_frames) return;
    glFinish();
    said_complete_ = first_view_complete();
    say_frame(said_complete_ ? "frame" : "partial");
}

void App::act() {
    do {
        for (state::Action& action : std::exchange(actions_, {}))
            apply(std::move(action));
        if (state_.revision != photos_told_at_) tell_of_photos();
        for (state::Answer& answer : effects_.run(state_, actions_))
            apply(std::move(answer));
    } while (!actions_.empty());
}

void App::apply(state::Action&& action) {
    const bool moves_only = std::holds_alternative<state::action::Tick>(action);
    if (!moves_only) frames_due_ = std::max(frames_due_, 2);
    try {
        state::apply(state_, std::move(action));
    } catch (const std::exception& error) {
        state_.message = state::Message{base::told(error, state_.settings.language), true};
    }
}

void App::apply(state::Answer&& answer) {
    frames_due_ = std::max(frames_due_, 2);
    const bool opens = std::holds_alternative<state::answer::Opened>(answer);
    if (opens) photos_.open(std::get<state::answer::Opened>(answer).path);
    if (const auto* ended = std::get_if<state::answer::ExportEnded>(&answer);
        ended && std::exchange(leaves_after_export_, false) && ended->saved)
        window_->close();
    try {
        state::apply(state_, std::move(answer));
    } catch (const std::exception& error) {
        state_.message = state::Message{base::told(error, state_.settings.language), true};
    }
    if (opens && shown_)
        glfwSetWindowTitle(window_->handle(), (base::file_name_of(state_.path) + " – Dateline").c_str());
}

void App::collect_answers() {
    for (state::Answer& answer : loader_.take())
        apply(std::move(answer));
    for (state::Answer& answer : tasks_.take())
        apply(std::move(answer));
    act();
    // Also what was cancelled and is wanted again.
    loader_.ask(state::wanted(state_), state_.settings.language);
}

bool App::collect_photos() {
    if (!photos_.collect()) return false;
    tell_of_photos();
    return true;
}

// What decoding showed of the photos in the window, where its events know otherwise: a size, or why there is
// none.
void App::tell_of_photos() {
    state::answer::PhotosSeen seen;
    for (const model::EventItem& item : state_.window.events)
        if (const model::PhotoFact* fact = item.photo ? photos_.fact(item.photo) : nullptr)
            if (model::differs(item, *fact)) seen.facts.push_back(*fact);
    if (!seen.facts.empty()) {
        state::apply(state_, std::move(seen));
        frames_due_ = std::max(frames_due_, 1);
    }
    photos_told_at_ = state_.revision;
}

// Sleeps until there is something to draw. What arrives and changes nothing lets it sleep on.
void App::wait_for_something() {
    do {
        const bool due = frames_due_ > 0 || state::is_moving(state_);
        window_->wait(due ? Window::Sleep::no : Window::Sleep::yes);
        // Hover and focus settle a frame after the event that caused them.
        if (window_->take_events()) frames_due_ = std::max(frames_due_, 3);
        collect_answers();
        if (screen_->collect()) frames_due_ = std::max(frames_due_, 1);
        if (collect_photos()) frames_due_ = std::max(frames_due_, 1);
        if (frames_due_ == 0) report(first_view_complete());
        // What was still to come was no longer wanted: the frame that is shown has all there is.
        if (options_.report_frames && !said_complete_ && frames_due_ == 0 && first_view_complete()) {
            said_complete_ = true;
            say_frame("complete");
        }
    } while (frames_due_ == 0 && !state::is_moving(state_) && !window_->closing() &&
             !platform::OrderlyStop::asked());
}

bool App::first_view_complete() const {
    return !loader_.busy() && !photos_.busy() && !screen_->busy() && !state_.writing_views &&
           !state::is_moving(state_);
}

void App::report(bool idle) {
    if (options_.hits_path.empty()) return;
    try {
        platform::write_file(options_.hits_path, report_json(state_, screen_->hits(), frame_number_,
                                                             idle && actions_.empty(), window_->size()));
    } catch (const base::Error& error) {
        std::fprintf(stderr, "dateline: %s\n", error.what());
    }
}

void App::say_frame(const char* what) const {
    std::printf("%s %llu %.3f\n", what, static_cast<unsigned long long>(frame_number_), thread_cpu_ms());
    std::fflush(stdout);
}

// Whether the window goes. Who saves a picture and closes the window at once wants the picture: it is written
// first, and the window says so. Closed once more it goes without.
bool App::is_over() {
    if (platform::OrderlyStop::asked()) return true;
    if (!window_->closing()) return false;
    if (!state_.export_share || leaves_after_export_) return true;
    window_->stay_open();
    leaves_after_export_ = true;
    apply(state::answer::Notify{
        base::tr(state_.settings.language,
                 "A picture is being written: the window closes when it is done. Close it again to leave "
                 "without the picture.")});
    return false;
}

// The window has gone. Views that wait for others to be written are written too.
void App::finish_writing() {
    tasks_.stop_all();
    while (state_.writing_views) {
        tasks_.wait();
        collect_answers();
        if (!state_.writing_views && state_.message && state_.message->failed)
            std::fprintf(stderr, "dateline: %s\n", state_.message->text.c_str());
    }
}

} // namespace dateline::ui
