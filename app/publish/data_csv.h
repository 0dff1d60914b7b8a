#pragma once
// What a view holds as tables for spreadsheets.

#include "publish/data.h"

namespace dateline::publish {

// CSV as publish/csv.h writes it, with a heading; no byte order mark. A row for each event (its title in the
// language asked for or another, with its tag, and in every other; `utterances` counts those that pass;
// `part_of` names the larger event), each utterance, each article about an event (of the outlets asked for,
// if any are).
LeftOut write_events_csv(const DataRequest& request);
LeftOut write_utterances_csv(const DataRequest& request);
LeftOut write_coverage_csv(const DataRequest& request);

} // namespace dateline::publish
