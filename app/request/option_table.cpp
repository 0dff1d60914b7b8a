#include "request/option_table.h"

#include <array>

#include "model/enum_names.h"
#include "request/export_format.h"
#include "request/names.h"

namespace dateline::request {
namespace {

using Use = Option::Use;
using Value = Option::Value;

template<class... Command> constexpr Commands in(Command... commands) {
    return (bit_of(commands) | ...);
}
constexpr Commands to_window = in(Command::open), to_import = in(Command::import_sources),
                   to_export = in(Command::export_file), to_card = in(Command::make_card),
                   to_view_of = in(Command::view_of), to_quotes = in(Command::quotes),
                   to_views = in(Command::views), to_check = in(Command::check),
                   to_reindex = in(Command::reindex), to_completions = in(Command::completions);
constexpr Commands to_any = ~0U;
// What looks at a view, and what draws.
constexpr Commands to_view = to_window | to_export | to_quotes, to_draw = to_window | to_export;

// Where each is kept.
template<auto Member> auto& kept(Arguments& arguments) {
    return arguments.*Member;
}
template<auto Member> auto& of_picture(Arguments& arguments) {
    return arguments.picture.*Member;
}
template<auto Member> auto& of_view(Arguments& arguments) {
    return arguments.picture.view.*Member;
}
template<auto Member> auto& of_dates(Arguments& arguments) {
    return arguments.picture.view.dates.*Member;
}

constexpr auto grouping_words = words_of(model::groupings);
constexpr auto theme_words = words_of(themes);
constexpr auto language_words = words_of(languages);
constexpr auto size_words = [] {
    std::array<std::string_view, named_sizes.size()> words{};
    for (std::size_t i = 0; i < words.size(); ++i)
        words[i] = named_sizes[i].name;
    return words;
}();
constexpr std::array<std::string_view, 2> card_size_words = {"square", "story"};
constexpr auto guard_words = words_of(csv_guards);
constexpr std::array<std::string_view, 3> quote_format_words = {"text", "json", "csv"};
constexpr std::array<std::string_view, 2> view_format_words = {"text", "json"};
// What no ending stands for by itself.
constexpr bool needs_name(std::size_t row) {
    return row > 0 && export_endings[row - 1].ending == export_endings[row].ending;
}
constexpr auto export_format_words = [] {
    constexpr auto count = [] {
        std::size_t named = 0;
        for (std::size_t row = 0; row < export_endings.size(); ++row)
            if (needs_name(row)) ++named;
        return named;
    }();
    std::array<std::string_view, count> words{};
    std::size_t at = 0;
    for (std::size_t row = 0; row < export_endings.size(); ++row)
        if (needs_name(row)) words[at++] = export_endings[row].name;
    return words;
}();
constexpr std::array<std::string_view, 1> page_words = {"auto"};
constexpr std::array<std::string_view, 3> shell_words = {"bash", "zsh", "fish"};

constexpr auto option_rows = std::to_array<Option>({
    {"FILE", "FILE", to_window, kept<&Arguments::file>, "The database to open; without it, the example",
     Use::optional, Value::file},
    {"FILE", "FILE", to_export | to_card | to_quotes | to_views | to_check | to_reindex,
     kept<&Arguments::file>, "The database", Use::required, Value::file},
    {"SOURCE", "SOURCE", to_import, kept<&Arguments::sources>, "Folders of .json source files, or such files",
     Use::required, Value::file},
    {"PNG", "PNG", to_view_of, kept<&Arguments::png>, "A picture that Dateline wrote", Use::required,
     Value::file},
    {"SHELL", "SHELL", to_completions, kept<&Arguments::shell>, "bash, zsh or fish", Use::required,
     Value::one_of_words, shell_words},
    {"--into", "FILE", to_import, kept<&Arguments::into>, "The database to make, or to extend", Use::required,
     Value::file},
    {"--author", "NAME", to_import, kept<&Arguments::author>,
     "Who makes the change, for the database's log of changes"},
    {"--skip-broken", "", to_import, kept<&Arguments::skip_broken>,
     "Take all records but those with problems, which are listed"},
    {"--file", "FILE", to_view_of, kept<&Arguments::file>, "Is it of this database?", Use::optional,
     Value::file},
    {"--out", "OUT", to_export, kept<&Arguments::out>, "The file to write: its ending says what it is",
     Use::required, Value::file},
    {"--out", "OUT", to_card, kept<&Arguments::out>, "The file to write: .png, .svg or .pdf", Use::required,
     Value::file},
    {"--utterance", "ID", to_card, kept<&Arguments::utterance>,
     "Which: its id or slug, as dateline quotes --format json gives", Use::required},
    {"--as", "NAME", to_export, kept<&Arguments::as>, "Which format, where several share an ending",
     Use::optional, Value::words, export_format_words},
    {"--guard", "WHICH", to_export | to_quotes, kept<&Arguments::guard>,
     "Which cells of a .csv get an apostrophe where a spreadsheet would take them for a formula: prose, all "
     "(quoted words too), none",
     Use::optional, Value::one_of_words, guard_words},
    {"--bom", "", to_export, kept<&Arguments::bom>,
     "A .csv file starts with a byte order mark, for spreadsheets"},
    {"--view", "NAME", to_view, of_view<&ViewOptions::view>,
     "A saved view, by name (dateline views lists them); options beside it go before it"},
    {"--from", "DATE", to_view, of_dates<&model::DateBounds::from>,
     "The first date: 2023-06-09, 2023-06, 2023, or any EDTF date"},
    {"--to", "DATE", to_view, of_dates<&model::DateBounds::to>, "The last date, to its end"},
    {"--person", "NAME", to_view, of_view<&ViewOptions::persons>,
     "Only this person's; any of the names works; may be repeated"},
    {"--topic", "NAME", to_view, of_view<&ViewOptions::topics>, "Only on this topic; may be repeated"},
    {"--outlet", "NAME", to_view, of_view<&ViewOptions::outlets>,
     "Only what this outlet covered; may be repeated"},
    {"--place", "NAME", to_view, of_view<&ViewOptions::places>, "Only what happened here; may be repeated"},
    {"--search", "TEXT", to_view, of_view<&ViewOptions::search>,
     "Only what has all these words; \"a phrase\" in quotes"},
    {"--event", "NAME", to_quotes, kept<&Arguments::event>,
     "Only what was said at this event: its name or id"},
    {"--format", "FORMAT", to_quotes, kept<&Arguments::format>, "text (to read), json or csv", Use::optional,
     Value::one_of_words, quote_format_words},
    {"--format", "FORMAT", to_views, kept<&Arguments::format>,
     "text (to read) or json (as in the source format)", Use::optional, Value::one_of_words,
     view_format_words},
    {"--group", "BY", to_draw, of_view<&ViewOptions::group>,
     "Lanes by participant, topic, outlet, place or none", Use::optional, Value::words, grouping_words},
    {"--select", "WHAT", to_draw, of_view<&ViewOptions::select>,
     "What is selected: KIND:ID, KIND:NAME or NAME; person:\"Sam Altman\""},
    {"--no-lanes", "", to_export, of_picture<&PictureOptions::lanes>, "Without the lanes"},
    {"--no-coverage", "", to_export, of_picture<&PictureOptions::coverage>, "Without the strip of coverage"},
    {"--panel", "", to_export, of_picture<&PictureOptions::panel>,
     "With the quotes of what is selected beside the timeline"},
    {"--legend", "", to_export, of_picture<&PictureOptions::legend>, "With the people and their colours"},
    {"--title", "TEXT", to_export, of_picture<&PictureOptions::title>, "Instead of the database's title"},
    {"--caption", "TEXT", to_export, of_picture<&PictureOptions::caption>, "A sentence below the timeline"},
    {"--transparent", "", to_export, of_picture<&PictureOptions::transparent>, "Without a ground"},
    {"--pages", "N", to_export, of_picture<&PictureOptions::pages>, "Pages of a .pdf: a number, or auto",
     Use::optional, Value::words, page_words},
    {"--lang", "LANG", to_view | to_import | to_card | to_views | to_check | to_reindex,
     of_view<&ViewOptions::language>, "The language of names, labels and reports: ko or en", Use::optional,
     Value::words, language_words},
    {"--theme", "THEME", to_draw | to_card, of_view<&ViewOptions::theme>, "The look: light or dark",
     Use::optional, Value::words, theme_words},
    {"--size", "WxH", to_draw, of_view<&ViewOptions::size>,
     "Size in logical pixels, such as 1600x1000, or 1080p, 4k, square, story, a4, a4-landscape, a3, "
     "a3-landscape",
     Use::optional, Value::words, size_words},
    {"--size", "WxH", to_card, of_view<&ViewOptions::size>,
     "square, story (9:16) or WxH; else 1200 wide, as high as it needs", Use::optional, Value::words,
     card_size_words},
    {"--scale", "K", to_draw | to_card, of_view<&ViewOptions::scale>, "Pixels a logical pixel, 0.25 to 8"},
    // For tests and measurements.
    {"--hits-file", "FILE", to_window, kept<&Arguments::hits_path>, "", Use::hidden, Value::file},
    {"--report-frames", "", to_window, kept<&Arguments::report_frames>, "", Use::hidden},
    {"--ignore-settings", "", to_window, kept<&Arguments::ignore_settings>, "", Use::hidden},
    // The parser's own.
    {"--version", "", to_window, {}, "Print the version"},
    {"--help", "", to_window, {}, "Print this help; dateline COMMAND --help has more"},
    {"--help", "", to_any & ~to_window, {}, "Print this help"},
});

} // namespace

std::span<const Option> options() {
    return option_rows;
}

} // namespace dateline::request
