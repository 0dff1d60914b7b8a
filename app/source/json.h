#pragma once
// The one JSON type of the import: keys keep the order in which they were written.

#include <nlohmann/json.hpp>

namespace dateline::source {

using Json = nlohmann::ordered_json;

} // namespace dateline::source
