#include "paint/image.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <ctime>
#include <optional>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/beneath.h"
#include "base/file.h"
#include "base/signals.h"
#include "paint/decode_protocol.h"
#include "paint/image_file.h"

namespace dateline::paint {
namespace {

using Clock = std::chrono::steady_clock;

constexpr auto start_time = std::chrono::seconds(10),
               picture_time = std::chrono::seconds(20);       // of its processor, not of the clock
constexpr std::size_t bytes_a_second = std::size_t{1} << 20U; // more time for a larger file
constexpr auto look_time = std::chrono::milliseconds(500);

// The other end of the conversation: a process and a socket, both ended with it.
class Process {
  public:
    explicit Process(std::function<bool()> goes_on) : goes_on_(std::move(goes_on)) {}
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
        if (spawned) begin(start_time);
        if (spawned && receive(&hello, sizeof hello) && hello == decoder::magic) return true;
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

    // A new task, and how long its processor may work at it.
    void begin(std::chrono::nanoseconds most) {
        patience_.emplace(processor_time(), Clock::now(), most);
        too_slow_ = false;
    }
    bool too_slow() const { return too_slow_; }
    bool is_stopped() const { return base::OrderlyStop::asked() || (goes_on_ && !goes_on_()); }

    bool send(const void* from, std::size_t bytes) {
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

    bool receive(void* to, std::size_t bytes) {
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

  private:
    static bool again(ssize_t n) {
        return n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR);
    }

    // False where the other end has used up its time, or nobody waits for it any more.
    bool wait(short events) {
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

    std::chrono::nanoseconds processor_time() const {
        clockid_t clock = 0;
        timespec used{};
        if (::clock_getcpuclockid(pid_, &clock) != 0 || ::clock_gettime(clock, &used) != 0) return {};
        return std::chrono::seconds(used.tv_sec) + std::chrono::nanoseconds(used.tv_nsec);
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

    std::function<bool()> goes_on_;
    int socket_ = -1;
    pid_t pid_ = -1;
    std::optional<detail::Patience> patience_;
    bool too_slow_ = false;
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
    case decoder::Outcome::no_memory:
        return ImageFailure::no_memory;
    case decoder::Outcome::unsupported:
        return ImageFailure::unsupported;
    case decoder::Outcome::svg:
        return ImageFailure::svg;
    case decoder::Outcome::no_webp:
        return ImageFailure::no_webp;
    case decoder::Outcome::no_avif:
        return ImageFailure::no_avif;
    case decoder::Outcome::no_heic:
        return ImageFailure::no_heic;
    case decoder::Outcome::no_tiff:
        return ImageFailure::no_tiff;
    case decoder::Outcome::pixels:
    case decoder::Outcome::damaged:
        break;
    }
    return ImageFailure::damaged;
}

bool plausible(const decoder::Reply& reply, const decoder::Request& request) {
    const std::uint32_t most = request.largest_side_px > 0
                                   ? std::min(request.largest_side_px, decoder::most_side_px)
                                   : decoder::most_side_px;
    const auto side = [](std::uint32_t px, std::uint32_t limit) { return px >= 1 && px <= limit; };
    if (!side(reply.full_width, decoder::most_side_px) || !side(reply.full_height, decoder::most_side_px))
        return false;
    return side(reply.width, most) && side(reply.height, most) && reply.width <= reply.full_width &&
           reply.height <= reply.full_height &&
           std::uint64_t{reply.width} * reply.height <= decoder::most_pixels_sent;
}

enum class Talk { done, broken }; // broken: the process is of no more use

Talk converse(Process* process, const std::vector<std::uint8_t>& bytes, const decoder::Request& request,
              DecodedImage* image) {
    process->begin(picture_time + std::chrono::seconds(bytes.size() / bytes_a_second));
    decoder::Reply reply;
    if (!process->send(&request, sizeof request) || !process->send(bytes.data(), bytes.size()) ||
        !process->receive(&reply, sizeof reply) || reply.hello != decoder::magic)
        return Talk::broken;
    if (reply.outcome != static_cast<std::uint32_t>(decoder::Outcome::pixels)) {
        *image = failed(failure_of(reply.outcome));
        return Talk::done;
    }
    if (!plausible(reply, request)) return Talk::broken;
    image->full_width = static_cast<int>(reply.full_width);
    image->full_height = static_cast<int>(reply.full_height);
    image->pixels.rgba.resize(std::size_t{reply.width} * reply.height * 4);
    if (!process->receive(image->pixels.rgba.data(), image->pixels.rgba.size())) return Talk::broken;
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
        if (fresh && !process->start())
            return failed(process->is_stopped() ? ImageFailure::stopped : ImageFailure::decoder);
        DecodedImage image;
        if (converse(process, source.bytes, request, &image) == Talk::done) return image;
        const bool too_slow = process->too_slow();
        process->stop();
        if (process->is_stopped()) return failed(ImageFailure::stopped);
        if (too_slow) return failed(ImageFailure::too_slow);
    }
    return failed(ImageFailure::damaged);
}

} // namespace

bool detail::Patience::goes_on(std::chrono::nanoseconds processor, Clock::time_point now) {
    if (processor != last_processor_) {
        last_processor_ = processor;
        last_moved_ = now;
    }
    return processor - begun_ < most_ && now - last_moved_ < longest_still;
}

const char* image_failure_text(ImageFailure failure) {
    switch (failure) {
    case ImageFailure::none:
        return "";
    case ImageFailure::missing:
        return base::photo_trouble(base::Way::missing);
    case ImageFailure::no_permission:
        return base::photo_trouble(base::Way::no_permission);
    case ImageFailure::unreadable:
        return base::photo_trouble(base::Way::unreadable);
    case ImageFailure::outside:
        return base::photo_trouble(base::Way::outside);
    case ImageFailure::link:
        return base::photo_trouble(base::Way::link);
    case ImageFailure::folder:
        return base::photo_trouble(base::Way::folder);
    case ImageFailure::not_a_file:
        return base::photo_trouble(base::Way::not_a_file);
    case ImageFailure::empty:
        return "The photo's file is empty";
    case ImageFailure::file_too_large:
        return "The photo's file is too large: at most 256 MB";
    case ImageFailure::too_large:
        return "The photo is too large: at most 200 megapixels, and 65,535 pixels a side";
    case ImageFailure::no_memory:
        return "The photo takes more memory to decode than Dateline grants; save it smaller";
    case ImageFailure::not_an_image:
        return "The photo is no picture of a kind that Dateline reads: JPEG, PNG, WebP, AVIF, HEIC, TIFF, "
               "GIF or BMP";
    case ImageFailure::unsupported:
        return "The photo is of a rare variety that Dateline cannot read; save it anew, as JPEG or PNG";
    case ImageFailure::svg:
        return "The photo is an SVG drawing, which Dateline does not draw; save it as PNG";
    case ImageFailure::no_webp:
        return "This build of Dateline cannot read WebP; save the photo as JPEG or PNG";
    case ImageFailure::no_avif:
        return "This build of Dateline cannot read AVIF; save the photo as JPEG or PNG";
    case ImageFailure::no_heic:
        return "This build of Dateline cannot read HEIC; save the photo as JPEG or PNG";
    case ImageFailure::no_tiff:
        return "This build of Dateline cannot read TIFF; save the photo as JPEG or PNG";
    case ImageFailure::too_slow:
        return "The photo takes too long to decode";
    case ImageFailure::stopped:
        return "Stopped before the photo was read";
    case ImageFailure::damaged:
        return "The photo is damaged";
    case ImageFailure::decoder:
        return "The program dateline-decode cannot be started; install it beside dateline";
    }
    return "The photo is damaged";
}

struct ImageDecoder::Impl {
    explicit Impl(std::function<bool()> goes_on) : process(std::move(goes_on)) {}
    Process process;
};

ImageDecoder::ImageDecoder(std::function<bool()> goes_on)
    : impl_(std::make_unique<Impl>(std::move(goes_on))) {}
ImageDecoder::~ImageDecoder() = default;

DecodedImage ImageDecoder::decode(const std::string& folder, const std::string& file, int largest_side_px) {
    decoder::Request request;
    request.largest_side_px = static_cast<std::uint32_t>(std::max(largest_side_px, 0));
    return answer(&impl_->process, folder, file, request);
}

} // namespace dateline::paint
