#pragma once
// Work by keyed slots: what is wished for, what of it runs, and what is no longer wanted. A slot has one wish
// at a time: a newer one takes the place of the one that waits and stops the one that runs. Pure: it knows no
// thread and no clock; ui/worker.h runs what it says.

#include <cstdint>
#include <map>
#include <optional>
#include <stop_token>
#include <utility>

namespace dateline::ui {

// Which of the slots with something to do comes first.
enum class WorkOrder { by_slot, newest_first };

template<class Slot, class Wish> class WorkSlots {
  public:
    struct Job {
        Slot slot;
        Wish wish;
        std::uint64_t number = 0; // tells it from others of its slot
        std::stop_token stop;     // requested once it is no longer wanted
    };
    enum class End {
        answered, // not wished for again until the answer has been taken
        stopped,  // may be wished for again at once
        failed,   // not again before something else is wished for: it would fail once more
    };

    explicit WorkSlots(WorkOrder order = WorkOrder::by_slot) : order_(order) {}

    // False where just that waits, runs, has failed or has an answer that was not taken yet: ask in every
    // frame.
    bool offer(const Slot& slot, Wish wish) {
        Entry& entry = entries_[slot];
        if (entry.waiting == wish) return false;
        if (entry.current == wish && !entry.stop.stop_requested()) {
            entry.waiting.reset(); // what was wished for between has been thought better of
            return false;
        }
        entry.stop.request_stop();
        entry.waiting = std::move(wish);
        entry.offered = ++offers_;
        return true;
    }

    // The next that passes; none: nothing to do. What was stopped may still run: its slot goes on without it.
    template<class Pass> std::optional<Job> start(const Pass& passes) {
        auto next = entries_.end();
        for (auto it = entries_.begin(); it != entries_.end(); ++it) {
            if (!it->second.waiting || !passes(it->first, *it->second.waiting)) continue;
            const bool first = next == entries_.end();
            if (first || (order_ == WorkOrder::newest_first && it->second.offered > next->second.offered))
                next = it;
        }
        if (next == entries_.end()) return std::nullopt;
        Entry& entry = next->second;
        entry.current = std::exchange(entry.waiting, std::nullopt);
        entry.stop = std::stop_source();
        entry.number = ++jobs_;
        entry.runs = true;
        return Job{next->first, *entry.current, entry.number, entry.stop.get_token()};
    }
    std::optional<Job> start() {
        return start([](const Slot&, const Wish&) { return true; });
    }

    void end(const Job& job, End how) {
        Entry* entry = entry_of(job.slot, job.number);
        if (!entry) return;
        entry->runs = false;
        if (how == End::stopped) release(job.slot, *entry);
    }
    // Its answer is where it was wanted: it may be wished for again.
    void taken(const Slot& slot, std::uint64_t number) {
        if (Entry* entry = entry_of(slot, number); entry && !entry->runs) release(slot, *entry);
    }

    // Something waits, or runs and is wanted.
    bool busy() const {
        for (const auto& [slot, entry] : entries_)
            if (entry.waiting || (entry.runs && !entry.stop.stop_requested())) return true;
        return false;
    }
    template<class Pass> bool has_waiting(const Pass& passes) const {
        for (const auto& [slot, entry] : entries_)
            if (entry.waiting && passes(slot, *entry.waiting)) return true;
        return false;
    }
    std::uint64_t offers() const { return offers_; } // that were new, so far
    std::size_t waiting() const {
        std::size_t count = 0;
        for (const auto& [slot, entry] : entries_)
            if (entry.waiting) ++count;
        return count;
    }
    // The one that has waited longest is wished for no more.
    void drop_oldest() {
        Entry* oldest = nullptr;
        for (auto& [slot, entry] : entries_)
            if (entry.waiting && (!oldest || entry.offered < oldest->offered)) oldest = &entry;
        if (oldest) oldest->waiting.reset();
    }
    void stop(const Slot& slot) { // what waits in it and what runs
        const auto found = entries_.find(slot);
        if (found == entries_.end()) return;
        found->second.waiting.reset();
        found->second.stop.request_stop();
    }
    void stop_running() {
        for (auto& [slot, entry] : entries_)
            entry.stop.request_stop();
    }
    // As new: nothing waits, and nothing comes of what runs.
    void clear() {
        stop_running();
        entries_.clear();
    }

  private:
    struct Entry {
        std::optional<Wish> waiting, current; // current: it runs, has failed, or its answer waits to be taken
        std::stop_source stop;                // of the current one
        std::uint64_t offered = 0, number = 0;
        bool runs = false;
    };
    Entry* entry_of(const Slot& slot, std::uint64_t number) { // null: another has taken its place
        const auto found = entries_.find(slot);
        return found == entries_.end() || found->second.number != number ? nullptr : &found->second;
    }

    void release(const Slot& slot, Entry& entry) {
        entry.current.reset();
        if (!entry.waiting) entries_.erase(slot);
    }

    WorkOrder order_;
    std::map<Slot, Entry> entries_;
    std::uint64_t offers_ = 0, jobs_ = 0;
};

} // namespace dateline::ui
