#include "platform/thread_priority.h"

#include <sys/resource.h>

namespace dateline::platform {

void lower_thread_priority() {
    constexpr int niceness = 10;
    // The system keeps it for each thread. Where it refuses, the work goes on as it is.
    ::setpriority(PRIO_PROCESS, 0, niceness);
}

} // namespace dateline::platform
