#include "cli/export_command.h"

#include <cstdio>

#include "base/displayable.h"
#include "base/error.h"
#include "base/paths.h"
#include "cli/arguments.h"
#include "cli/open_database.h"
#include "cli/output.h"
#include "cli/progress_line.h"
#include "cli/search_hint.h"
#include "publish/annotations.h"
#include "publish/data_csv.h"
#include "publish/icalendar.h"
#include "publish/json_ld.h"
#include "publish/page.h"
#include "publish/publish.h"
#include "publish/quotes_csv.h"
#include "publish/timelinejs.h"
#include "request/resolve.h"
#include "source/write_source.h"

namespace dateline::cli {
namespace {

// The source format is always the whole database: a part of it would not import again.
void refuse_filters(const request::ViewOptions& view) {
    const bool any = !view.view.empty() || !view.dates.empty() || !view.persons.empty() ||
                     !view.topics.empty() || !view.outlets.empty() || !view.places.empty() ||
                     !view.search.empty() || !view.select.empty();
    if (!any) return;
    throw base::Error(base::Fault::usage,
                      "--out: a .json file holds the whole database, so it takes no filter; for a part "
                      "of it use --as json-ld, annotations or timelinejs, or a .csv file");
}

void export_picture(const request::Arguments& arguments, const OpenDatabase& open) {
    publish::Notices notices;
    bool written = false;
    {
        ProgressLine line(base::file_name_of(arguments.out));
        written = publish::write_picture(*open.database, *open.store, arguments.picture,
                                         language_of(arguments), arguments.out, line.watch(), &notices);
    }
    if (!written) base::fail_as_stopped(arguments.out);
    say_notices(notices);
}

// Everything of the view goes through one file, which stands under its name once it is whole.
template<class Write> void export_data(const request::Arguments& arguments, const Write& write) {
    publish::FileOutput output(arguments.out);
    if (arguments.bom) output.write("\xEF\xBB\xBF"); // some spreadsheets take a file without it for CP949
    write(output);
    output.finish();
}

void export_quotes(const request::Arguments& arguments, const OpenDatabase& open) {
    const model::View view = request::resolve_options(arguments.picture.view, *open.store).view;
    export_data(arguments, [&](publish::Output& output) {
        output.write(publish::csv_heading());
        publish::each_event_said(*open.store, view, [&](const publish::EventInView& said) {
            publish::write_csv(said, language_of(arguments), output, request::guard_of(arguments));
            return true;
        });
    });
}

void say_left_out(std::int64_t events, const char* what, const char* why) {
    if (events == 0) return;
    std::fprintf(stderr, "dateline: left out: %lld event%s %s: %s\n", static_cast<long long>(events),
                 events == 1 ? "" : "s", what, why);
}

template<publish::LeftOut (*write)(const publish::DataRequest&)>
void export_format(const request::Arguments& arguments, const OpenDatabase& open) {
    const model::View view = request::resolve_options(arguments.picture.view, *open.store).view;
    publish::LeftOut left_out;
    export_data(arguments, [&](publish::Output& output) {
        left_out = write({*open.store, view, language_of(arguments), output, request::guard_of(arguments)});
    });
    say_left_out(left_out.undated, "without a date that starts", "this format has no place for them");
    say_left_out(left_out.beyond, "beyond about 30 billion years from today",
                 "their dates lie outside of what the clock reaches");
    say_left_out(left_out.far_years, "outside of the years 1 to 9999", "a calendar has no place for them");
}

void export_page(const request::Arguments& arguments, const OpenDatabase& open) {
    const request::ResolvedOptions resolved = request::resolve_options(arguments.picture.view, *open.store);
    publish::PageOptions options;
    options.language = language_of(arguments);
    options.theme = resolved.theme;
    options.views = open.store->load_views();
    options.opened = resolved.saved_view;
    publish::Notices notices;
    export_data(arguments, [&](publish::Output& output) {
        publish::write_page(*open.store, resolved.view, options, output, &notices);
    });
    say_notices(notices);
}

void export_source(const request::Arguments& arguments, const OpenDatabase& open) {
    export_data(arguments, [&](publish::Output& output) {
        source::write_source(*open.database, [&](std::string_view text) { output.write(text); });
    });
}

using request::ExportEnding;
using request::ExportFormat;

void write(ExportFormat format, const request::Arguments& arguments, const OpenDatabase& open) {
    switch (format) {
    case ExportFormat::picture:
        return export_picture(arguments, open);
    case ExportFormat::page:
        return export_page(arguments, open);
    case ExportFormat::quotes:
        return export_quotes(arguments, open);
    case ExportFormat::events:
        return export_format<publish::write_events_csv>(arguments, open);
    case ExportFormat::utterances:
        return export_format<publish::write_utterances_csv>(arguments, open);
    case ExportFormat::coverage:
        return export_format<publish::write_coverage_csv>(arguments, open);
    case ExportFormat::source:
        return export_source(arguments, open);
    case ExportFormat::timelinejs:
        return export_format<publish::write_timelinejs>(arguments, open);
    case ExportFormat::annotations:
        return export_format<publish::write_annotations>(arguments, open);
    case ExportFormat::json_ld:
        return export_format<publish::write_json_ld>(arguments, open);
    case ExportFormat::calendar:
        return export_format<publish::write_icalendar>(arguments, open);
    }
}

[[noreturn]] void refuse_ending(const std::string& out) {
    std::string endings;
    for (const ExportEnding& format : request::export_endings) {
        const std::string ending = " " + std::string(format.ending);
        if (!(endings + " ").ends_with(ending + " ")) endings += ending;
    }
    throw base::Error(base::Fault::usage,
                      "--out " + base::shown_path(out) + ": the name must end in one of" + endings);
}

const ExportEnding& format_of(const request::Arguments& arguments) {
    const std::string ending = publish::ending_of(arguments.out);
    std::string names;
    for (const ExportEnding& format : request::export_endings) {
        if (format.ending != ending) continue;
        if (arguments.as.empty() || format.name == arguments.as) return format;
        names += (names.empty() ? "" : ", ") + std::string(format.name);
    }
    if (names.empty()) refuse_ending(arguments.out);
    throw base::Error(base::Fault::usage, "--as \"" + base::displayable(arguments.as) + "\": a " + ending +
                                              " file holds one of " + names);
}

} // namespace

int run_export(const request::Arguments& arguments) {
    const ExportEnding& format = format_of(arguments);
    if (arguments.bom && format.ending != ".csv")
        throw base::Error(base::Fault::usage, "--bom: only a .csv file starts with a byte order mark");
    if (arguments.guard != request::Arguments().guard && format.ending != ".csv")
        throw base::Error(base::Fault::usage, "--guard: only a .csv file has cells");
    request::check_options(arguments.picture);
    if (format.format == ExportFormat::source) refuse_filters(arguments.picture.view);
    const OpenDatabase open = open_database(arguments.file);
    write(format.format, arguments, open);
    if (format.format != ExportFormat::source)
        say_about_search(*open.store, arguments,
                         request::resolve_options(arguments.picture.view, *open.store).view.filter);
    return 0;
}

} // namespace dateline::cli
