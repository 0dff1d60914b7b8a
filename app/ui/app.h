#pragma once
// The program with a window: owns the parts, runs the frame loop. Draws only when something happened, sleeps
// otherwise.

#include <atomic>
#include <future>
#include <memory>
#include <mutex>
#include <optional>

#include "source/import.h"
#include "state/settings.h"
#include "ui/canvas.h"
#include "ui/dialogs.h"
#include "ui/loader.h"
#include "ui/palette_view.h"
#include "ui/panels.h"
#include "ui/preview.h"
#include "ui/window.h"

namespace dateline::ui {

class App {
  public:
    explicit App(const state::OpenOptions& options);
    ~App();
    App(const App&) = delete;
    App& operator=(const App&) = delete;
    int run();

  private:
    void begin_reading();
    void make_window();
    std::function<void()> waker();
    void resize(base::Size window);
    void draw_frame();
    void draw(base::Size window, float device_scale, double now_seconds);
    void draw_parts(Frame& frame, base::Size window);
    void draw_empty(Frame& frame, const base::Rect& area);
    void act(); // applies the actions and runs what they ask for
    void apply_actions();
    void tell_of_photos();
    bool collect_photos(); // true if anything changed
    void collect_answers();
    void wait_for_something();
    void run_effects();
    void run(const state::effect::Open& effect);
    void run(const state::effect::OpenUrl& effect);
    void run(const state::effect::Copy& effect);
    void run(const state::effect::ExportPicture& effect);
    void run(const state::effect::CancelExport& effect);
    void run(const state::effect::SaveCard& effect);
    void run(const state::effect::SaveSettings& effect);
    void run(const state::effect::SaveWindow& effect);
    void run(const state::effect::KeepViews& effect);
    void run(const state::effect::Reopen& effect);
    void run(const state::effect::Quit& effect);
    void run(const state::effect::TypeSearch& effect);
    void run(const state::effect::LeaveField& effect);
    void run(const state::effect::NextField& effect);
    void run(const state::effect::Confirm& effect);
    void run(const state::effect::LeaveFocus& effect);
    void run(const state::effect::EnterRegion& effect);
    void run(const state::effect::ChangeRegion& effect);
    void run(const state::effect::MoveFocus& effect);
    void run(const state::effect::ActOnFocus& effect);
    void import_source(const std::string& source, source::Broken broken);
    void answer(state::Action action);
    void save_window_picture();
    void handle_keys();
    void report(bool idle);
    void say_frame(const char* what) const;
    void in_background(std::function<state::Action()> task);
    bool first_view_complete() const;
    bool is_over();
    void finish_writing();
    std::string message_for(const char* key) const { return base::tr(state_.settings.language, key); }

    state::OpenOptions options_;
    state::State state_;
    std::vector<state::Action> actions_;
    std::atomic<bool> has_window_ = false;
    Loader loader_; // it and the photos start before the window is there
    Photos photos_;
    std::optional<paint::FontBook> fonts_; // found while the window is made
    Display display_;
    Gui gui_;
    std::optional<Window> window_;
    struct Screen { // what draws in the window's OpenGL context
        Screen(const paint::FontBook& fonts, Photos& photos)
            : glyphs(fonts), surface(glyphs, quads, photos) {}
        GlyphAtlas glyphs;
        Quads quads;
        Surface surface;
    };
    std::optional<Screen> screen_;
    Hits hits_;
    Canvas canvas_;
    Preview preview_; // its texture goes before the OpenGL context does
    Dialogs dialogs_;
    PaletteView palette_;
    std::optional<base::Language> forced_language_;
    bool focus_search_ = false, typing_ = false, save_window_ = false, shown_ = false;
    int frames_due_ = 2;
    std::uint64_t photos_told_at_ = 0; // the state's revision when its events were compared with the photos
    std::uint64_t frame_number_ = 0;
    bool said_complete_ = false; // of the last frame, with report_frames
    double last_seconds_ = 0;
    std::stop_source export_stop_; // of the picture being written
    bool leaves_after_export_ = false;
    std::stop_source stop_; // of all that goes on in the background, when the window has closed
    std::mutex background_mutex_;
    std::vector<state::Action> background_answers_;
    std::vector<std::future<void>> background_; // each waits when it goes
};

// The state and the places as JSON, for the tests that drive the window (tests/stories).
std::string report_json(const state::State& state, const Hits& hits, std::uint64_t frame, bool idle,
                        base::Size window);
// The file that is opened when none is given.
std::string example_path();

} // namespace dateline::ui
