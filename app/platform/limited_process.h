#pragma once
// A program of ours that gives up its rights before it reads what strangers made (sandbox.h), and the socket
// through which one talks to it. Both end with their owner. Knows nothing of what is said.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace dateline::platform {

// How long another process is waited for: as long as its processor has not worked more than it may, however
// long that takes on a busy machine. One whose processor stands still for minutes is stuck.
class Patience {
  public:
    using Clock = std::chrono::steady_clock;
    static constexpr auto longest_still = std::chrono::minutes(2);
    Patience(std::chrono::nanoseconds processor, Clock::time_point now, std::chrono::nanoseconds most)
        : begun_(processor), last_processor_(processor), most_(most), last_moved_(now) {}
    // `processor`: the time that the other's processor has worked so far.
    bool goes_on(std::chrono::nanoseconds processor, Clock::time_point now);

  private:
    std::chrono::nanoseconds begun_, last_processor_, most_;
    Clock::time_point last_moved_;
};

class LimitedProcess {
  public:
    // `program` stands beside the running one, and says `hello` once its limits are in force. Where `goes_on`
    // is false, or a signal asks for an orderly stop, it is waited for no longer.
    LimitedProcess(std::string program, std::uint32_t hello, std::function<bool()> goes_on);
    ~LimitedProcess() { stop(); }
    LimitedProcess(const LimitedProcess&) = delete;
    LimitedProcess& operator=(const LimitedProcess&) = delete;

    bool running() const { return pid_ > 0; }
    bool start(); // true once it has said hello
    void stop();

    // A new task, and how long its processor may work at it.
    void begin(std::chrono::nanoseconds most);
    bool too_slow() const { return too_slow_; }
    bool is_stopped() const;

    // False where it has ended, has used up its time, or is waited for no longer.
    bool send(const void* from, std::size_t bytes);
    bool receive(void* to, std::size_t bytes);

  private:
    bool wait(short events);
    std::chrono::nanoseconds processor_time() const;
    bool spawn(int child_socket);

    std::string program_;
    std::uint32_t hello_;
    std::function<bool()> goes_on_;
    int socket_ = -1, pid_ = -1;
    std::optional<Patience> patience_;
    bool too_slow_ = false;
};

} // namespace dateline::platform
