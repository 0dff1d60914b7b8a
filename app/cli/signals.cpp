#include "cli/signals.h"

#include <atomic>
#include <csignal>

#include "base/passing_file.h"

namespace dateline::cli {
namespace {

constexpr int ending_signals[] = {SIGINT, SIGTERM, SIGHUP};

std::atomic<int> orderly{0}, asked_by{0};
static_assert(std::atomic<int>::is_always_lock_free); // for the handler

void end_by(int signal) {
    struct sigaction by_default {};
    by_default.sa_handler = SIG_DFL;
    ::sigaction(signal, &by_default, nullptr);
    ::raise(signal); // inside its handler: when that returns
}

void on_signal(int signal) {
    if (orderly > 0 && asked_by == 0) {
        asked_by = signal;
        return;
    }
    base::remove_passing_files();
    end_by(signal);
}

} // namespace

void take_signals() {
    for (const int signal : ending_signals) {
        struct sigaction action {
        }, before{};
        action.sa_handler = on_signal;
        action.sa_flags = SA_RESTART;
        // Who had it ignored (nohup) goes on doing so.
        if (::sigaction(signal, nullptr, &before) == 0 && before.sa_handler != SIG_IGN)
            ::sigaction(signal, &action, nullptr);
    }
}

OrderlyStop::OrderlyStop() {
    ++orderly;
}

OrderlyStop::~OrderlyStop() {
    --orderly;
}

bool OrderlyStop::asked() {
    return asked_by != 0;
}

void end_by_signal() {
    if (asked_by != 0) end_by(asked_by);
}

} // namespace dateline::cli
