#pragma once
// A first answer where the whole one takes long. Internal to the store over SQLite.

#include <optional>

#include "model/window.h"
#include "store/sqlite/entity_cache.h"

namespace dateline::store {

// Some of the heaviest events in view that pass the filter, within a fraction of a second; no counts, no
// lanes. None where load_window() is soon done itself.
std::optional<model::Window> load_partial_window(EntityCache& cache, const model::WindowQuery& query);

} // namespace dateline::store
