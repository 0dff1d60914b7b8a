#pragma once
// Carries out what the state asks of the world and of the window: the one place that does. Long work is
// handed to the tasks, and answers with actions.

#include <optional>
#include <vector>

#include "ui/loader.h"
#include "ui/screen.h"
#include "ui/tasks.h"
#include "ui/window.h"

namespace dateline::ui {

class EffectRunner {
  public:
    // Parts of the program that effects reach. The window and the screen may come later than the first
    // effect.
    struct Reach {
        const request::WindowOptions& options;
        Loader& loader;
        Tasks& tasks;
        std::optional<Window>& window;
        std::optional<Screen>& screen;
    };
    explicit EffectRunner(const Reach& reach) : reach_(reach) {}

    // All that the state asks for; what is answered at once. A key may stand for an action of the place that
    // it is pressed on.
    std::vector<state::Answer> run(state::State& state, std::vector<state::Action>& actions);
    // Of the frame that has just been drawn, where that was asked for. Before it is swapped.
    void save_window_if_asked(base::Language language);
    void stop_export(); // the picture being written

  private:
    struct Run; // one overload an effect

    Reach reach_;
    bool save_window_ = false;
};

} // namespace dateline::ui
