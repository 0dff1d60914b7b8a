#include "cli/quotes_command.h"

#include "cli/arguments.h"
#include "cli/open_database.h"
#include "cli/output.h"
#include "cli/quotes_json.h"
#include "cli/quotes_text.h"
#include "cli/search_hint.h"
#include "publish/quotes_csv.h"
#include "request/resolve.h"

namespace dateline::cli {
int run_quotes(const request::Arguments& arguments) {
    request::ViewOptions options = arguments.picture.view;
    if (!arguments.event.empty()) options.select = "event:" + arguments.event;
    request::check_options(options);
    const auto store = open_database(arguments.file).store;
    model::View view = request::resolve_options(options, *store).view;
    if (options.select.empty()) view.selected = {}; // what a saved view lights up leaves nothing out
    const base::Language language = language_of(arguments);
    const model::DatabaseInfo info = store->info();
    StandardOutput output;
    JsonQuotes json(info, language, output);
    const request::CsvGuard guard = request::guard_of(arguments);
    bool any = false;
    if (arguments.format == "csv") output.write(publish::csv_heading());
    publish::each_event_said(*store, view, [&](const publish::EventInView& said) {
        any = true;
        if (arguments.format == "json") {
            json.write(said, [&](model::ParticipantId id) { return store->slug_of(id); });
        } else if (arguments.format == "csv") {
            publish::write_csv(said, language, output, guard);
        } else {
            write_text(said, language, info.record.utc_offset_minutes, output);
        }
        return !output.closed();
    });
    if (arguments.format == "json") json.finish();
    if (!any) say_about_search(*store, arguments, view.filter);
    if (arguments.format == "text" && !any)
        output.write(std::string(base::tr(language, "Nothing found")) + "\n");
    output.finish();
    return 0;
}

} // namespace dateline::cli
