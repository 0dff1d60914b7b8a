#pragma once
// dateline reindex: a database brought up to date.

#include "request/arguments.h"

namespace dateline::cli {

// The exit code; or throws base::Error with it.
int run_reindex(const request::Arguments& arguments);

} // namespace dateline::cli
