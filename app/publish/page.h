#pragma once
// A view as one page of HTML that needs nothing else: the timeline to explore (script and style of
// assets/page, compiled in) and beneath it every word as articles, quotations and figures, readable without a
// script. The page asks nobody for anything. Knows the store and the decoder of photos; nothing of layout's
// scenes.

#include <optional>
#include <string>
#include <vector>

#include "layout/style.h"
#include "model/saved_view.h"
#include "model/view.h"
#include "publish/output.h"
#include "publish/photos.h"
#include "store/store.h"

namespace dateline::publish {

struct PageOptions {
    base::Language language = base::Language::korean;
    std::optional<layout::Theme> theme;       // none: as the reader's system has it
    std::vector<model::SavedView> views = {}; // as the store gives them: the steps among them make the story
    std::string opened = {};                  // the slug of the step with which the page begins, or ""
};

// What a browser still shows at once.
constexpr std::int64_t max_page_events = 20'000;

// Up to so many, the page carries its schema.org JSON-LD; of more it would be half of the file, which no
// crawler reads.
constexpr std::int64_t max_described_events = 2'000;

// The page. What the view selects is selected when it opens. Error (usage) where the view holds more events
// than a page takes; of photos that cannot be shown the words stand in their place, and `notices` says why.
// Its words are held in memory once: beside the numbers of its events, about as much as the file.
void write_page(store::Store& store, const model::View& view, const PageOptions& options, Output& output,
                Notices* notices = nullptr);

} // namespace dateline::publish
