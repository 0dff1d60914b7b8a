#pragma once
// What a slug or a name means, and what anything is called.

#include <string>
#include <string_view>
#include <vector>

#include "model/ids.h"
#include "model/text.h"
#include "store/sqlite/entity_cache.h"

namespace dateline::store {

// See Store::find, name_of, names_of and slug_of.
std::vector<model::Ref> find_named(EntityCache& cache, model::Kind kind, std::string_view slug_or_name);
model::LocalText load_name(EntityCache& cache, model::Ref ref);
std::vector<std::string> load_folded_names(EntityCache& cache, model::Ref ref);
std::string load_slug(EntityCache& cache, model::Ref ref);

} // namespace dateline::store
