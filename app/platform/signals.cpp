#include "platform/signals.h"

#include <atomic>
#include <cerrno>
#include <csignal>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "platform/temporary_file.h"

namespace dateline::platform {
namespace {

constexpr int ending_signals[] = {SIGINT, SIGTERM, SIGHUP};

std::atomic<int> orderly{0}, asked_by{0};
std::atomic<int> waker{-1}; // a byte written there wakes SignalWaker's thread
// Where that comes out, and where it goes in. Made once and never closed: a handler on another thread may be
// about to write, and what is opened next would have the number.
int waker_ends[2] = {-1, -1};
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
        const int error = errno;
        if (const int to = waker; to >= 0) static_cast<void>(!::write(to, "", 1));
        errno = error;
        return;
    }
    remove_temporary_files();
    end_by(signal);
}

} // namespace

void take_signals() {
    // A closed pipe and a full disk are errors of a write, not the end of the program; whoever started it may
    // have had its ended children ignored, and then nobody could wait for one.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    std::signal(SIGCHLD, SIG_DFL);
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

SignalWaker::SignalWaker(std::function<void()> wake) {
    static const bool is_made = ::pipe2(waker_ends, O_CLOEXEC) == 0;
    if (!is_made) return; // then nothing wakes it before its next event
    thread_ = std::thread([this, wake = std::move(wake)] {
        char byte = 0;
        while (!ends_ && !OrderlyStop::asked())
            if (::read(waker_ends[0], &byte, 1) < 0 && errno != EINTR) return;
        if (!ends_) wake();
    });
    waker = waker_ends[1]; // what came before has been seen by the thread, or will be
    if (OrderlyStop::asked()) static_cast<void>(!::write(waker_ends[1], "", 1));
}

SignalWaker::~SignalWaker() {
    waker = -1;
    if (!thread_.joinable()) return;
    ends_ = true;
    static_cast<void>(!::write(waker_ends[1], "", 1));
    thread_.join();
}

void end_by_signal() {
    if (asked_by != 0) end_by(asked_by);
}

} // namespace dateline::platform
