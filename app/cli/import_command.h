#pragma once
// dateline import: source files into a database.

#include "request/arguments.h"

namespace dateline::cli {

// The exit code; or throws base::Error with it.
int run_import(const request::Arguments& arguments);

} // namespace dateline::cli
