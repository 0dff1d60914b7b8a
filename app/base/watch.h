#pragma once
// Long work that may be watched and stopped: what is handed down to whoever does it. Knows neither the work
// nor the watcher.

#include <functional>
#include <stop_token>

namespace dateline::base {

struct Watch {
    std::function<void(double share)> progress; // 0 to 1, on the worker's thread; may be empty
    std::stop_token stop;

    // False: stop, and leave nothing behind.
    bool goes_on(double share) const {
        if (progress) progress(share);
        return !stop.stop_requested();
    }
};

} // namespace dateline::base
