#pragma once
// Files to checked records to the store. Everything that is wrong is collected and listed: file, place,
// field, message; nothing is written unless all is well, or what is sound is wanted without the rest. Knows
// the source format (data/dateline.schema.json), not SQL.

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "source/photos_seen.h"
#include "source/report.h"

namespace dateline::source {

struct Progress {
    std::int64_t done = 0, total = 0; // bytes read and to read, then records
    std::string stage;                // "reading", "writing": keys for base::tr
};

// A record with a problem: nothing is written, or all but such records.
enum class Broken { refused, left_out };

// Each source is a folder of *.json files or one such file. `into` is made, or extended. `progress` returns
// false to stop, as `stop` does, which is asked in between too: then nothing is written and Error
// (environment) says so. What check would call damage is a problem. Photos of sources that lie elsewhere than
// `into` are copied beside it, over nothing that is there. What it changes is one set of the log of changes,
// "Import of example.json" by `author`, who may be empty; records that are there just so are left alone.
Report import_sources(const std::vector<std::string>& sources, const std::string& into,
                      const std::function<bool(const Progress&)>& progress, const LookAtPhoto& look = {},
                      Broken broken = Broken::refused, std::stop_token stop = {},
                      const std::string& author = {});

} // namespace dateline::source
