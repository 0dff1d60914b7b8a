#pragma once
// Searching things by their names and words. Terms are as tokens.h reads them; a term of initial consonants
// matches names.

#include <string_view>
#include <vector>

#include "model/detail.h"
#include "store/sqlite/entity_cache.h"

namespace dateline::store {

std::vector<model::SearchHit> search_all(EntityCache& cache, std::string_view text, int limit);

// The words around the first of the terms that occurs in one of the texts, with where it stands; else the
// beginning of the first text, with no match.
struct Term;
void set_snippet(model::SearchHit* hit, const std::vector<std::string>& texts,
                 const std::vector<Term>& terms);

} // namespace dateline::store
