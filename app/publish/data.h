#pragma once
// What a view holds as data for other programs: spreadsheets, calendars, TimelineJS, the semantic web. Each
// format is written event by event as publish::each_event gives them, so a view of any size costs the memory
// of one event and, in JSON-LD, of the ids that were written. What is filtered is what leaves.

#include <cstdint>

#include "base/edtf.h"
#include "base/language.h"
#include "model/view.h"
#include "publish/csv.h"
#include "publish/output.h"
#include "store/store.h"

namespace dateline::publish {

struct DataRequest {
    store::Store& store;
    const model::View& view;
    base::Language language; // of titles and names that have it, else any; what was said is as printed
    Output& output;
    CsvGuard guard = CsvGuard::prose;
};

// Events of the view that the format has no place for.
struct LeftOut {
    std::int64_t undated = 0;   // or with an open start
    std::int64_t beyond = 0;    // dated before or after all that the clock reaches
    std::int64_t far_years = 0; // iCalendar: before the year 1 or after 9999
    std::int64_t& without_start(const base::Edtf& date) { return date.beyond ? beyond : undated; }
};

// CSV as publish/csv.h writes it, with a heading; no byte order mark. A row for each event (its title in the
// language asked for or another, with its tag, and in every other; `utterances` counts those that pass;
// `part_of` names the larger event), each utterance, each article about an event (of the outlets asked for,
// if any are).
LeftOut write_events_csv(const DataRequest& request);
LeftOut write_utterances_csv(const DataRequest& request);
LeftOut write_coverage_csv(const DataRequest& request);

// TimelineJS 3 (https://timeline.knightlab.com/docs/json-format.html): the words as HTML blockquotes; years
// before 1 counted without a year 0 (-44 is 44 BCE), as TimelineJS shows them. Photos have no web address:
// left out.
LeftOut write_timelinejs(const DataRequest& request);

// iCalendar, RFC 5545: times in UTC where the clock is known, else whole days; the date in words, and what
// was said, in the description; what an event is part of as RELATED-TO. The UID is SLUG@IDENTITY.dateline
// (see publish/identity.h). DTSTAMP is when the newest article about the event was published, or the newest
// event of the database begins, so that the same database gives the same bytes and a calendar takes over what
// has become known.
LeftOut write_icalendar(const DataRequest& request);

// W3C Web Annotation Data Model: an AnnotationPage with an annotation for each printed quote (who said it)
// and each region of a photo (who stands there). A target without a web address is
// urn:dateline:IDENTITY:article:SLUG (see publish/identity.h); a photo is its file beside the database.
LeftOut write_annotations(const DataRequest& request);

} // namespace dateline::publish
