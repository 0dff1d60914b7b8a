#pragma once
// Saved views from their tables. Knows rows, not what a view looks like.

#include <string>
#include <string_view>
#include <vector>

#include "model/saved_view.h"
#include "store/connection.h"

namespace dateline::store {

// The story's steps in order, then the others by slug.
std::vector<model::SavedView> load_views(Connection& connection);

// The column `theme`.
int theme_number(std::string_view theme);

// Whether there is such a thing; false for kinds that a view cannot name.
bool is_there(Connection& connection, model::Ref ref);

} // namespace dateline::store
