#pragma once
// From the JSON of one record to the record, everything checked that can be checked by looking at it alone.
// What it refers to is looked at in references.h.

#include "model/records.h"
#include "source/json.h"
#include "source/problems.h"
#include "source/sections.h"

namespace dateline::source {

using model::Record;

// `at->slug` is set as soon as it is read. Problems are added to the list; the record then has defaults in
// their place.
Record read_record(const Json& value, Location* at, Problems* problems);

} // namespace dateline::source
