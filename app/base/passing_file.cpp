#include "base/passing_file.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <utility>

#include <unistd.h>

namespace dateline::base {
namespace {

// What PassingFile has made known: read by a signal's handler, so nothing is allocated or freed here.
constexpr std::size_t most_passing = 16, longest_passing_path = 4096;
struct PassingSlot {
    std::atomic<int> state{0}; // 0: free, 1: taken, 2: to be removed
    std::array<char, longest_passing_path> path{};
};
std::array<PassingSlot, most_passing> slots;

} // namespace

PassingFile::PassingFile(std::string path) : path_(std::move(path)) {
    if (path_.size() >= longest_passing_path) return;
    for (std::size_t i = 0; i < slots.size() && slot_ < 0; ++i) {
        int free = 0;
        if (!slots.at(i).state.compare_exchange_strong(free, 1)) continue;
        std::copy(path_.c_str(), path_.c_str() + path_.size() + 1, slots.at(i).path.begin());
        slots.at(i).state = 2;
        slot_ = static_cast<int>(i);
    }
}

PassingFile::~PassingFile() {
    if (!kept_) ::unlink(path_.c_str());
    keep();
}

void PassingFile::keep() {
    kept_ = true;
    if (slot_ >= 0) slots.at(static_cast<std::size_t>(slot_)).state = 0;
    slot_ = -1;
}

void remove_passing_files() noexcept {
    for (PassingSlot& slot : slots)
        if (slot.state == 2) ::unlink(slot.path.data());
}

} // namespace dateline::base
