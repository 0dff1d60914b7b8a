#pragma once
// Records in the source format (data/dateline.schema.json). Knows its JSON, not where records come from.

#include <functional>
#include <string>
#include <string_view>

#include "model/records.h"
#include "store/database.h"

namespace dateline::source {

// The whole database as one JSON document of the source format, handed to `write` piece by piece;
// equal databases give equal bytes.
void write_source(const store::Database& database, const std::function<void(std::string_view)>& write);
// Its saved views alone: a document with the section "views", by slug.
void write_views(const store::Database& database, const std::function<void(std::string_view)>& write);

// One record in one line, as an element of its section's list: equal records give equal bytes.
std::string record_text(const model::Record& record);

} // namespace dateline::source
