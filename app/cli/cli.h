#pragma once
// The command line: import, export, quotes, check, and the options that open a window. Never touches the
// display.

#include <optional>

#include "request/options.h"

namespace dateline::cli {

struct Outcome {
    int exit_code = 0;
    std::optional<request::WindowOptions> open; // set: main opens a window
};

// Parses and, unless a window is asked for, runs. Throws base::Error; usage errors carry Fault::usage.
Outcome run(int argc, char** argv);

} // namespace dateline::cli
