#pragma once
// What was said as CSV: a row for each printed quote.

#include <string>

#include "publish/csv.h"
#include "publish/events_in_view.h"
#include "publish/output.h"

namespace dateline::publish {

std::string csv_heading();
void write_csv(const EventInView& said, base::Language language, Output& output,
               request::CsvGuard guard = request::CsvGuard::prose);

} // namespace dateline::publish
