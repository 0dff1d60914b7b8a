#include <doctest/doctest.h>

#include <algorithm>

#include "base/language.h"
#include "cli/arguments.h"
#include "cli/completions.h"
#include "cli/manual_page.h"
#include "platform/locale.h"
#include "request/command_table.h"
#include "request/option_table.h"

using namespace dateline;
using namespace dateline::request;

namespace {

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

std::string in_roff(std::string_view text) {
    std::string escaped;
    for (const char c : text)
        escaped += c == '-' ? "\\-" : std::string(1, c);
    return escaped;
}

std::string help_for(const CommandHelp& command) {
    const std::string name(command.name);
    std::vector<const char*> words{"dateline"};
    if (!name.empty()) words.push_back(name.c_str());
    words.push_back("--help");
    return cli::parse_arguments(static_cast<int>(words.size()), words.data()).text;
}

template<class Check> void each_told(const Check& check) {
    for (const CommandHelp& command : commands())
        for (const Option& option : options())
            if (option.is_told(command.command)) check(command, option);
}

} // namespace

TEST_CASE("manual page: it has every command and every option that is told, and none that is hidden") {
    const std::string page = cli::manual_page();
    for (const CommandHelp& command : commands())
        if (!command.name.empty()) CHECK(has(page, "\n.SS dateline " + in_roff(command.name) + "\n"));
    for (const Option& option : options())
        CHECK_MESSAGE(has(page, "\\fB" + in_roff(option.name) + "\\fR") ==
                          (option.use != Option::Use::hidden),
                      option.name);
    CHECK(has(page, in_roff("Exit codes: 0 done")));
}

TEST_CASE("help: of each command it has all options that are told, with their words") {
    each_told([](const CommandHelp& command, const Option& option) {
        CHECK_MESSAGE(has(help_for(command), option.name), command.name << " " << option.name);
    });
    CHECK(!has(help_for(help_of(Command::open)), "--hits-file"));
}

TEST_CASE("completions: each shell's offer every option that is told, and the words for its value") {
    for (const char* shell : {"bash", "zsh"}) {
        const std::string script = cli::completions_for(shell);
        each_told([&](const CommandHelp& command, const Option& option) {
            if (option.is_positional()) return;
            const std::size_t from = script.find("        '" + std::string(command.name) + "') options='");
            REQUIRE(from != std::string::npos);
            const std::string line = script.substr(from, script.find('\n', from) - from) + " ";
            CHECK_MESSAGE(
                (has(line, "'" + std::string(option.name)) || has(line, " " + std::string(option.name))),
                line);
        });
        CHECK(has(script, "export:--theme) offer 'light dark'; return ;;"));
        CHECK(!has(script, "--hits-file"));
    }
    const std::string fish = cli::completions_for("fish");
    CHECK(has(fish, "complete -c dateline -n '__fish_seen_subcommand_from export' -l transparent -d 'Without "
                    "a ground'\n"));
    CHECK(has(fish, " -l theme -r -a 'light dark' -f "));
}

TEST_CASE("help: every text of the commands and options is there in Korean") {
    platform::load_translations(DATELINE_BINARY_DIR "/locale");
    const auto is_translated = [](const char* text) {
        return *text == 0 || std::string(base::tr(base::Language::korean, text)) != text;
    };
    each_told([&](const CommandHelp& /*command*/, const Option& option) {
        CHECK_MESSAGE(is_translated(option.help), option.help);
    });
    for (const CommandHelp& command : commands()) {
        CHECK_MESSAGE(is_translated(command.summary), command.summary);
        CHECK_MESSAGE(is_translated(command.text), command.text);
    }
}
