#include <array>

#include "base/error.h"
#include "base/file.h"
#include "cli/commands.h"
#include "import/import.h"
#include "publish/publish.h"
#include "publish/quotes_csv.h"

namespace dateline::cli {
namespace {

// The source format is always the whole database: a part of it would not import again.
void refuse_filters(const state::ViewOptions& view) {
    const bool any = !view.view.empty() || !view.from.empty() || !view.to.empty() || !view.persons.empty() ||
                     !view.topics.empty() || !view.outlets.empty() || !view.places.empty() ||
                     !view.search.empty() || !view.select.empty();
    if (!any) return;
    throw base::Error(base::Fault::usage,
                      "--out: a .json file holds the whole database, so it takes no filter; for a part "
                      "of it use dateline quotes --format json, or a .csv file");
}

// How the picture was asked for: written into the file, so that it can be cited and made again.
std::string options_of(const state::ViewOptions& view) {
    std::string options;
    const auto add = [&options](const char* name, const std::string& value) {
        if (!value.empty()) options += std::string(options.empty() ? "" : " ") + name + " \"" + value + "\"";
    };
    add("--view", view.view);
    add("--from", view.from);
    add("--to", view.to);
    add("--group", view.group);
    add("--select", view.select);
    for (const std::string& name : view.persons)
        add("--person", name);
    for (const std::string& name : view.topics)
        add("--topic", name);
    for (const std::string& name : view.outlets)
        add("--outlet", name);
    for (const std::string& name : view.places)
        add("--place", name);
    add("--search", view.search);
    return options;
}

void export_picture(const Arguments& arguments, store::Store& store, const state::ResolvedOptions& resolved) {
    publish::Picture picture;
    picture.request.view = resolved.view;
    picture.request.size = resolved.size.value_or(base::Size{1600, 1000});
    picture.request.style.theme = resolved.theme.value_or(layout::Theme::light);
    picture.request.style.language = language_of(arguments);
    picture.scale = resolved.scale > 0 ? resolved.scale : 1.0F;
    picture.options = options_of(arguments.view);
    publish::write_picture(store, arguments.file, picture, arguments.out);
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
    state::check_options(arguments.view);
    if (format.ending == ".json") refuse_filters(arguments.view);
    const auto store = open_database(arguments.file);
    format.write(arguments, *store, state::resolve_options(arguments.view, *store));
    return 0;
}

} // namespace dateline::cli
