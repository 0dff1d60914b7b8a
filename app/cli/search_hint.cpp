#include "cli/search_hint.h"

#include <cstdio>

#include "base/displayable.h"
#include "base/paths.h"

namespace dateline::cli {

void say_about_search(store::Store& store, const request::Arguments& arguments, const model::Filter& filter) {
    if (filter.text.empty()) return;
    const std::string words = base::displayable(filter.text, 80);
    if (store.info().finds_words_by_marks)
        std::fprintf(
            stderr,
            "dateline: %s: an older Dateline made it, and words are found only with the marks of their "
            "letters; `dateline reindex` brings it up to date\n",
            base::shown_path(arguments.file).c_str());
    const model::Overview found = store.load_overview(filter, 1, {});
    if (found.total_events + found.total_undated > 0) return;
    constexpr int few = 3;
    std::string near;
    for (const model::Suggestion& each : store.suggest(model::Kind::none, filter.text, few, {}))
        near += (near.empty() ? "; did you mean \"" : " or \"") + base::displayable(each.text, 80) + "\"";
    std::fprintf(stderr, "dateline: --search \"%s\": nothing found%s\n", words.c_str(),
                 near.empty() ? "" : (near + "?").c_str());
}

} // namespace dateline::cli
