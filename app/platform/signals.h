#pragma once
// Ctrl+C and its like: what has been begun is not left behind, and the program ends as others do, by the
// signal.

#include <atomic>
#include <functional>
#include <thread>

namespace dateline::platform {

// Once, at the start. What a write may run into (SIGPIPE, SIGXFSZ) ends nothing. SIGINT, SIGTERM and SIGHUP
// remove the files that are not finished, and end the program; where work looks at OrderlyStop::asked, it
// ends the work first, and a second signal does not wait for that.
void take_signals();

// While one lives, the work asks now and then whether it is to stop.
class OrderlyStop {
  public:
    OrderlyStop();
    ~OrderlyStop();
    OrderlyStop(const OrderlyStop&) = delete;
    OrderlyStop& operator=(const OrderlyStop&) = delete;
    static bool asked();
};

// Calls `wake` once the first signal has come, from a thread of its own: for work that sleeps. One at a time.
class SignalWaker {
  public:
    explicit SignalWaker(std::function<void()> wake);
    ~SignalWaker();
    SignalWaker(const SignalWaker&) = delete;
    SignalWaker& operator=(const SignalWaker&) = delete;

  private:
    std::atomic<bool> ends_{false};
    std::thread thread_;
};

// The end of work that has stopped because it was asked to: the signal's own, of which the shell knows.
// Returns if no signal came.
void end_by_signal();

} // namespace dateline::platform
