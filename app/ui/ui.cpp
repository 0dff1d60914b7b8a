#include "ui/ui.h"

#include <csignal>

#include "ui/app.h"

namespace dateline::ui {

int run(const state::OpenOptions& options) {
    std::signal(SIGCHLD, SIG_DFL);
    App app(options);
    return app.run();
}

} // namespace dateline::ui
