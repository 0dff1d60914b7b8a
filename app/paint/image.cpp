#include "paint/image.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "paint/decode_protocol.h"
#include "paint/image_file.h"

namespace dateline::paint {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto start_time = std::chrono::seconds(10);
constexpr auto picture_time = std::chrono::seconds(10);

// The other end of the conversation: a process and a socket, both ended with it.
class Process {
  public:
    Process() = default;
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;
    ~Process() { stop(); }

    bool running() const { return pid_ > 0; }

    // True once the decoder has said that its limits are in force.
    bool start() {
        int ends[2] = {-1, -1};
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return false;
        socket_ = ends[0];
        const bool spawned = ::fcntl(socket_, F_SETFL, O_NONBLOCK) == 0 && spawn(ends[1]);
        ::close(ends[1]);
        std::uint32_t hello = 0;
        if (spawned && receive(&hello, sizeof hello, Clock::now() + start_time) && hello == decoder::magic)
            return true;
        stop();
        return false;
    }

    void stop() {
        if (socket_ >= 0) ::close(socket_);
        socket_ = -1;
        if (pid_ <= 0) return;
        ::kill(pid_, SIGKILL);
        while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
        }
        pid_ = -1;
    }

    bool send(const void* from, std::size_t bytes, Clock::time_point deadline) {
        const auto* at = static_cast<const char*>(from);
        while (bytes > 0) {
            const ssize_t n = ::send(socket_, at, bytes, MSG_NOSIGNAL); // a dead decoder is no SIGPIPE
            if (n > 0) {
                at += n;
                bytes -= static_cast<std::size_t>(n);
            } else if (!again(n) || !wait(POLLOUT, deadline)) {
                return false;
            }
        }
        return true;
    }

    bool receive(void* to, std::size_t bytes, Clock::time_point deadline) {
        auto* at = static_cast<char*>(to);
        while (bytes > 0) {
            const ssize_t n = ::recv(socket_, at, bytes, 0);
            if (n > 0) {
                at += n;
                bytes -= static_cast<std::size_t>(n);
            } else if (n == 0 || !again(n) || !wait(POLLIN, deadline)) {
                return false;
            }
        }
        return true;
    }

  private:
    static bool again(ssize_t n) {
        return n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR);
    }

    bool wait(short events, Clock::time_point deadline) const {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
        if (left <= 0) return false;
        pollfd poll{socket_, events, 0};
        const int ready = ::poll(&poll, 1, static_cast<int>(std::min<long long>(left, 60'000)));
        return ready > 0 || (ready < 0 && errno == EINTR);
    }

    // posix_spawn: safe in a program with threads. Nothing of the environment goes along.
    bool spawn(int child_socket) {
        const std::string program = base::program_folder() + "/dateline-decode";
        std::string name = "dateline-decode";
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

    int socket_ = -1;
    pid_t pid_ = -1;
};

DecodedImage failed(ImageFailure failure) {
    DecodedImage image;
    image.failure = failure;
    return image;
}

ImageFailure failure_of(std::uint32_t outcome) {
    switch (static_cast<decoder::Outcome>(outcome)) {
    case decoder::Outcome::not_an_image:
        return ImageFailure::not_an_image;
    case decoder::Outcome::too_large:
        return ImageFailure::too_large;
    default:
        return ImageFailure::damaged;
    }
}

bool plausible(const decoder::Reply& reply, const decoder::Request& request) {
    const std::uint32_t most = request.largest_side_px > 0
                                   ? std::min(request.largest_side_px, decoder::most_side_px)
                                   : decoder::most_side_px;
    const auto side = [](std::uint32_t px, std::uint32_t limit) { return px >= 1 && px <= limit; };
    if (!side(reply.full_width, decoder::most_side_px) || !side(reply.full_height, decoder::most_side_px))
        return false;
    if (request.only_size != 0) return reply.width == 0 && reply.height == 0;
    return side(reply.width, most) && side(reply.height, most) && reply.width <= reply.full_width &&
           reply.height <= reply.full_height &&
           std::uint64_t{reply.width} * reply.height <= decoder::most_pixels;
}

enum class Talk { done, broken }; // broken: the process is of no more use

Talk converse(Process* process, const std::vector<std::uint8_t>& bytes, const decoder::Request& request,
              DecodedImage* image) {
    const auto deadline = Clock::now() + picture_time;
    decoder::Reply reply;
    if (!process->send(&request, sizeof request, deadline) ||
        !process->send(bytes.data(), bytes.size(), deadline) ||
        !process->receive(&reply, sizeof reply, deadline) || reply.hello != decoder::magic)
        return Talk::broken;
    if (reply.outcome != static_cast<std::uint32_t>(decoder::Outcome::pixels)) {
        *image = failed(failure_of(reply.outcome));
        return Talk::done;
    }
    if (!plausible(reply, request)) return Talk::broken;
    image->full_width = static_cast<int>(reply.full_width);
    image->full_height = static_cast<int>(reply.full_height);
    if (request.only_size != 0) return Talk::done;
    image->pixels.rgba.resize(std::size_t{reply.width} * reply.height * 4);
    if (!process->receive(image->pixels.rgba.data(), image->pixels.rgba.size(), deadline))
        return Talk::broken;
    image->pixels.width = static_cast<int>(reply.width);
    image->pixels.height = static_cast<int>(reply.height);
    return Talk::done;
}

DecodedImage answer(Process* process, const std::string& folder, const std::string& file,
                    decoder::Request request) {
    const ImageFile source = read_image_file(folder, file);
    if (source.failure != ImageFailure::none) return failed(source.failure);
    request.file_bytes = source.bytes.size();
    // A process that broke on this picture says something about the picture only if it was a fresh one: an
    // older one may have retired, or been ended by somebody else.
    for (bool fresh = false; !fresh;) {
        fresh = !process->running();
        if (fresh && !process->start()) return failed(ImageFailure::decoder);
        DecodedImage image;
        if (converse(process, source.bytes, request, &image) == Talk::done) return image;
        process->stop();
    }
    return failed(ImageFailure::damaged);
}

} // namespace

const char* image_failure_text(ImageFailure failure) {
    switch (failure) {
    case ImageFailure::none:
        return "";
    case ImageFailure::missing:
        return "The photo is missing or cannot be read";
    case ImageFailure::outside:
        return "The photo lies outside the database's folder";
    case ImageFailure::not_a_file:
        return "The photo's path is not a regular file";
    case ImageFailure::too_large:
        return "The photo is too large";
    case ImageFailure::not_an_image:
        return "The photo is neither JPEG nor PNG";
    case ImageFailure::damaged:
        return "The photo is damaged";
    case ImageFailure::decoder:
        return "The program dateline-decode cannot be started; install it beside dateline";
    }
    return "The photo is damaged";
}

struct ImageDecoder::Impl {
    Process process;
};

ImageDecoder::ImageDecoder() : impl_(std::make_unique<Impl>()) {}
ImageDecoder::~ImageDecoder() = default;

DecodedImage ImageDecoder::decode(const std::string& folder, const std::string& file, int largest_side_px) {
    decoder::Request request;
    request.largest_side_px = static_cast<std::uint32_t>(std::max(largest_side_px, 0));
    return answer(&impl_->process, folder, file, request);
}

base::Size ImageDecoder::size_of(const std::string& folder, const std::string& file) {
    decoder::Request request;
    request.only_size = 1;
    const DecodedImage image = answer(&impl_->process, folder, file, request);
    return {static_cast<float>(image.full_width), static_cast<float>(image.full_height)};
}

} // namespace dateline::paint
