#pragma once
// A source file as a stream of records: each is handed on as soon as it is read and then forgotten, so that
// memory follows the largest record, not the file. Knows the file's outline (sections and lists), not the
// records.

#include <functional>

#include "source/json.h"
#include "source/problems.h"
#include "source/source_file.h"

namespace dateline::source {

constexpr int deepest_nesting = 128;
constexpr std::size_t max_keys = 256; // of one object; the format's own objects have at most 15

// Reads the file to its end: true; or to its first syntax error: false, and a problem. `on_block` hears of
// bytes read, and may throw.
bool stream_records(const SourceFile& file, Problems* problems,
                    const std::function<void(std::int64_t)>& on_block,
                    const std::function<void(Location, Json&&)>& take);

} // namespace dateline::source
