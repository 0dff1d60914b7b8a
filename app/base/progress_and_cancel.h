#pragma once
// Long work tells how far it is and may be cancelled: this is handed down to whoever does it.

#include <functional>
#include <stop_token>

namespace dateline::base {

struct ProgressAndCancel {
    std::function<void(double share)> progress; // 0 to 1, on the worker's thread; may be empty
    std::stop_token stop;

    // False: stop, and leave nothing behind.
    bool goes_on(double share) const {
        if (progress) progress(share);
        return !stop.stop_requested();
    }
};

} // namespace dateline::base
