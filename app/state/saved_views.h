#pragma once
// Saved views as what they stand for: found by name, as a view to be opened, and the steps of the story.
// Values only; keeping them is the store's.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "model/saved_view.h"
#include "state/view_options.h"

namespace dateline::state {

// Null if there is none with that slug.
const model::SavedView* view_by_slug(const std::vector<model::SavedView>& views, std::string_view slug);
// By slug, or by its name in any language. Error (input) where none or several have the name: it lists up to
// five.
const model::SavedView& find_view(const std::vector<model::SavedView>& views, const std::string& given,
                                  base::Language language);

// What is looked at in it. `extent`: of the whole database, for a view without a beginning or an end.
View view_of(const model::SavedView& saved, int utc_offset_minutes, base::Span extent);

// Where a view stands in the story, of views as load_views() gives them; none: it is no step.
struct StoryPlace {
    int at = 0, count = 0;                                       // at: from 1
    const model::SavedView *previous = nullptr, *next = nullptr; // null at the ends
};
std::optional<StoryPlace> place_in_story(const std::vector<model::SavedView>& views, std::string_view slug);

// A slug for a new view of that name that none of `views` has: its letters a-z and digits, else "view".
std::string fresh_slug(const std::vector<model::SavedView>& views, std::string_view name);

// As load_views() gives them: steps in order, their places counted from 1 again, then the others by slug.
void arrange(std::vector<model::SavedView>* views);

} // namespace dateline::state
