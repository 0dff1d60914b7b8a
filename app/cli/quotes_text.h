#pragma once
// What was said, as `dateline quotes` writes it to be read. Knows neither files nor the store's questions.

#include "base/language.h"
#include "publish/events_in_view.h"
#include "publish/output.h"

namespace dateline::cli {

// One event's part.
void write_text(const publish::EventInView& said, base::Language language, int utc_offset_minutes,
                publish::Output& output);

} // namespace dateline::cli
