#pragma once
// The window: opens a database, runs the frame loop until it is closed. Returns the exit code; throws
// base::Error (environment) where there is no display or no OpenGL 3.3.

#include "request/options.h"

namespace dateline::ui {

int run(const request::WindowOptions& options);

} // namespace dateline::ui
