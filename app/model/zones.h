#pragma once
// Whether a time among others is of another zone than the clock that the reader looks at: then every time
// names its own, for one without a zone would seem to be of its neighbour's.

#include <vector>

#include "model/detail.h"
#include "model/window.h"

namespace dateline::model {

bool has_other_zone(const std::vector<EventItem>& events, int shown_offset_minutes);
// Their events' times, their own, and those of what printed them.
bool has_other_zone(const std::vector<UtteranceView>& utterances, int shown_offset_minutes);
bool has_other_zone(const std::vector<ArticleItem>& articles, int shown_offset_minutes);

} // namespace dateline::model
