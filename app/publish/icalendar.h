#pragma once
// What a view holds as a calendar.

#include "publish/data.h"

namespace dateline::publish {

// iCalendar, RFC 5545: times in UTC where the clock is known, else whole days; the date in words, and what
// was said, in the description; what an event is part of as RELATED-TO. The UID is SLUG@IDENTITY.dateline
// (see publish/identity.h). DTSTAMP is when the newest article about the event was published, or the newest
// event of the database begins, so that the same database gives the same bytes and a calendar takes over what
// has become known.
LeftOut write_icalendar(const DataRequest& request);

} // namespace dateline::publish
