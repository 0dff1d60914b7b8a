#include "request/command_table.h"

#include <array>

#include "request/option_table.h"

namespace dateline::request {
namespace {

constexpr const char* exit_codes =
    R"(Exit codes: 0 done, 1 the input is at fault, 2 the command line is at fault,
3 the environment is (no display, no disk).)";

// Of every command that writes .csv.
constexpr const char* guard_rule =
    R"(Cells of a .csv: dates, numbers and quoted words are as they are. A title, name or other prose that begins
with = + - @ (full-width and small forms too) or a line break, be it after spaces or what is not
seen, gets an apostrophe before it (--guard). To read it back: where a cell begins with apostrophes, then
any spaces of whatever width or signs that are not seen, and then one of these, take the first apostrophe
away. Cells are parted by commas: a spreadsheet that parts them at semicolons too makes cells that
nothing has looked at.)";

constexpr auto command_rows = std::to_array<CommandHelp>({
    {Command::open, "",
     "Dateline draws an interactive timeline of dated events, of the people who took part, and of the words "
     "that were said, each with the article that printed it.",
     R"(Without a command, a window opens on FILE.)",
     R"(  dateline
  dateline example.db --person "Sam Altman" --from 2023-06
  dateline import data/example --into example.db
  dateline export example.db --out timeline.svg
  dateline quotes example.db --person "Sam Altman")"},
    {Command::import_sources, "import", "Make or extend a database from source files",
     R"(Everything that is wrong is listed, with its file, place and field (of very many the first 10,000,
and how many more there are); then nothing is written.
With --skip-broken the records that are named so are left out, and the rest is written: exit code
0, and a line with how many. What others say of a record that is left out is left out too, and
listed (a place, a name on a list, one printing of several); what cannot do without it, such as
what was said at an event, is left out with it. A file that cannot be read to its end still stops
all.
Photos of sources that lie elsewhere than FILE are copied beside it, once they have been looked at,
over nothing that is there.
The format is described in dateline.schema.json.)",
     R"(  dateline import data/example --into example.db)"},
    {Command::export_file, "export", "Write a picture, a table or the whole database to a file",
     R"(OUT ends in
  .png .svg .pdf  a picture of the timeline (1600x1000 at scale 1 unless told otherwise)
  .html           one page with the timeline and every word; opens anywhere, without a network
  .csv            one row for each printed quote; --as events, utterances or coverage: for each
                  of those instead
  .json           the whole database in the source format: import reads it back;
                  --as timelinejs (the web page of Knight Lab), annotations (W3C Web Annotations
                  of quotes and photos) or json-ld
  .jsonld         schema.org JSON-LD: events, people, articles, quotations
  .ics            a calendar
No display is needed.)",
     R"(  dateline export example.db --out timeline.pdf --from 2023-06 --to 2023-07 --lang ko
  dateline export example.db --out altman.png --select "Sam Altman" --theme dark --scale 2
  dateline export example.db --out all.pdf --size a4-landscape --pages auto
  dateline export example.db --out quotes.csv --person "Sam Altman"
  dateline export example.db --out timeline.json --as timelinejs --from 2023-06)"},
    {Command::make_card, "card", "One quote as a picture that can be cited",
     R"(Words that are too long for one card go on over OUT-1.png, OUT-2.png, ...; a .pdf has them as pages.)",
     R"(  dateline card example.db --utterance u1-ready-to-cooperate --out card.png)"},
    {Command::view_of, "view-of", "The command line that made a PNG",
     R"(With the same database, the command makes the same picture again, to the byte.)",
     R"(  dateline view-of timeline.png --file example.db)"},
    {Command::quotes, "quotes", "What was said: the words, and who printed them", "",
     R"(  dateline quotes example.db --person "Sam Altman"
  dateline quotes example.db --search regulation --format csv > quotes.csv)"},
    {Command::views, "views", "The saved views, and the story that they tell", R"(Each opens with --view.)",
     R"(  dateline views example.db
  dateline example.db --view story-seoul)"},
    {Command::check, "check", "Look for damage and for words without a source",
     R"(Prints a line for each problem, then a line of advice ("advice: ...") for each thing that is sound
and could be better, such as an event without a source. Where there is no problem it says
"no problems" and the exit code is 0, whatever the advice; else it is 1.)",
     R"(  dateline check example.db)"},
    {Command::reindex, "reindex", "Build the timeline's indices of a database again",
     R"(For a database of which check says so, or that an older Dateline made. Nothing else in it changes.)",
     R"(  dateline reindex example.db)"},
    {Command::completions, "completions", "What a shell needs to complete the commands and options",
     R"(For bash, add this to ~/.bashrc:  source <(dateline completions bash)
For zsh, to ~/.zshrc after compinit:  source <(dateline completions zsh)
For fish:  dateline completions fish > ~/.config/fish/completions/dateline.fish)",
     R"(  dateline completions bash)"},
    {Command::manual, "manual", "The manual page, for man", "",
     R"(  dateline manual > dateline.1 && man ./dateline.1)"},
});

} // namespace

std::span<const CommandHelp> commands() {
    return command_rows;
}

const CommandHelp& help_of(Command command) {
    for (const CommandHelp& help : command_rows)
        if (help.command == command) return help;
    return command_rows.front();
}

std::string footer_of(Command command, base::Language language) {
    const CommandHelp& help = help_of(command);
    std::string footer;
    const auto add = [&](const char* text) {
        if (*text != 0) footer += (footer.empty() ? "" : "\n\n") + std::string(base::tr(language, text));
    };
    add(help.text);
    for (const Option& option : options())
        if (option.name == "--guard" && option.is_of(command)) add(guard_rule);
    const bool several = std::string_view(help.examples).find('\n') != std::string_view::npos;
    add(several ? "Examples:" : "Example:");
    footer += std::string("\n") + help.examples;
    add(exit_codes);
    return footer;
}

} // namespace dateline::request
