#include "platform/temporary_file.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <utility>

#include <unistd.h>

namespace dateline::platform {
namespace {

// What TemporaryFile has made known: read by a signal's handler, so nothing is allocated or freed here.
constexpr std::size_t max_passing = 16, longest_passing_path = 4096;
struct PassingSlot {
    // The path changes only while the state is `written`, to which no `listed` leads but by way of `free`.
    enum State { free, written, listed, removing };
    std::atomic<int> state{free};
    std::array<char, longest_passing_path> path{};
};
std::array<PassingSlot, max_passing> slots;

} // namespace

TemporaryFile::TemporaryFile(std::string path) : path_(std::move(path)) {
    if (path_.size() >= longest_passing_path) return;
    for (std::size_t i = 0; i < slots.size() && slot_ < 0; ++i) {
        int expected = PassingSlot::free;
        if (!slots.at(i).state.compare_exchange_strong(expected, PassingSlot::written)) continue;
        std::copy(path_.c_str(), path_.c_str() + path_.size() + 1, slots.at(i).path.begin());
        slots.at(i).state = PassingSlot::listed;
        slot_ = static_cast<int>(i);
    }
}

TemporaryFile::~TemporaryFile() {
    if (!kept_) ::unlink(path_.c_str());
    keep();
}

void TemporaryFile::keep() {
    kept_ = true;
    if (slot_ < 0) return;
    // While a signal's handler on another thread reads the path, nobody else may have the slot.
    std::atomic<int>& state = slots.at(static_cast<std::size_t>(slot_)).state;
    int expected = PassingSlot::listed;
    while (!state.compare_exchange_weak(expected, PassingSlot::free))
        expected = PassingSlot::listed;
    slot_ = -1;
}

void remove_temporary_files() noexcept {
    for (PassingSlot& slot : slots) {
        int expected = PassingSlot::listed;
        if (!slot.state.compare_exchange_strong(expected, PassingSlot::removing)) continue;
        ::unlink(slot.path.data());
        slot.state = PassingSlot::listed;
    }
}

} // namespace dateline::platform
