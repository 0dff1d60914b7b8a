#include "cli/cli.h"

#include <cstdio>
#include <filesystem>

#include "base/displayable.h"
#include "base/error.h"
#include "base/language.h"
#include "base/paths.h"
#include "cli/commands.h"
#include "cli/completions.h"
#include "cli/manual_page.h"
#include "cli/output.h"
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

base::Language language_of(const request::Arguments& arguments) {
    if (arguments.picture.view.language.empty()) return platform::system_language();
    return arguments.picture.view.language == "ko" ? base::Language::korean : base::Language::english;
}

void refuse_source(const std::string& path) {
    std::error_code code;
    const bool folder = std::filesystem::is_directory(path, code);
    if (!folder && !path.ends_with(".json")) return;
    throw base::Error(base::Fault::input, base::shown_path(path) + ": this is a source " +
                                              (folder ? "folder" : "file") +
                                              ": import it first (dateline import " + base::shown_path(path) +
                                              " --into FILE.db)");
}

OpenDatabase open_database(const std::string& path) {
    refuse_source(path);
    OpenDatabase open{store::database_at(path), nullptr};
    open.store = open.database->open_store(store::SnapshotScope::everything);
    return open;
}

void say_about_search(store::Store& store, const request::Arguments& arguments, const model::Filter& filter) {
    if (filter.text.empty()) return;
    const std::string words = base::displayable(filter.text, 80);
    if (store.info().finds_words_by_marks)
        std::fprintf(
            stderr,
            "dateline: %s: an older Dateline made it, and words are found only with the marks of their "
            "letters; `dateline reindex` brings it up to date\n",
            base::shown_path(arguments.file).c_str());
    const model::Overview found = store.load_overview(filter, 1, {});
    if (found.total_events + found.total_undated > 0) return;
    constexpr int few = 3;
    std::string near;
    for (const model::Suggestion& each : store.suggest(model::Kind::none, filter.text, few, {}))
        near += (near.empty() ? "; did you mean \"" : " or \"") + base::displayable(each.text, 80) + "\"";
    std::fprintf(stderr, "dateline: --search \"%s\": nothing found%s\n", words.c_str(),
                 near.empty() ? "" : (near + "?").c_str());
}

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
