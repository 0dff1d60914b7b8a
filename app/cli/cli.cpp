#include "cli/cli.h"

#include <filesystem>

#include "cli/arguments.h"
#include "cli/card_command.h"
#include "cli/check_command.h"
#include "cli/completions.h"
#include "cli/export_command.h"
#include "cli/import_command.h"
#include "cli/manual_page.h"
#include "cli/output.h"
#include "cli/quotes_command.h"
#include "cli/reindex_command.h"
#include "cli/view_of_command.h"
#include "cli/views_command.h"
#include "platform/file.h"
#include "platform/locale.h"
#include "platform/signals.h"

namespace dateline::cli {
namespace {

// Beside the program as it is built; below share/ as it is installed.
void load_words() {
    const std::string folder = platform::program_folder();
    std::error_code code;
    const std::string beside = folder + "/locale";
    platform::load_translations(std::filesystem::is_directory(beside, code) ? beside
                                                                            : folder + "/../share/locale");
}

Outcome open_window(const request::Arguments& arguments) {
    request::check_options(arguments.picture.view);
    Outcome outcome;
    outcome.open = request::window_of(arguments);
    return outcome;
}

int print(const std::string& text) {
    StandardOutput output;
    output.write(text);
    output.finish();
    return 0;
}

} // namespace

Outcome run(int argc, char** argv) {
    platform::take_signals();
    load_words();
    const request::Arguments arguments = parse_arguments(argc, argv);
    Outcome outcome;
    using request::Command;
    switch (arguments.command) {
    case Command::open:
        return open_window(arguments);
    case Command::import_sources:
        request::check_options(arguments.picture.view);
        outcome.exit_code = run_import(arguments);
        break;
    case Command::export_file:
        outcome.exit_code = run_export(arguments);
        break;
    case Command::make_card:
        outcome.exit_code = run_card(arguments);
        break;
    case Command::view_of:
        outcome.exit_code = run_view_of(arguments);
        break;
    case Command::quotes:
        outcome.exit_code = run_quotes(arguments);
        break;
    case Command::views:
        outcome.exit_code = run_views(arguments);
        break;
    case Command::check:
        outcome.exit_code = run_check(arguments);
        break;
    case Command::reindex:
        outcome.exit_code = run_reindex(arguments);
        break;
    case Command::completions:
        outcome.exit_code = print(completions_for(arguments.shell));
        break;
    case Command::manual:
        outcome.exit_code = print(manual_page());
        break;
    case Command::print:
        outcome.exit_code = print(arguments.text);
        break;
    }
    return outcome;
}

} // namespace dateline::cli
