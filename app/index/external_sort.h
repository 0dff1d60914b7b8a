#pragma once
// Entries of the timeline in the order of their table, however many: what does not fit into memory is sorted
// in runs, kept in a temporary file and merged. Knows files; knows no SQL.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "index/tile.h"
#include "platform/scratch_file.h"

namespace dateline::index {

struct KeyedEntry { // of one kind
    std::int64_t key = 0, level = 0;
    Entry entry;
    bool operator==(const KeyedEntry&) const = default;
};

class ExternalSort {
  public:
    // 120 MB of them; tests have other numbers.
    explicit ExternalSort(std::size_t max_held = 2'500'000) : max_held_(max_held) {}

    void add(const KeyedEntry& entry); // Error (environment) if there is no room for the file
    // Each once, by key, level, start and id; after the last is added. Then it is empty.
    void take(const std::function<void(const KeyedEntry&)>& visit);

  private:
    class Run;
    void sort();
    void spill();

    std::size_t max_held_;
    std::vector<KeyedEntry> held_;
    platform::ScratchFile file_;
    std::vector<std::size_t> run_lengths_;
};

} // namespace dateline::index
