#pragma once
// dateline quotes: what was said in a view.

#include "request/arguments.h"

namespace dateline::cli {

// The exit code; or throws base::Error with it.
int run_quotes(const request::Arguments& arguments);

} // namespace dateline::cli
