#pragma once
// dateline views: the saved views of a database.

#include "request/arguments.h"

namespace dateline::cli {

// The exit code; or throws base::Error with it.
int run_views(const request::Arguments& arguments);

} // namespace dateline::cli
