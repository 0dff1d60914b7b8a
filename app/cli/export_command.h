#pragma once
// dateline export: a view as a picture, a page or data; or the whole database as a source file.

#include "request/arguments.h"

namespace dateline::cli {

// The exit code; or throws base::Error with it.
int run_export(const request::Arguments& arguments);

} // namespace dateline::cli
