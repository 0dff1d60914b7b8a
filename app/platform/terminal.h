#pragma once
// Where the program's output goes.

namespace dateline::platform {

bool is_terminal_for_errors(); // standard error is read by somebody, not written to a file

} // namespace dateline::platform
