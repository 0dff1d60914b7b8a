#include "cli/import_command.h"

#include <cstdio>

#include "base/displayable.h"
#include "base/paths.h"
#include "cli/arguments.h"
#include "cli/output.h"
#include "cli/progress_line.h"
#include "publish/photos.h"
#include "request/names.h"
#include "source/import.h"

namespace dateline::cli {
namespace {

std::string counts_of(const source::Report& report, base::Language language) {
    struct Count {
        long long n;
        const char* one;
        const char* many;
    };
    const Count counts[] = {{report.events, "{} event", "{} events"},
                            {report.utterances, "{} utterance", "{} utterances"},
                            {report.quotes, "{} quote", "{} quotes"},
                            {report.participants, "{} participant", "{} participants"},
                            {report.articles, "{} article", "{} articles"},
                            {report.outlets, "{} outlet", "{} outlets"},
                            {report.photos, "{} photo", "{} photos"},
                            {report.topics, "{} topic", "{} topics"},
                            {report.places, "{} place", "{} places"},
                            {report.views, "{} view", "{} views"}};
    std::string text;
    for (const Count& count : counts) {
        if (!text.empty()) text += ", ";
        text += base::tr_count(language, count.one, count.many, count.n);
    }
    return text;
}

} // namespace

int run_import(const request::Arguments& arguments) {
    const base::Language language = language_of(arguments);
    constexpr std::size_t max_author_bytes = 400;
    const bool is_blank = arguments.author.find_first_not_of(' ') == std::string::npos;
    if (!arguments.author.empty() &&
        (is_blank || base::displayable(arguments.author, max_author_bytes) != arguments.author))
        request::refuse("--author", arguments.author, "give a name of one line, up to 400 bytes long");
    ProgressLine line;
    paint::ImageDecoder decoder;
    const source::Report report = source::import_sources(
        arguments.sources, arguments.into,
        [&](const source::Progress& p) {
            const double share = p.total > 0 ? static_cast<double>(p.done) / static_cast<double>(p.total) : 0;
            return line.show(base::tr(language, p.stage.c_str()), share);
        },
        [&](const std::string& folder, const std::string& file) {
            return publish::look_at(decoder, platform::read_photo(folder, file));
        },
        arguments.skip_broken ? source::Broken::left_out : source::Broken::refused, line.stop(),
        arguments.author);
    line.clear();
    const auto list = [&](const std::vector<source::Problem>& lines, long long unlisted) {
        for (const source::Problem& line_of_it : lines)
            std::fprintf(stderr, "%s\n", source::to_line(line_of_it).c_str());
        if (unlisted > 0)
            std::fprintf(stderr, "dateline: %s: %s\n", base::shown_path(arguments.into).c_str(),
                         base::tr_count(language, "{} more like this is not listed",
                                        "{} more like these are not listed", unlisted)
                             .c_str());
    };
    list(report.warnings, report.unlisted.photos + report.unlisted.sizes);
    list(report.problems, report.unlisted.problems);
    if (!report.written) {
        const std::string count = base::tr_count(language, "{} problem", "{} problems",
                                                 static_cast<long long>(report.problem_count()));
        std::fprintf(stderr, "dateline: %s: %s\n", base::shown_path(arguments.into).c_str(),
                     (count + "; " + base::tr(language, "nothing was written")).c_str());
        return 1;
    }
    list(report.dropped, report.unlisted.dropped);
    if (report.left_out > 0)
        std::fprintf(
            stderr, "dateline: %s: %s\n", base::shown_path(arguments.into).c_str(),
            base::tr_count(language, "{} record left out", "{} records left out", report.left_out).c_str());
    list(report.notes, report.unlisted.notes);
    StandardOutput output;
    output.write(base::shown_path(arguments.into) + ": " + counts_of(report, language) + "\n");
    say_backup(output, arguments.into, report.backup, language);
    if (report.photos_copied > 0)
        output.write(base::shown_path(arguments.into) + ": " +
                     base::tr_count(language, "{} photo copied beside it", "{} photos copied beside it",
                                    report.photos_copied) +
                     "\n");
    output.finish();
    return 0;
}

} // namespace dateline::cli
