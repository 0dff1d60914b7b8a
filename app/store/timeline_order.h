#pragma once
// The entries of an index one after the other, in the order of time: what is not taken is not read.

#include <memory>
#include <optional>
#include <vector>

#include "store/connection.h"
#include "store/timeline_tile.h"

namespace dateline::store {

class EntriesInOrder {
  public:
    // `levels`: those that the index has.
    EntriesInOrder(Connection& connection, const SeriesKey& series, const std::vector<int>& levels);
    ~EntriesInOrder();
    EntriesInOrder(const EntriesInOrder&) = delete;
    EntriesInOrder& operator=(const EntriesInOrder&) = delete;

    std::optional<Entry> next(); // the dated ones, by start and id

  private:
    class Level;
    std::vector<std::unique_ptr<Level>> levels_;
};

} // namespace dateline::store
