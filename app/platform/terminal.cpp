#include "platform/terminal.h"

#include <unistd.h>

namespace dateline::platform {

bool is_terminal_for_errors() {
    return ::isatty(STDERR_FILENO) != 0;
}

} // namespace dateline::platform
