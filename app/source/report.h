#pragma once
// What an import tells: what is wrong with the sources and where, what was written, and what was left out.
// Values and their words; how they come about is others'.

#include <cstdint>
#include <string>
#include <vector>

#include "base/language.h"

namespace dateline::source {

struct Problem {
    std::string file;  // as given, or below the folder given
    std::string place; // "events[3] \"seoul-meeting\"", "line 12"; may be empty
    std::string field; // "date"; may be empty
    std::string message;
};
std::string to_line(const Problem& problem); // "file: place: field: message", displayable

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

} // namespace dateline::source
