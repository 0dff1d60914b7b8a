#include "cli/reindex_command.h"

#include "base/displayable.h"
#include "base/paths.h"
#include "cli/arguments.h"
#include "cli/open_database.h"
#include "cli/output.h"
#include "cli/progress_line.h"

namespace dateline::cli {

int run_reindex(const request::Arguments& arguments) {
    refuse_source(arguments.file);
    ProgressLine line(base::file_name_of(arguments.file));
    const std::string backup = store::database_at(arguments.file)->reindex(line.stop());
    line.clear();
    StandardOutput output;
    output.write(base::displayable(base::shown_path(arguments.file)) + ": indices built again\n");
    say_backup(output, arguments.file, backup, language_of(arguments));
    output.finish();
    return 0;
}

} // namespace dateline::cli
