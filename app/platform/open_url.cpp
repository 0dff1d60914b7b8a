#include "platform/open_url.h"

#include <spawn.h>
#include <unistd.h>

extern char** environ;

namespace dateline::platform {

bool open_url(const std::string& url) {
    std::string program = "xdg-open", address = url;
    char* arguments[] = {program.data(), address.data(), nullptr};
    pid_t child = 0;
    return ::posix_spawnp(&child, "xdg-open", nullptr, nullptr, arguments, environ) == 0;
}

} // namespace dateline::platform
