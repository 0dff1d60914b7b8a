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
    request::CsvGuard guard = request::CsvGuard::prose;
};

// Events of the view that the format has no place for.
struct LeftOut {
    std::int64_t undated = 0;   // or with an open start
    std::int64_t beyond = 0;    // dated before or after all that the clock reaches
    std::int64_t far_years = 0; // iCalendar: before the year 1 or after 9999
    std::int64_t& without_start(const base::Edtf& date) { return date.beyond ? beyond : undated; }
};

} // namespace dateline::publish
