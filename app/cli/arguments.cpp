#include "cli/arguments.h"

#include <CLI/CLI.hpp>

#include "base/error.h"

namespace dateline::cli {
namespace {

constexpr const char* exit_codes =
    "Exit codes: 0 done, 1 the input is at fault, 2 the command line is at fault,\n"
    "3 the environment is (no display, no disk).";

CLI::Option* add_names(CLI::App& app, const char* name, std::vector<std::string>& values, const char* what) {
    return app.add_option(name, values, what)->allow_extra_args(false)->type_name("NAME");
}

void add_filters(CLI::App& app, state::ViewOptions& view) {
    app.add_option("--view", view.view,
                   "A saved view, by name (dateline views lists them); options beside it go before it")
        ->type_name("NAME");
    app.add_option("--from", view.dates.from, "The first date: 2023-06-09, 2023-06, 2023, or any EDTF date")
        ->type_name("DATE");
    app.add_option("--to", view.dates.to, "The last date, to its end")->type_name("DATE");
    add_names(app, "--person", view.persons, "Only this person's; any of the names works; may be repeated");
    add_names(app, "--topic", view.topics, "Only on this topic; may be repeated");
    add_names(app, "--outlet", view.outlets, "Only what this outlet covered; may be repeated");
    add_names(app, "--place", view.places, "Only what happened here; may be repeated");
    app.add_option("--search", view.search, "Only what has all these words; \"a phrase\" in quotes")
        ->type_name("TEXT");
    app.add_option("--lang", view.language, "The language of names and labels: ko or en")->type_name("LANG");
}

void add_look(CLI::App& app, state::ViewOptions& view) {
    app.add_option("--group", view.group, "Lanes by participant, topic, outlet, place or none")
        ->type_name("BY");
    app.add_option("--select", view.select,
                   "What is selected: KIND:ID, KIND:NAME or NAME; person:\"Sam Altman\"")
        ->type_name("WHAT");
    app.add_option("--theme", view.theme, "light or dark")->type_name("THEME");
    app.add_option(
           "--size", view.size,
           "Size in logical pixels, such as 1600x1000, or 1080p, 4k, square, story, a4, a4-landscape, "
           "a3, a3-landscape")
        ->type_name("WxH");
    app.add_option_function<double>(
           "--scale", [&view](double scale) { view.scale = scale == 0 ? -1 : scale; },
           "Pixels a logical pixel, 0.25 to 8")
        ->type_name("K");
}

void add_picture(CLI::App& app, state::PictureOptions& options) {
    app.add_flag("!--no-lanes", options.lanes, "Without the lanes");
    app.add_flag("!--no-coverage", options.coverage, "Without the strip of coverage");
    app.add_flag("--panel", options.panel, "With the quotes of what is selected beside the timeline");
    app.add_flag("--legend", options.legend, "With the people and their colours");
    app.add_flag("--transparent", options.transparent, "Without a ground");
    app.add_option("--title", options.title, "Instead of the database's title")->type_name("TEXT");
    app.add_option("--caption", options.caption, "A sentence below the timeline")->type_name("TEXT");
    app.add_option("--pages", options.pages, "Pages of a .pdf: a number, or auto")->type_name("N");
}

CLI::Option* add_file(CLI::App& app, Arguments& arguments) {
    return app.add_option("FILE", arguments.file, "The database")->type_name("")->required();
}

void add_import(CLI::App& app, Arguments& arguments) {
    CLI::App* command = app.add_subcommand("import", "Make or extend a database from source files");
    command->add_option("SOURCE", arguments.sources, "Folders of .json source files, or such files")
        ->type_name("")
        ->required();
    command->add_option("--into", arguments.into, "The database to make, or to extend")
        ->type_name("FILE")
        ->required();
    command->add_flag("--skip-broken", arguments.skip_broken,
                      "Take all records but those with problems, which are listed");
    command->add_option("--lang", arguments.view.language, "The language of the report: ko or en")
        ->type_name("LANG");
    command->footer(
        std::string(
            "Everything that is wrong is listed, with its file, place and field (of very many the first "
            "10,000,\n"
            "and how many more there are); then nothing is written.\n"
            "With --skip-broken the records that are named so are left out, and the rest is written: exit "
            "code\n"
            "0, and a line with how many. What others say of a record that is left out is left out too, and\n"
            "listed (a place, a name on a list, one printing of several); what cannot do without it, such "
            "as\n"
            "what was said at an event, is left out with it. A file that cannot be read to its end still "
            "stops\n"
            "all.\n"
            "Photos of sources that lie elsewhere than FILE are copied beside it, once they have been looked "
            "at,\n"
            "over nothing that is there.\n"
            "The format is described in dateline.schema.json.\n\n"
            "Example:\n  dateline import data/example --into example.db\n\n") +
        exit_codes);
}

void add_guard(CLI::App& app, Arguments& arguments) {
    app.add_option(
           "--guard", arguments.guard,
           "Which cells of a .csv get an apostrophe where a spreadsheet would take them for a formula: "
           "prose, all (quoted words too), none")
        ->type_name("WHICH")
        ->check(CLI::IsMember({"prose", "all", "none"}));
}

constexpr const char* guard_rule =
    "Cells of a .csv: dates, numbers and quoted words are as they are. A title, name or other prose that "
    "begins\n"
    "with = + - @ (full-width and small forms too) or a line break, be it after spaces or what is not\n"
    "seen, gets an apostrophe before it (--guard). To read it back: where a cell begins with apostrophes, "
    "then\n"
    "any spaces of whatever width or signs that are not seen, and then one of these, take the first "
    "apostrophe\n"
    "away. Cells are parted by commas: a spreadsheet that parts them at semicolons too makes cells that\n"
    "nothing has looked at.\n\n";

void add_export(CLI::App& app, Arguments& arguments) {
    CLI::App* command =
        app.add_subcommand("export", "Write a picture, a table or the whole database to a file");
    add_file(*command, arguments);
    command->add_option("--out", arguments.out, "The file to write: its ending says what it is")
        ->type_name("OUT")
        ->required();
    command->add_option("--as", arguments.as, "Which format, where several share an ending")
        ->type_name("NAME");
    add_guard(*command, arguments);
    command->add_flag("--bom", arguments.bom, "A .csv file starts with a byte order mark, for spreadsheets");
    add_filters(*command, arguments.view);
    add_look(*command, arguments.view);
    add_picture(*command, arguments.options);
    command->footer(
        std::string(
            "OUT ends in\n"
            "  .png .svg .pdf  a picture of the timeline (1600x1000 at scale 1 unless told otherwise)\n"
            "  .html           one page with the timeline and every word; opens anywhere, without a network\n"
            "  .csv            one row for each printed quote; --as events, utterances or coverage: for "
            "each\n"
            "                  of those instead\n"
            "  .json           the whole database in the source format: import reads it back;\n"
            "                  --as timelinejs (the web page of Knight Lab), annotations (W3C Web "
            "Annotations\n"
            "                  of quotes and photos) or json-ld\n"
            "  .jsonld         schema.org JSON-LD: events, people, articles, quotations\n"
            "  .ics            a calendar\n"
            "No display is needed.\n\n") +
        guard_rule +
        "Examples:\n"
        "  dateline export example.db --out timeline.pdf --from 2023-06 --to 2023-07 --lang ko\n"
        "  dateline export example.db --out altman.png --select \"Sam Altman\" --theme dark --scale 2\n"
        "  dateline export example.db --out all.pdf --size a4-landscape --pages auto\n"
        "  dateline export example.db --out quotes.csv --person \"Sam Altman\"\n"
        "  dateline export example.db --out timeline.json --as timelinejs --from 2023-06\n\n" +
        exit_codes);
}

void add_card(CLI::App& app, Arguments& arguments) {
    CLI::App* command = app.add_subcommand("card", "One quote as a picture that can be cited");
    state::CardOptions& card = arguments.card;
    add_file(*command, arguments);
    command
        ->add_option("--utterance", card.utterance,
                     "Which: its id or slug, as dateline quotes --format json gives")
        ->type_name("ID")
        ->required();
    command->add_option("--out", arguments.out, "The file to write: .png, .svg or .pdf")
        ->type_name("OUT")
        ->required();
    command->add_option("--theme", card.theme, "light or dark")->type_name("THEME");
    command->add_option("--lang", card.language, "The language of names and labels: ko or en")
        ->type_name("LANG");
    command
        ->add_option("--size", card.size, "square, story (9:16) or WxH; else 1200 wide, as high as it needs")
        ->type_name("WxH");
    command
        ->add_option_function<double>(
            "--scale", [&card](double scale) { card.scale = scale == 0 ? -1 : scale; },
            "Pixels a logical pixel, 0.25 to 8")
        ->type_name("K");
    command->footer(
        std::string("Words that are too long for one card go on over OUT-1.png, OUT-2.png, ...; a .pdf has "
                    "them as pages.\n\n"
                    "Example:\n  dateline card example.db --utterance u1-ready-to-cooperate --out "
                    "card.png\n\n") +
        exit_codes);
}

void add_view_of(CLI::App& app, Arguments& arguments) {
    CLI::App* command = app.add_subcommand("view-of", "The command line that made a PNG");
    command->add_option("PNG", arguments.picture, "A picture that Dateline wrote")->type_name("")->required();
    command->add_option("--file", arguments.file, "Is it of this database?")->type_name("FILE");
    command->footer(
        std::string("With the same database, the command makes the same picture again, to the byte.\n\n"
                    "Example:\n  dateline view-of timeline.png --file example.db\n\n") +
        exit_codes);
}

void add_quotes(CLI::App& app, Arguments& arguments) {
    CLI::App* command = app.add_subcommand("quotes", "What was said: the words, and who printed them");
    add_file(*command, arguments);
    add_filters(*command, arguments.view);
    command->add_option("--event", arguments.event, "Only what was said at this event: its name or id")
        ->type_name("NAME");
    command->add_option("--format", arguments.format, "text (to read), json or csv")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"text", "json", "csv"}));
    add_guard(*command, arguments);
    command->footer(
        std::string(guard_rule) +
        std::string("Examples:\n"
                    "  dateline quotes example.db --person \"Sam Altman\"\n"
                    "  dateline quotes example.db --search regulation --format csv > quotes.csv\n\n") +
        exit_codes);
}

void add_views(CLI::App& app, Arguments& arguments) {
    CLI::App* command = app.add_subcommand("views", "The saved views, and the story that they tell");
    add_file(*command, arguments);
    command->add_option("--lang", arguments.view.language, "The language of names and notes: ko or en")
        ->type_name("LANG");
    command->add_option("--format", arguments.format, "text (to read) or json (as in the source format)")
        ->type_name("FORMAT")
        ->check(CLI::IsMember({"text", "json"}));
    command->footer(std::string("Each opens with --view.\n\n"
                                "Examples:\n"
                                "  dateline views example.db\n"
                                "  dateline example.db --view story-seoul\n\n") +
                    exit_codes);
}

void add_check(CLI::App& app, Arguments& arguments) {
    CLI::App* command = app.add_subcommand("check", "Look for damage and for words without a source");
    add_file(*command, arguments);
    command->footer(
        std::string(
            "Prints a line for each problem, then a line of advice (\"advice: ...\") for each thing "
            "that is sound\nand could be better, such as an event without a source. Where there is no "
            "problem it says\n\"no problems\" and the exit code is 0, whatever the advice; else it is "
            "1.\n\nExample:\n  dateline check example.db\n\n") +
        exit_codes);
}

void add_reindex(CLI::App& app, Arguments& arguments) {
    CLI::App* command = app.add_subcommand("reindex", "Build the timeline's indices of a database again");
    add_file(*command, arguments);
    command->footer(
        std::string("For a database of which check says so, or that an older Dateline made. Nothing else in "
                    "it changes.\n\n"
                    "Example:\n  dateline reindex example.db\n\n") +
        exit_codes);
}

void add_window(CLI::App& app, Arguments& arguments) {
    app.add_option("FILE", arguments.file, "The database to open; without it, the example")->type_name("");
    add_filters(app, arguments.view);
    add_look(app, arguments.view);
    // For tests and measurements: left out of the help.
    app.add_option("--hits-file", arguments.open.hits_path)->group("");
    app.add_flag("--report-frames", arguments.open.report_frames)->group("");
    app.add_flag("--ignore-settings", arguments.open.ignore_settings)->group("");
}

Command command_of(const CLI::App& app) {
    const std::vector<const CLI::App*> chosen =
        app.get_subcommands([](const CLI::App* sub) { return sub->parsed(); });
    if (chosen.empty()) return Command::open;
    const std::string name = chosen.front()->get_name();
    if (name == "import") return Command::import_sources;
    if (name == "export") return Command::export_file;
    if (name == "card") return Command::make_card;
    if (name == "view-of") return Command::view_of;
    if (name == "reindex") return Command::reindex;
    if (name == "views") return Command::views;
    return name == "quotes" ? Command::quotes : Command::check;
}

// Options before the command would be the window's, and have no effect.
void refuse_misplaced(const CLI::App& app, Command command) {
    if (command == Command::open) return;
    for (const CLI::Option* option : app.get_options()) {
        if (option->count() > 0) {
            throw base::Error(base::Fault::usage, option->get_name() +
                                                      " stands before the command: put it behind, as in "
                                                      "dateline export FILE --out OUT --lang ko");
        }
    }
}

} // namespace

Arguments parse_arguments(int argc, const char* const* argv) {
    Arguments arguments;
    CLI::App app("Dateline draws an interactive timeline of dated events, of the people who took part, and "
                 "of the words "
                 "that were said, each with the article that printed it.",
                 "dateline");
    app.get_formatter()->column_width(28);
    app.set_version_flag("--version", "dateline " DATELINE_VERSION, "Print the version");
    app.set_help_flag("-h,--help", "Print this help; dateline COMMAND --help has more");
    app.require_subcommand(0, 1);
    add_window(app, arguments);
    add_import(app, arguments);
    add_export(app, arguments);
    add_card(app, arguments);
    add_view_of(app, arguments);
    add_quotes(app, arguments);
    add_views(app, arguments);
    add_check(app, arguments);
    add_reindex(app, arguments);
    for (CLI::App* command : app.get_subcommands({}))
        command->get_help_ptr()->description("Print this help");
    app.footer(std::string("Without a command, a window opens on FILE.\n\n"
                           "Examples:\n"
                           "  dateline\n"
                           "  dateline example.db --person \"Sam Altman\" --from 2023-06\n"
                           "  dateline import data/example --into example.db\n"
                           "  dateline export example.db --out timeline.svg\n"
                           "  dateline quotes example.db --person \"Sam Altman\"\n\n") +
               exit_codes);
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        arguments.command = Command::print;
        arguments.text = app.help();
        return arguments;
    } catch (const CLI::CallForVersion& version) {
        arguments.command = Command::print;
        arguments.text = std::string(version.what()) + "\n";
        return arguments;
    } catch (const CLI::ParseError& error) {
        throw base::Error(base::Fault::usage, std::string(error.what()) + " (see dateline --help)");
    }
    arguments.command = command_of(app);
    refuse_misplaced(app, arguments.command);
    return arguments;
}

} // namespace dateline::cli
