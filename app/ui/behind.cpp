#include "ui/behind.h"

#include <sys/resource.h>

namespace dateline::ui {

void work_behind_the_frame() {
    constexpr int niceness = 10;
    // The system keeps it for each thread. Where it refuses, the work goes on as it is.
    ::setpriority(PRIO_PROCESS, 0, niceness);
}

} // namespace dateline::ui
