#include "cli/check_command.h"

#include "base/displayable.h"
#include "base/paths.h"
#include "cli/open_database.h"
#include "cli/output.h"
#include "publish/photos.h"
#include "source/write_source.h"

namespace dateline::cli {

int run_check(const request::Arguments& arguments) {
    refuse_source(arguments.file);
    paint::ImageDecoder decoder;
    const std::vector<store::Problem> problems =
        store::database_at(arguments.file)
            ->check(
                [&decoder](const platform::PhotoBytes& photo) { return publish::look_at(decoder, photo); },
                source::record_text);
    StandardOutput output;
    bool damaged = false;
    for (const store::Problem& problem : problems) {
        std::string line = base::shown_path(arguments.file) + ": ";
        if (problem.severity == store::Severity::advice)
            line += "advice: ";
        else
            damaged = true;
        if (!problem.where.empty()) line += problem.where + ": ";
        output.write(base::displayable(line + problem.message) + "\n");
    }
    if (!damaged) output.write("no problems\n");
    output.finish();
    return damaged ? 1 : 0;
}

} // namespace dateline::cli
