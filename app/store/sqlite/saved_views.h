#pragma once
// Saved views from their tables. Knows rows, not what a view looks like.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/saved_view.h"
#include "store/sqlite/connection.h"

namespace dateline::store {

// The story's steps in order, then the others by slug.
std::vector<model::SavedView> load_views(Connection& connection);

// The column `theme`.
int theme_number(std::string_view theme);

// What is the same in a record, which names by slug what a view has by id: all but grouping, selection and
// filter.
model::ViewRecord without_references(const model::SavedView& view);

// Everything that the view names, with the field that does.
void each_named(const model::SavedView& view, const std::function<void(model::Ref, const char*)>& visit);

// Whether there is such a thing; false for kinds that a view cannot name.
bool is_there(Connection& connection, model::Ref ref);

} // namespace dateline::store
