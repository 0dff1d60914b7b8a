#pragma once
// A first answer where the whole one takes long. Internal to the store over SQLite.

#include <optional>

#include "model/window.h"
#include "store/sqlite/filtered_set.h"

namespace dateline::store {

// Some of the heaviest events in view that pass the filter, within a fraction of a second; no counts, no
// lanes. None where load_window() is soon done itself.
std::optional<model::Window> load_partial_window(FilteredSet& filtered, const model::WindowQuery& query);

} // namespace dateline::store
