#pragma once
// A view that was given a name: what is looked at, kept in the database, and a step of its story. What it
// names is known by id, as the store gives it; the same by slug is ViewRecord. Values only; keeping them is
// the store's.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/text.h"
#include "model/view.h"

namespace dateline::model {

struct SavedView {
    std::string slug;
    LocalText name;
    LocalText note; // what to see in it; the story's words
    int order = 0;  // its place in the story, from 1, each once; 0: not in the story
    DateBounds dates;
    View view;         // without a span: `dates` say when
    std::string theme; // "light", "dark", or empty: as it is
    bool operator==(const SavedView&) const = default;
};

// Null if there is none with that slug.
const SavedView* view_by_slug(const std::vector<SavedView>& views, std::string_view slug);

// What is looked at in it, with its span. `extent`: of the whole database, for a view without a beginning or
// an end.
View view_of(const SavedView& saved, int utc_offset_minutes, const base::Span& extent);

// Where a view stands in the story, of views as load_views() gives them; none: it is no step.
struct StoryPlace {
    int at = 0, count = 0;                                // at: from 1
    const SavedView *previous = nullptr, *next = nullptr; // null at the ends
};
std::optional<StoryPlace> place_in_story(const std::vector<SavedView>& views, std::string_view slug);

// A slug for a new view of that name that none of `views` has: its letters a-z and digits, else "view".
std::string fresh_slug(const std::vector<SavedView>& views, std::string_view name);

// As load_views() gives them: steps in order, their places counted from 1 again, then the others by slug.
void arrange(std::vector<SavedView>* views);

} // namespace dateline::model
