#include <array>

#include "base/error.h"
#include "base/file.h"
#include "cli/commands.h"
#include "cli/progress_line.h"
#include "import/import.h"
#include "publish/publish.h"
#include "publish/quotes_csv.h"

namespace dateline::cli {
namespace {

// The source format is always the whole database: a part of it would not import again.
void refuse_filters(const state::ViewOptions& view) {
    const bool any = !view.from.empty() || !view.to.empty() || !view.persons.empty() ||
                     !view.topics.empty() || !view.outlets.empty() || !view.places.empty() ||
                     !view.search.empty() || !view.select.empty();
    if (!any) return;
    throw base::Error(base::Fault::usage,
                      "--out: a .json file holds the whole database, so it takes no filter; for a part "
                      "of it use dateline quotes --format json, or a .csv file");
}

void export_picture(const Arguments& arguments, store::Store& store,
                    const state::ResolvedOptions& /*resolved*/) {
    state::PictureOptions options = arguments.options;
    options.view = arguments.view;
    ProgressLine line(base::file_name_of(arguments.out));
    if (publish::write_picture(store, arguments.file, options, language_of(arguments), arguments.out,
                               line.watch()))
        return;
    throw base::Error(base::Fault::environment,
                      base::shown_path(arguments.out) + ": stopped, and nothing was written; run it again");
}

void export_csv(const Arguments& arguments, store::Store& store, const state::ResolvedOptions& resolved) {
    publish::StringOutput output;
    output.write("\xEF\xBB\xBF"); // spreadsheets take a file without the mark for CP949
    output.write(publish::csv_heading());
    publish::each_event_said(store, resolved.view, [&](const publish::EventInView& said) {
        publish::write_csv(said, language_of(arguments), output);
        return true;
    });
    base::write_file(arguments.out, output.text());
}

void export_source(const Arguments& arguments, store::Store& /*store*/,
                   const state::ResolvedOptions& /*resolved*/) {
    base::write_file(arguments.out, import::write_source(arguments.file));
}

struct Format {
    std::string_view ending;
    void (*write)(const Arguments& arguments, store::Store& store, const state::ResolvedOptions& resolved);
};

constexpr std::array<Format, 5> formats = {{{".png", export_picture},
                                            {".svg", export_picture},
                                            {".pdf", export_picture},
                                            {".json", export_source},
                                            {".csv", export_csv}}};

const Format& format_of(const std::string& out) {
    const std::string ending = publish::ending_of(out);
    std::string endings;
    for (const Format& format : formats) {
        if (format.ending == ending) return format;
        endings += " " + std::string(format.ending);
    }
    throw base::Error(base::Fault::usage,
                      "--out " + base::shown_path(out) + ": the name must end in one of" + endings);
}

} // namespace

int run_export(const Arguments& arguments) {
    const Format& format = format_of(arguments.out);
    state::PictureOptions options = arguments.options;
    options.view = arguments.view;
    state::check_options(options);
    if (format.ending == ".json") refuse_filters(arguments.view);
    const auto store = open_database(arguments.file);
    format.write(arguments, *store, state::resolve_options(arguments.view, *store));
    return 0;
}

} // namespace dateline::cli
