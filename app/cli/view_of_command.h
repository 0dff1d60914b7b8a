#pragma once
// dateline view-of: the command line that makes a picture again.

#include "request/arguments.h"

namespace dateline::cli {

// The exit code; or throws base::Error with it.
int run_view_of(const request::Arguments& arguments);

} // namespace dateline::cli
