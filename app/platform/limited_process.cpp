#include "platform/limited_process.h"

#include <cerrno>
#include <csignal>
#include <ctime>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "platform/file.h"
#include "platform/signals.h"

namespace dateline::platform {
namespace {

using Clock = std::chrono::steady_clock;

constexpr auto start_time = std::chrono::seconds(10); // of its processor, not of the clock
constexpr auto look_time = std::chrono::milliseconds(500);

bool again(ssize_t n) {
    return n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR);
}

} // namespace

bool Patience::goes_on(std::chrono::nanoseconds processor, Clock::time_point now) {
    if (processor != last_processor_) {
        last_processor_ = processor;
        last_moved_ = now;
    }
    return processor - begun_ < most_ && now - last_moved_ < longest_still;
}

LimitedProcess::LimitedProcess(std::string program, std::uint32_t hello, std::function<bool()> goes_on)
    : program_(std::move(program)), hello_(hello), goes_on_(std::move(goes_on)) {}

bool LimitedProcess::start() {
    int ends[2] = {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return false;
    socket_ = ends[0];
    const bool spawned = ::fcntl(socket_, F_SETFL, O_NONBLOCK) == 0 && spawn(ends[1]);
    ::close(ends[1]);
    std::uint32_t hello = 0;
    if (spawned) begin(start_time);
    if (spawned && receive(&hello, sizeof hello) && hello == hello_) return true;
    stop();
    return false;
}

void LimitedProcess::stop() {
    if (socket_ >= 0) ::close(socket_);
    socket_ = -1;
    if (pid_ <= 0) return;
    ::kill(pid_, SIGKILL);
    while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
    }
    pid_ = -1;
}

void LimitedProcess::begin(std::chrono::nanoseconds most) {
    patience_.emplace(processor_time(), Clock::now(), most);
    too_slow_ = false;
}

bool LimitedProcess::is_stopped() const {
    return OrderlyStop::asked() || (goes_on_ && !goes_on_());
}

bool LimitedProcess::send(const void* from, std::size_t bytes) {
    const auto* at = static_cast<const char*>(from);
    while (bytes > 0) {
        const ssize_t n = ::send(socket_, at, bytes, MSG_NOSIGNAL); // a dead decoder is no SIGPIPE
        if (n > 0) {
            at += n;
            bytes -= static_cast<std::size_t>(n);
        } else if (!again(n) || !wait(POLLOUT)) {
            return false;
        }
    }
    return true;
}

bool LimitedProcess::receive(void* to, std::size_t bytes) {
    auto* at = static_cast<char*>(to);
    while (bytes > 0) {
        const ssize_t n = ::recv(socket_, at, bytes, 0);
        if (n > 0) {
            at += n;
            bytes -= static_cast<std::size_t>(n);
        } else if (n == 0 || !again(n) || !wait(POLLIN)) {
            return false;
        }
    }
    return true;
}

bool LimitedProcess::wait(short events) {
    while (!is_stopped()) {
        pollfd poll{socket_, events, 0};
        const int ready = ::poll(&poll, 1, static_cast<int>(look_time.count()));
        if (ready > 0) return true;
        if (ready < 0 && errno != EINTR) return false;
        too_slow_ = !patience_->goes_on(processor_time(), Clock::now());
        if (too_slow_) return false;
    }
    return false;
}

std::chrono::nanoseconds LimitedProcess::processor_time() const {
    clockid_t clock = 0;
    timespec used{};
    if (::clock_getcpuclockid(pid_, &clock) != 0 || ::clock_gettime(clock, &used) != 0) return {};
    return std::chrono::seconds(used.tv_sec) + std::chrono::nanoseconds(used.tv_nsec);
}

// posix_spawn: safe in a program with threads. Nothing of the environment goes along.
bool LimitedProcess::spawn(int child_socket) {
    const std::string program = program_folder() + "/" + program_;
    std::string name = program_;
    char* const arguments[] = {name.data(), nullptr};
    char* const environment[] = {nullptr};
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    if (::posix_spawn_file_actions_init(&actions) != 0) return false;
    if (::posix_spawnattr_init(&attributes) != 0) {
        ::posix_spawn_file_actions_destroy(&actions);
        return false;
    }
    sigset_t all, none;
    ::sigfillset(&all);
    ::sigemptyset(&none);
    ::posix_spawnattr_setsigdefault(&attributes, &all);
    ::posix_spawnattr_setsigmask(&attributes, &none);
    ::posix_spawnattr_setpgroup(&attributes, 0); // Ctrl+C in a terminal is the program's to handle
    ::posix_spawnattr_setflags(&attributes,
                               POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
    const bool arranged =
        ::posix_spawn_file_actions_adddup2(&actions, child_socket, STDIN_FILENO) == 0 &&
        ::posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDOUT_FILENO) == 0 &&
        ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0) == 0;
    const int error =
        arranged ? ::posix_spawn(&pid_, program.c_str(), &actions, &attributes, arguments, environment)
                 : EINVAL;
    if (error != 0) pid_ = -1;
    ::posix_spawn_file_actions_destroy(&actions);
    ::posix_spawnattr_destroy(&attributes);
    return error == 0;
}

} // namespace dateline::platform
