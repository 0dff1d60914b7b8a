#pragma once
// What `dateline check` says of where things come from.

#include <string>

#include "store/sqlite/check_parts.h"
#include "store/sqlite/connection.h"

namespace dateline::store {

// Everything has a source.
void check_provenance(Connection& connection, ProblemList* problems);
// Every quote stands where it says in its article.
void check_selectors(Connection& connection, ProblemList* problems);
// Every span that says who spoke lies within its article's text.
void check_attribution_spans(Connection& connection, ProblemList* problems);
// Photos are where they should be, below `folder`, can be shown and are as large as is said.
void check_photos(Connection& connection, const std::string& folder, const InspectPhoto& inspect,
                  ProblemList* problems);

} // namespace dateline::store
