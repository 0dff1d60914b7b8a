#pragma once
// How far long work is, in one line on a terminal that goes away again; and Ctrl+C, which stops the work in
// order so that nothing is left behind (platform/signals.h).

#include <chrono>
#include <string>

#include "base/progress_and_cancel.h"
#include "platform/signals.h"

namespace dateline::cli {

class ProgressLine {
  public:
    explicit ProgressLine(std::string name = {});
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;
    base::ProgressAndCancel watch(); // tells of the work by its name; valid as long as this
    // Once the work has taken half a second. False: it is to stop.
    bool show(const std::string& name, double share);
    std::stop_token stop() const { return stop_.get_token(); } // for work that tells nothing of itself
    void clear();

  private:
    platform::OrderlyStop orderly_;
    std::stop_source stop_;
    platform::SignalWaker waker_{[this] { stop_.request_stop(); }};
    std::string name_, shown_name_;
    std::chrono::steady_clock::time_point next_;
    bool terminal_ = false, shown_ = false;
};

} // namespace dateline::cli
