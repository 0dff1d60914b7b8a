// Arguments to the window or to a command; the last catch.

#include <cstdio>
#include <exception>

#include "base/displayable.h"
#include "base/error.h"
#include "cli/cli.h"
#include "platform/signals.h"
#include "ui/ui.h"

int main(int argc, char** argv) {
    using namespace dateline;
    try {
        const cli::Outcome outcome = cli::run(argc, argv);
        if (!outcome.open) return outcome.exit_code;
        const int code = ui::run(*outcome.open);
        platform::end_by_signal(); // where that has closed the window
        return code;
    } catch (const base::Error& error) {
        std::fprintf(stderr, "dateline: %s\n", base::displayable(error.what()).c_str());
        platform::end_by_signal(); // where that has stopped it
        return static_cast<int>(error.fault());
    } catch (const std::exception& error) {
        std::fprintf(stderr, "dateline: %s\n", base::displayable(error.what()).c_str());
        return static_cast<int>(base::Fault::environment);
    }
}
