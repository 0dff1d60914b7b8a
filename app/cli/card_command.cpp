#include "cli/card_command.h"

#include "base/paths.h"
#include "cli/open_database.h"
#include "cli/output.h"
#include "platform/locale.h"
#include "publish/publish.h"

namespace dateline::cli {

int run_card(const request::Arguments& arguments) {
    request::card_size(request::card_of(arguments)); // what needs no database is checked first
    const auto [database, store] = open_database(arguments.file);
    const base::Language language = platform::system_language();
    publish::Notices notices;
    const std::vector<std::string> written = publish::write_card(
        *database, *store, request::card_of(arguments), language, arguments.out, &notices);
    say_notices(notices);
    if (written.size() == 1) return 0;
    StandardOutput output;
    for (const std::string& path : written)
        output.write(base::shown_path(path) + "\n");
    output.finish();
    return 0;
}

} // namespace dateline::cli
