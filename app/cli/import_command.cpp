#include <chrono>
#include <cstdio>
#include <unistd.h>

#include "base/file.h"
#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "import/import.h"
#include "paint/image.h"

namespace dateline::cli {
namespace {

// A line on a terminal's standard error, once the work has taken half a second.
class ProgressBar {
  public:
    explicit ProgressBar(base::Language language)
        : language_(language), on_terminal_(::isatty(STDERR_FILENO) == 1) {}
    ~ProgressBar() { clear(); }
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;

    void show(const import::Progress& progress) {
        const auto now = std::chrono::steady_clock::now();
        if (!on_terminal_ || now - start_ < std::chrono::milliseconds(500)) return;
        const bool new_stage = progress.stage != stage_;
        if (!new_stage && now - drawn_ < std::chrono::milliseconds(100)) return;
        drawn_ = now;
        stage_ = progress.stage;
        constexpr int width = 30;
        const double share =
            progress.total > 0 ? static_cast<double>(progress.done) / static_cast<double>(progress.total) : 0;
        const int filled = static_cast<int>(share * width);
        const std::string bar(static_cast<std::size_t>(std::min(filled, width)), '#');
        std::fprintf(stderr, "\r%s [%-*s] %3d %%\x1b[K", base::tr(language_, progress.stage.c_str()), width,
                     bar.c_str(), static_cast<int>(std::min(share, 1.0) * 100));
        std::fflush(stderr);
        shown_ = true;
    }

    void clear() {
        if (shown_) std::fputs("\r\x1b[K", stderr);
        shown_ = false;
    }

  private:
    base::Language language_;
    bool on_terminal_;
    bool shown_ = false;
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
    std::chrono::steady_clock::time_point drawn_{};
    std::string stage_;
};

std::string counts_of(const import::Report& report, base::Language language) {
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

int run_import(const Arguments& arguments) {
    const base::Language language = language_of(arguments);
    ProgressBar bar(language);
    paint::ImageDecoder decoder;
    const import::Report report = import::import_sources(
        arguments.sources, arguments.into,
        [&](const import::Progress& p) {
            bar.show(p);
            return true;
        },
        [&](const std::string& folder, const std::string& file) { return decoder.size_of(folder, file); });
    bar.clear();
    if (!report.problems.empty()) {
        for (const import::Problem& problem : report.problems) {
            std::fprintf(stderr, "%s\n", import::to_line(problem).c_str());
        }
        const std::string count = base::tr_count(language, "{} problem", "{} problems",
                                                 static_cast<long long>(report.problems.size()));
        std::fprintf(stderr, "dateline: %s: %s\n", base::shown_path(arguments.into).c_str(),
                     (count + "; " + base::tr(language, "nothing was written")).c_str());
        return 1;
    }
    StandardOutput output;
    output.write(base::shown_path(arguments.into) + ": " + counts_of(report, language) + "\n");
    output.finish();
    return 0;
}

} // namespace dateline::cli
