#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/file.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/quotes.h"
#include "import/import.h"
#include "publish/publish.h"

namespace dateline::cli {
namespace {

void check_ending(const std::string& out) {
    constexpr std::array<std::string_view, 5> supported = {".png", ".svg", ".pdf", ".json", ".csv"};
    if (std::find(supported.begin(), supported.end(), publish::ending_of(out)) != supported.end()) return;
    throw base::Error(base::Fault::usage, "--out " + base::shown_path(out) +
                                              ": the name must end in one of .png .svg .pdf .json .csv");
}

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

// How the picture was asked for: written into the file, so that it can be cited and made again.
std::string options_of(const state::ViewOptions& view) {
    std::string options;
    const auto add = [&options](const char* name, const std::string& value) {
        if (!value.empty()) options += std::string(options.empty() ? "" : " ") + name + " \"" + value + "\"";
    };
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

void export_csv(const Arguments& arguments, store::Store& store, const state::View& view) {
    StringOutput output;
    output.write("\xEF\xBB\xBF"); // spreadsheets take a file without the mark for CP949
    output.write(csv_heading());
    each_event_said(store, view, [&](const SaidAtEvent& said) {
        write_csv(said, language_of(arguments), output);
        return true;
    });
    base::write_file(arguments.out, output.text());
}

} // namespace

int run_export(const Arguments& arguments) {
    check_ending(arguments.out);
    state::check_options(arguments.view);
    const std::string ending = publish::ending_of(arguments.out);
    if (ending == ".json") refuse_filters(arguments.view);
    const auto store = open_database(arguments.file);
    const state::ResolvedOptions resolved = state::resolve_options(arguments.view, *store);
    if (ending == ".json") {
        base::write_file(arguments.out, import::write_source(arguments.file));
    } else if (ending == ".csv") {
        export_csv(arguments, *store, resolved.view);
    } else {
        export_picture(arguments, *store, resolved);
    }
    return 0;
}

} // namespace dateline::cli
