#pragma once
// The program with a window: the frame loop. Takes what happened, applies it, asks for what is wanted, draws
// and presents; draws only when something happened, and sleeps otherwise.

#include <atomic>
#include <functional>
#include <optional>
#include <vector>

#include "paint/fonts.h"
#include "ui/effects.h"
#include "ui/loader.h"
#include "ui/photos.h"
#include "ui/screen.h"
#include "ui/tasks.h"
#include "ui/window.h"

namespace dateline::ui {

class App {
  public:
    explicit App(const request::WindowOptions& options);
    ~App();
    App(const App&) = delete;
    App& operator=(const App&) = delete;
    int run();

  private:
    // Starting.
    std::function<void()> waker();
    void make_window();
    void begin_reading();
    void await_first_answers();
    // A frame.
    void take_input();
    void draw();
    void present();
    void act(); // applies the actions and runs what they ask for, until nothing more comes of it
    void apply(state::Action&& action);
    void apply(state::Answer&& answer);
    // Between frames.
    void collect_answers();
    bool collect_photos(); // true if anything changed
    void tell_of_photos();
    void wait_for_something();
    bool first_view_complete() const;
    // For tests and measurements.
    void report(bool idle);
    void say_frame(const char* what) const;
    // Ending.
    bool is_over();
    void finish_writing();

    request::WindowOptions options_;
    state::State state_;
    base::Size first_size_; // of the window, when it is made
    std::vector<state::Action> actions_;
    std::atomic<bool> has_window_ = false;
    Loader loader_; // it and the photos start before the window is there
    Photos photos_;
    std::optional<paint::FontBook> fonts_; // found while the window is made
    Display display_;
    Gui gui_;
    std::optional<Window> window_;
    std::optional<Screen> screen_;
    Tasks tasks_;
    EffectRunner effects_;
    bool shown_ = false;
    int frames_due_ = 2;
    std::uint64_t photos_told_at_ = 0; // the state's revision when its events were compared with the photos
    std::uint64_t frame_number_ = 0;
    bool said_complete_ = false; // of the last frame, with report_frames
    double last_seconds_ = 0;
    bool leaves_after_export_ = false;
};

} // namespace dateline::ui
