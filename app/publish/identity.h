#pragma once
// What a database is called where its identifiers leave: an event "meeting" of one is not that of another. It
// follows from the database's title alone (in all its languages), so that it stays the same however the
// database grows or is made again from its sources; of two databases with one title, the same slug names the
// same thing.

#include <string>
#include <string_view>

#include "model/window.h"

namespace dateline::publish {

// 16 hexadecimal digits.
std::string identity_of(const model::DatabaseInfo& info);
// urn:dateline:IDENTITY:REST
std::string urn_of(const model::DatabaseInfo& info, std::string_view rest);

} // namespace dateline::publish
