#pragma once
// Finding things by their names and words. Terms are as words.h reads them; a term of initial consonants
// matches names.

#include <string_view>
#include <vector>

#include "model/detail.h"
#include "store/sqlite/entity_cache.h"

namespace dateline::store {

std::vector<model::SearchHit> search_all(EntityCache& cache, std::string_view text, int limit);
std::vector<model::Ref> find_named(EntityCache& cache, model::Kind kind, std::string_view slug_or_name);
model::LocalText load_name(EntityCache& cache, model::Ref ref);
std::vector<std::string> load_folded_names(EntityCache& cache, model::Ref ref);
std::string load_slug(EntityCache& cache, model::Ref ref);

// The words around the first of the terms that occurs in one of the texts, with where it stands; else the
// beginning of the first text, with no match.
struct Term;
void set_snippet(model::SearchHit* hit, const std::vector<std::string>& texts,
                 const std::vector<Term>& terms);

} // namespace dateline::store
