#pragma once
// The story as the page tells it: each saved view with what passes its filter, worked out here, since the
// page has no store to ask. Internal to publish/.

#include <optional>
#include <string>
#include <vector>

#include "model/saved_view.h"
#include "publish/page_text.h"
#include "store/store.h"

namespace dateline::publish {

struct PageStep {
    std::string slug;
    model::LocalText name, note;
    std::optional<base::Span> span;                   // none: everything
    std::optional<std::vector<model::EventId>> shown; // in order of time; none: no filter
    std::vector<std::string> filters;                 // what it is filtered by, in words
    std::string select;                               // the id of an element of the page, or ""
    model::Grouping grouping = model::Grouping::participant;
    std::string theme; // "light", "dark", or "": as it is
};

// The steps among `views`, in order. The store must be the one that the views are of.
std::vector<PageStep> page_story(store::Store& store, const std::vector<model::SavedView>& views,
                                 const PageLanguage& page);

} // namespace dateline::publish
