#pragma once
// Table timeline_ids: the ids of the larger indices once more, packed (see data/schema.sql). Reading those of
// an index costs a fraction of a nanosecond for each where they are many, and a row of timeline_entry where
// they are few.

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "store/connection.h"
#include "store/id_set.h"
#include "store/timeline_tile.h"

namespace dateline::store {

constexpr bool has_packed_ids(Series kind) {
    return kind >= Series::events_by_participant && kind <= Series::utterances_by_place;
}

// All of one index that may be packed.
void add_ids_of(Connection& connection, const SeriesKey& series, IdSet* ids);
// As it is stored; empty if it is not.
std::string load_id_piece(Connection& connection, const SeriesKey& series, std::int64_t piece);
void store_ids(Connection& connection, const SeriesKey& series, const IdSet& ids);

using IdSink = std::function<void(const SeriesKey&, const IdSet&)>;

// Hands on the sets that are to be packed, of ids that come index by index.
class IdPacker {
  public:
    IdPacker(const TimelineShape& shape, IdSink sink) : shape_(shape), sink_(std::move(sink)) {}
    void add(const SeriesKey& series, std::int64_t id);
    void finish();

  private:
    TimelineShape shape_;
    IdSink sink_;
    SeriesKey open_;
    std::vector<std::int64_t> ids_;
};

// Every set that is to be packed, as the rows of timeline_entry make it. The sink may write the table.
void stream_ids(Connection& connection, const TimelineShape& shape, const IdSink& sink);

// The rows of timeline_entry and timeline_total have changed already.
void update_ids(Connection& connection, const SeriesKey& series, const TimelineShape& shape,
                const std::set<std::int64_t>& removed, const std::set<std::int64_t>& added);

} // namespace dateline::store
