#pragma once
// The entries of an index one after the other, in the order of time: what is not taken is not read.

#include <memory>
#include <optional>
#include <vector>

#include "index/storage.h"
#include "index/tile.h"

namespace dateline::index {

class EntriesInOrder {
  public:
    // `levels`: those that the index has. From the first that stands after (backwards: before) a place, or
    // from the end.
    EntriesInOrder(Storage& storage, const SeriesKey& series, const std::vector<int>& levels,
                   Direction direction = Direction::forwards, std::optional<InOrder> beyond = {});
    ~EntriesInOrder();
    EntriesInOrder(const EntriesInOrder&) = delete;
    EntriesInOrder& operator=(const EntriesInOrder&) = delete;

    std::optional<Entry> next(); // the dated ones

  private:
    class Level;
    Direction direction_;
    std::vector<std::unique_ptr<Level>> levels_;
};

} // namespace dateline::index
