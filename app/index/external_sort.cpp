#include "index/external_sort.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <type_traits>

#include "base/error.h"
#include "base/paths.h"

namespace dateline::index {
namespace {

static_assert(std::is_trivially_copyable_v<KeyedEntry>);

bool is_before(const KeyedEntry& a, const KeyedEntry& b) {
    return std::tie(a.key, a.level, a.entry.span.start_tick, a.entry.id) <
           std::tie(b.key, b.level, b.entry.span.start_tick, b.entry.id);
}
bool is_same(const KeyedEntry& a, const KeyedEntry& b) {
    return !is_before(a, b) && !is_before(b, a);
}

[[noreturn]] void fail() {
    throw base::Error(
        base::Fault::environment,
        base::shown_path(platform::ScratchFile::folder()) +
            ": what is sorted for the timeline cannot be written there; make room, or let TMPDIR "
            "name another folder");
}

} // namespace

// One of the sorted stretches of the file, read a piece at a time.
class ExternalSort::Run {
  public:
    Run(const platform::ScratchFile* file, std::size_t first, std::size_t length)
        : file_(file), next_(first), left_(length) {}
    const KeyedEntry* front() {
        if (at_ == piece_.size() && !read()) return nullptr;
        return &piece_[at_];
    }
    void pop() { ++at_; }

  private:
    bool read() {
        constexpr std::size_t most = 8192;
        piece_.resize(std::min(most, left_));
        at_ = 0;
        if (piece_.empty()) return false;
        if (!file_->read_at(next_ * sizeof(KeyedEntry), piece_.data(), piece_.size() * sizeof(KeyedEntry)))
            throw base::Error(base::Fault::environment,
                              "what was sorted for the timeline cannot be read back");
        next_ += piece_.size();
        left_ -= piece_.size();
        return true;
    }

    const platform::ScratchFile* file_;
    std::size_t next_, left_, at_ = 0;
    std::vector<KeyedEntry> piece_;
};

void ExternalSort::add(const KeyedEntry& entry) {
    if (held_.size() == max_held_) spill();
    held_.push_back(entry);
}

void ExternalSort::sort() {
    std::sort(held_.begin(), held_.end(), is_before);
    held_.erase(std::unique(held_.begin(), held_.end(), is_same), held_.end());
}

void ExternalSort::spill() {
    sort();
    if (!file_.append(held_.data(), held_.size() * sizeof(KeyedEntry))) fail();
    run_lengths_.push_back(held_.size());
    held_.clear();
}

void ExternalSort::take(const std::function<void(const KeyedEntry&)>& visit) {
    sort();
    std::vector<Run> runs;
    std::size_t first = 0;
    for (const std::size_t length : run_lengths_) {
        runs.emplace_back(&file_, first, length);
        first += length;
    }
    std::size_t held = 0; // the last run is in memory
    std::optional<KeyedEntry> last;
    while (true) {
        const KeyedEntry* least = held < held_.size() ? &held_[held] : nullptr;
        Run* from = nullptr;
        for (Run& run : runs)
            if (const KeyedEntry* front = run.front(); front && (!least || is_before(*front, *least))) {
                least = front;
                from = &run;
            }
        if (!least) break;
        if (!last || !is_same(*last, *least)) visit(*least);
        last = *least;
        if (from)
            from->pop();
        else
            ++held;
    }
    held_.clear();
    run_lengths_.clear();
    file_.close();
}

} // namespace dateline::index
