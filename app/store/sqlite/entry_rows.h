#pragma once
// Tables timeline_entry and timeline_long: entries and long ones, as index::Storage asks for them.

#include <functional>
#include <memory>
#include <vector>

#include "index/storage.h"
#include "store/sqlite/connection.h"

namespace dateline::store {

void visit_entry_rows(Connection& connection, const index::SeriesKey& series,
                      const std::vector<index::LevelStarts>& starts, const index::VisitEntry& visit);
void visit_long_rows(Connection& connection, const index::SeriesKey& series,
                     const std::vector<index::LevelStarts>& starts,
                     const std::function<bool(const index::LongBlock&)>& visit);
std::unique_ptr<index::EntryCursor> entry_rows(Connection& connection, const index::SeriesKey& series,
                                               int level, index::Direction direction,
                                               const index::InOrder& beyond);
std::vector<index::Entry> load_heaviest_undated(Connection& connection, const index::SeriesKey& series,
                                                int limit);
void put_long_row(Connection& connection, const index::SeriesKey& series, const index::LongBlock& block);

} // namespace dateline::store
