#pragma once
// What a database is called where its identifiers leave: an event "meeting" of one is not that of another. It
// is the database's own id where its author gave it one (DatabaseRecord::uid). Else it follows from the title
// alone (in all its languages), so that it stays the same however the database grows or is made again from
// its sources; of two databases with one title, the same slug names the same thing.

#include <string>
#include <string_view>

#include "model/window.h"

namespace dateline::publish {

// a-z, 0-9 and -; 16 hexadecimal digits where it follows from the title.
std::string identity_of(const model::DatabaseInfo& info);
// urn:dateline:IDENTITY:REST
std::string urn_of(const model::DatabaseInfo& info, std::string_view rest);

} // namespace dateline::publish
