#pragma once
// What lanes may stand for: of each grouping the series that count its things, the rows that say what belongs
// to them, and their names.

#include <cstdint>

#include "index/series.h"
#include "model/view.h"
#include "store/sqlite/entity_cache.h"

namespace dateline::store {

// What holds the events and the utterances of each thing of a grouping; of no grouping: each participant's.
struct GroupSeries {
    index::Series events, utterances;
};
GroupSeries series_of(model::Grouping grouping);

// SQL that gives (thing, event or utterance) for what is in view (see VisibleRows).
struct MembershipSql {
    const char* events;
    const char* utterances;
    const char* table;
};

MembershipSql membership_sql_of(model::Grouping grouping);

model::Ref lane_key(model::Grouping grouping, std::int64_t id);
model::LocalText lane_name(EntityCache& cache, const model::Ref& key);

} // namespace dateline::store
