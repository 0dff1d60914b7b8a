#pragma once
// Takes a command line apart by the one option table (request/option_table.h). Checks nothing that needs a
// database.

#include "base/language.h"
#include "request/arguments.h"

namespace dateline::cli {

// Throws base::Error (usage): one line.
request::Arguments parse_arguments(int argc, const char* const* argv);
// --lang, else what the environment asks for.
base::Language language_of(const request::Arguments& arguments);

} // namespace dateline::cli
