#include "base/signals.h"

#include <atomic>
#include <cerrno>
#include <csignal>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "base/passing_file.h"

namespace dateline::base {
namespace {

constexpr int ending_signals[] = {SIGINT, SIGTERM, SIGHUP};

std::atomic<int> orderly{0}, asked_by{0};
std::atomic<int> waker{-1};                           // a byte written there wakes SignalWaker's thread
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
    remove_passing_files();
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

SignalWaker::SignalWaker(std::function<void()> wake) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) return; // then nothing wakes it before its next event
    read_ = ends[0];
    write_ = ends[1];
    thread_ = std::thread([from = read_, wake = std::move(wake)] {
        char byte = 0;
        while (::read(from, &byte, 1) < 0 && errno == EINTR) {
        }
        if (OrderlyStop::asked()) wake();
    });
    waker = write_;
    if (OrderlyStop::asked()) static_cast<void>(!::write(write_, "", 1)); // it came before
}

SignalWaker::~SignalWaker() {
    waker = -1;
    if (write_ >= 0) ::close(write_); // its thread reads the end
    if (thread_.joinable()) thread_.join();
    if (read_ >= 0) ::close(read_);
}

void end_by_signal() {
    if (asked_by != 0) end_by(asked_by);
}

} // namespace dateline::base
