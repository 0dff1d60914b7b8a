#pragma once
// dateline card: a quote as a picture.

#include "request/arguments.h"

namespace dateline::cli {

// The exit code; or throws base::Error with it.
int run_card(const request::Arguments& arguments);

} // namespace dateline::cli
