#include "cli/views_command.h"

#include <algorithm>

#include "base/date_text.h"
#include "base/displayable.h"
#include "cli/arguments.h"
#include "cli/open_database.h"
#include "cli/output.h"
#include "source/write_source.h"

namespace dateline::cli {
namespace {

using base::tr;

// "2023. 6. 8. – 2023. 6. 11.", or one side; nothing: the whole range.
std::string range_of(const model::SavedView& view, base::Language language, int utc_offset_minutes) {
    if (view.dates.empty()) return "";
    const auto from = base::parse_edtf(view.dates.from, utc_offset_minutes).date;
    const auto to = base::parse_edtf(view.dates.to, utc_offset_minutes).date;
    base::Zone zone(utc_offset_minutes);
    for (const auto* date : {&from, &to}) // where one side names its zone, the other does too
        if (*date && base::names_other_zone(**date, utc_offset_minutes, utc_offset_minutes))
            zone.shown_minutes.reset();
    const auto shown = [&](const std::optional<base::Edtf>& date) {
        return date ? base::format_date(*date, language, base::DateStyle::full, zone) : "";
    };
    return shown(from) + " – " + shown(to);
}

void write_view(const model::SavedView& view, base::Language language, int utc_offset_minutes,
                StandardOutput& output) {
    const std::string indent = "     ";
    std::string number = view.order > 0 ? std::to_string(view.order) + "." : "";
    number.insert(0, 3 - std::min<std::size_t>(number.size(), 3), ' ');
    if (view.order == 0) number = "  –";
    output.write(number + "  " + base::displayable(view.name.in(language)) + "  (" +
                 base::displayable(view.slug) + ")\n");
    if (const std::string range = range_of(view, language, utc_offset_minutes); !range.empty())
        output.write(indent + base::displayable(range) + "\n");
    if (const std::string& note = view.note.in(language); !note.empty())
        output.write(indent + base::displayable(note, std::size_t{1} << 16U) + "\n");
}

} // namespace

int run_views(const request::Arguments& arguments) {
    request::check_options(arguments.picture.view);
    const auto [database, store] = open_database(arguments.file);
    StandardOutput output;
    if (arguments.format == "json") {
        source::write_views(*database, [&output](std::string_view piece) { output.write(piece); });
    } else {
        const base::Language language = language_of(arguments);
        const std::vector<model::SavedView> views = store->load_views();
        const int offset = store->info().record.utc_offset_minutes;
        for (const model::SavedView& view : views)
            write_view(view, language, offset, output);
        if (views.empty()) output.write(std::string(tr(language, "No views are saved here.")) + "\n");
    }
    output.finish();
    return 0;
} // namespace dateline::cli

} // namespace dateline::cli
