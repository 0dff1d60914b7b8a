#include "cli/progress_line.h"

#include <algorithm>
#include <cstdio>

#include "base/paths.h"
#include "platform/terminal.h"

namespace dateline::cli {
namespace {

using namespace std::chrono_literals;

} // namespace

ProgressLine::ProgressLine(std::string name)
    : name_(std::move(name)), next_(std::chrono::steady_clock::now() + 500ms),
      terminal_(platform::is_terminal_for_errors()) {}

ProgressLine::~ProgressLine() {
    clear();
}

base::ProgressAndCancel ProgressLine::watch() {
    return {[this](double share) {
                if (!show(name_, share)) stop_.request_stop();
            },
            stop_.get_token()};
}

bool ProgressLine::show(const std::string& name, double share) {
    const auto now = std::chrono::steady_clock::now();
    const bool is_new = shown_ && name != shown_name_; // the work after it may tell nothing for long
    if (terminal_ && (now >= next_ || is_new)) {
        next_ = now + 200ms;
        shown_ = true;
        shown_name_ = name;
        constexpr int width = 30;
        const double part = std::clamp(share, 0.0, 1.0);
        const std::string bar(static_cast<std::size_t>(part * width), '#');
        std::fprintf(stderr, "\r%s [%-*s] %3d %%\033[K", base::shown_path(name).c_str(), width, bar.c_str(),
                     static_cast<int>(part * 100));
        std::fflush(stderr);
    }
    return !platform::OrderlyStop::asked();
}

void ProgressLine::clear() {
    if (shown_) std::fputs("\r\033[K", stderr);
    shown_ = false;
}

} // namespace dateline::cli
