#include "cli/progress_line.h"

#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>

#include "base/file.h"

namespace dateline::cli {
namespace {

using namespace std::chrono_literals;

volatile std::sig_atomic_t interrupted = 0;

void interrupt(int /*signal*/) {
    interrupted = 1;
}

} // namespace

ProgressLine::ProgressLine(std::string name)
    : name_(std::move(name)), next_(std::chrono::steady_clock::now() + 500ms),
      terminal_(isatty(STDERR_FILENO) != 0) {
    std::signal(SIGINT, interrupt);
    std::signal(SIGTERM, interrupt);
}

ProgressLine::~ProgressLine() {
    if (shown_) std::fputs("\r\033[K", stderr);
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
}

base::Watch ProgressLine::watch() {
    return {[this](double share) { tell(share); }, stop_.get_token()};
}

void ProgressLine::tell(double share) {
    if (interrupted != 0) stop_.request_stop();
    const auto now = std::chrono::steady_clock::now();
    if (!terminal_ || now < next_) return;
    next_ = now + 200ms;
    shown_ = true;
    std::fprintf(stderr, "\r%s %d %%\033[K", base::shown_path(name_).c_str(),
                 static_cast<int>(std::clamp(share, 0.0, 1.0) * 100));
    std::fflush(stderr);
}

} // namespace dateline::cli
