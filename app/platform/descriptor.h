#pragma once
// An open file of the system, closed with its owner.

#include <cerrno>
#include <utility>

#include <unistd.h>

namespace dateline::platform {

class Descriptor {
  public:
    explicit Descriptor(int fd = -1) : fd_(fd) {} // -1: none
    Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(fd_, other.fd_);
        return *this;
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (fd_ >= 0) ::close(fd_);
    }
    int get() const { return fd_; }
    int release() { return std::exchange(fd_, -1); } // to whoever closes it from now on
    explicit operator bool() const { return fd_ >= 0; }
    // Closed now, so that a late write error (network file systems) is seen.
    bool close() {
        const int fd = std::exchange(fd_, -1);
        return ::close(fd) == 0 || errno == EINTR;
    }

  private:
    int fd_;
};

} // namespace dateline::platform
