#pragma once
// dateline check: what is damaged in a database.

#include "request/arguments.h"

namespace dateline::cli {

// The exit code; or throws base::Error with it.
int run_check(const request::Arguments& arguments);

} // namespace dateline::cli
