// Arguments to the window or to a command; the last catch.

#include <cstdio>
#include <exception>

#include "base/error.h"
#include "base/utf8.h"
#include "cli/cli.h"
#include "cli/signals.h"
#include "ui/ui.h"

int main(int argc, char** argv) {
    using namespace dateline;
    try {
        const cli::Outcome outcome = cli::run(argc, argv);
        return outcome.open ? ui::run(*outcome.open) : outcome.exit_code;
    } catch (const base::Error& error) {
        std::fprintf(stderr, "dateline: %s\n", base::displayable(error.what()).c_str());
        cli::end_by_signal(); // where that has stopped it
        return static_cast<int>(error.fault());
    } catch (const std::exception& error) {
        std::fprintf(stderr, "dateline: %s\n", base::displayable(error.what()).c_str());
        return static_cast<int>(base::Fault::environment);
    }
}
