#pragma once
// Files to checked records to the store. Everything that is wrong is collected and listed: file, place,
// field, message; nothing is written unless all is well, or what is sound is wanted without the rest. Knows
// the source format (data/dateline.schema.json), not SQL.

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "store/database.h"

namespace dateline::source {

struct Problem {
    std::string file;  // as given, or below the folder given
    std::string place; // "events[3] \"seoul-meeting\"", "line 12"; may be empty
    std::string field; // "date"; may be empty
    std::string message;
};
std::string to_line(const Problem& problem); // "file: place: field: message", displayable

struct Progress {
    std::int64_t done = 0, total = 0; // bytes read and to read, then records
    std::string stage;                // "reading", "writing": keys for base::tr
};

// The lists of a report are bounded; of each, how many more there are.
struct Unlisted {
    std::int64_t problems = 0, photos = 0, sizes = 0, dropped = 0, notes = 0;
};

struct Report {
    std::int64_t places = 0, topics = 0, outlets = 0, participants = 0, articles = 0, photos = 0, events = 0,
                 utterances = 0, quotes = 0, views = 0;
    bool written = false;
    bool has_sound = false; // not written, and what is sound could be: the problems are of records alone
    std::vector<Problem> problems; // why nothing was written, or why records were left out
    std::vector<Problem> warnings; // what is written all the same: photos that cannot be shown
    std::int64_t left_out = 0;     // records with problems, and those that cannot do without them
    std::vector<Problem> dropped;  // what others said of those: left out alone
    std::int64_t photos_copied = 0;
    std::string backup;         // of an older database that was extended (see store::Writer::backup)
    std::vector<Problem> notes; // of what is sound and kept aside: dates beyond the clock
    Unlisted unlisted;
    std::int64_t problem_count() const {
        return static_cast<std::int64_t>(problems.size()) + unlisted.problems;
    }
};

// What a report holds besides the counts of records, in one line with its first detail: "2 photos cannot be
// shown · 1 date off the axis: a.json: ..."; empty where there is nothing to tell.
std::string told_of(const Report& report, base::Language language);

// A photo among the sources, below their folder: decoded elsewhere.
using LookAtPhoto = std::function<store::PhotoSeen(const std::string& folder, const std::string& file)>;

// A record with a problem: nothing is written, or all but such records.
enum class Broken { refused, left_out };

// Each source is a folder of *.json files or one such file. `into` is made, or extended. `progress` returns
// false to stop, as `stop` does, which is asked in between too: then nothing is written and Error
// (environment) says so. What check would call damage is a problem. Photos of sources that lie elsewhere than
// `into` are copied beside it, over nothing that is there.
Report import_sources(const std::vector<std::string>& sources, const std::string& into,
                      const std::function<bool(const Progress&)>& progress, const LookAtPhoto& look = {},
                      Broken broken = Broken::refused, std::stop_token stop = {});

// The whole database as one JSON document of the source format, handed to `write` piece by piece;
// equal databases give equal bytes.
void write_source(const store::Database& database, const std::function<void(std::string_view)>& write);
// Its saved views alone: a document with the section "views", by slug.
void write_views(const store::Database& database, const std::function<void(std::string_view)>& write);

} // namespace dateline::source
