#pragma once
// What a view holds for TimelineJS 3.

#include "publish/data.h"

namespace dateline::publish {

// TimelineJS 3 (https://timeline.knightlab.com/docs/json-format.html): the words as HTML blockquotes; years
// before 1 counted without a year 0 (-44 is 44 BCE), as TimelineJS shows them. Photos have no web address:
// left out.
LeftOut write_timelinejs(const DataRequest& request);

} // namespace dateline::publish
