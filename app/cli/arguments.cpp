#include "cli/arguments.h"

#include <charconv>
#include <CLI/CLI.hpp>

#include "base/error.h"
#include "platform/locale.h"
#include "request/command_table.h"
#include "request/names.h"
#include "request/option_table.h"

namespace dateline::cli {
namespace {

using request::Arguments;
using request::Command;

double number_of(const request::Option& option, const std::string& given) {
    double value = 0;
    const char* const end = given.data() + given.size();
    const auto [rest, error] = std::from_chars(given.data(), end, value);
    // 0 would be the same as not given: no number that is asked for may be that.
    if (error != std::errc() || rest != end || value == 0)
        request::refuse(option.name, given, "give a number other than 0");
    return value;
}

// Adds an option to CLI11's parser, which writes what it reads into `arguments`.
struct Adder {
    CLI::App& app;
    const request::Option& option;
    Arguments& arguments;
    std::string name, help;

    CLI::Option* operator()(std::monostate /*the parser's own*/) const { return nullptr; }
    CLI::Option* operator()(bool& (*field)(Arguments&)) const {
        return app.add_flag_callback(
            name, [field, &to = arguments] { field(to) = !field(to); }, help);
    }
    CLI::Option* operator()(std::string& (*field)(Arguments&)) const {
        return app.add_option_function<std::string>(
            name,
            [field, &to = arguments, &row = option](const std::string& given) {
                if (row.value == request::Option::Value::one_of_words)
                    request::check_word(row.name, given, row.words);
                field(to) = given;
            },
            help);
    }
    CLI::Option* operator()(std::vector<std::string>& (*field)(Arguments&)) const {
        CLI::Option* list = app.add_option(name, field(arguments), help);
        return option.is_positional() ? list : list->allow_extra_args(false);
    }
    CLI::Option* operator()(double& (*field)(Arguments&)) const {
        return app.add_option_function<std::string>(
            name,
            [field, &to = arguments, &row = option](const std::string& given) {
                field(to) = number_of(row, given);
            },
            help);
    }
};

void add_options(CLI::App& app, Command command, Arguments& arguments, base::Language language) {
    for (const request::Option& option : request::options()) {
        if (!option.is_of(command)) continue;
        const std::string help = option.is_told(command) ? base::tr(language, option.help) : "";
        CLI::Option* added =
            option.name == "--help" ? app.set_help_flag("-h,--help", help)
            : option.name == "--version"
                ? app.set_version_flag("--version", "dateline " DATELINE_VERSION, help)
                : std::visit(Adder{app, option, arguments, std::string(option.name), help}, option.field);
        if (!option.is_positional()) added->group(base::tr(language, "Options"));
        if (option.is_positional())
            added->type_name("");
        else if (!option.value_name.empty())
            added->type_name(std::string(option.value_name));
        if (option.use == request::Option::Use::required) added->required();
        if (option.use == request::Option::Use::hidden) added->group("");
    }
    app.footer(request::footer_of(command, language));
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

// Help is made before the options are read: one of them says in which language.
base::Language language_of_help(int argc, const char* const* argv) {
    base::Language language = platform::system_language();
    std::string_view before;
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        const std::string_view given = before == "--lang"            ? word
                                       : word.starts_with("--lang=") ? word.substr(7)
                                                                     : "";
        if (given == "ko") language = base::Language::korean;
        if (given == "en") language = base::Language::english;
        before = word;
    }
    return language;
}

void set_up_formatter(CLI::FormatterBase& formatter, base::Language language) {
    formatter.column_width(28);
    formatter.label("Usage", base::tr(language, "Usage"));
    formatter.label("OPTIONS", base::tr(language, "OPTIONS"));
    formatter.label("SUBCOMMAND", base::tr(language, "SUBCOMMAND"));
    formatter.label("Positionals", base::tr(language, "Positionals"));
    formatter.label("REQUIRED", base::tr(language, "REQUIRED"));
}

Command command_of(const CLI::App& app) {
    for (const request::CommandHelp& each : request::commands())
        if (!each.name.empty() && app.got_subcommand(std::string(each.name))) return each.command;
    return Command::open;
}

} // namespace

Arguments parse_arguments(int argc, const char* const* argv) {
    const base::Language language = language_of_help(argc, argv);
    Arguments arguments;
    CLI::App app(base::tr(language, request::help_of(Command::open).summary), "dateline");
    set_up_formatter(*app.get_formatter(), language);
    app.require_subcommand(0, 1);
    add_options(app, Command::open, arguments, language);
    for (const request::CommandHelp& each : request::commands()) {
        if (each.name.empty()) continue;
        CLI::App* command = app.add_subcommand(std::string(each.name), base::tr(language, each.summary));
        command->group(base::tr(language, "Subcommands"));
        add_options(*command, each.command, arguments, language);
    }
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

base::Language language_of(const request::Arguments& arguments) {
    if (arguments.picture.view.language.empty()) return platform::system_language();
    return arguments.picture.view.language == "ko" ? base::Language::korean : base::Language::english;
}

} // namespace dateline::cli
