#include "base/file.h"
#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/output.h"

namespace dateline::cli {

int run_reindex(const Arguments& arguments) {
    refuse_source(arguments.file);
    store::reindex(arguments.file);
    StandardOutput output;
    output.write(base::displayable(base::shown_path(arguments.file)) + ": indices built again\n");
    output.finish();
    return 0;
}

} // namespace dateline::cli
