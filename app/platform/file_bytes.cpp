#include "platform/file_bytes.h"

#include <array>
#include <cerrno>
#include <cstring>

#include <unistd.h>

namespace dateline::platform {
namespace {

using Block = std::array<char, 65536>;

std::ptrdiff_t read_block(const Descriptor& file, Block* block) {
    return read_bytes(file.get(), block->data(), block->size());
}

} // namespace

std::ptrdiff_t read_bytes(int from, void* bytes, std::size_t count) {
    std::size_t have = 0;
    while (have < count) {
        const ssize_t got = ::read(from, static_cast<char*>(bytes) + have, count - have);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return -1;
        if (got == 0) break;
        have += static_cast<std::size_t>(got);
    }
    return static_cast<std::ptrdiff_t>(have);
}

std::ptrdiff_t read_bytes_at(int from, std::uint64_t offset, void* bytes, std::size_t count) {
    std::size_t have = 0;
    while (have < count) {
        const ssize_t got =
            ::pread(from, static_cast<char*>(bytes) + have, count - have, static_cast<off_t>(offset + have));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return -1;
        if (got == 0) break;
        have += static_cast<std::size_t>(got);
    }
    return static_cast<std::ptrdiff_t>(have);
}

bool write_bytes(int to, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(to, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

bool has_same_bytes(const Descriptor& a, const Descriptor& b) {
    Block in_a{}, in_b{};
    for (;;) {
        const std::ptrdiff_t got = read_block(a, &in_a);
        if (got < 0 || read_block(b, &in_b) != got) return false;
        if (std::memcmp(in_a.data(), in_b.data(), static_cast<std::size_t>(got)) != 0) return false;
        if (got < static_cast<std::ptrdiff_t>(in_a.size())) return true;
    }
}

bool copy_bytes(const Descriptor& from, int to) {
    for (;;) {
        const ssize_t copied = ::copy_file_range(from.get(), nullptr, to, nullptr, 1U << 30U, 0);
        if (copied == 0) break;
        if (copied < 0 && errno == EINTR) continue;
        if (copied < 0 && (errno == ENOSPC || errno == EIO || errno == EDQUOT || errno == EFBIG))
            return false;
        if (copied < 0) break;
    }
    Block block{};
    for (;;) { // what that has left, all of it where it cannot
        const std::ptrdiff_t got = read_block(from, &block);
        if (got < 0 || !write_bytes(to, {block.data(), static_cast<std::size_t>(got)})) return false;
        if (got < static_cast<std::ptrdiff_t>(block.size())) return true;
    }
}

} // namespace dateline::platform
