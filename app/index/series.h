#pragma once
// What the engine counts: entries, which are things with a span of ticks (base/ticks.h) and a weight, in
// series, which are the events of a participant, say, or all articles. An entry is in one series for each
// thing that it belongs to.

#include <compare>
#include <cstdint>
#include <vector>

#include "base/time.h"

namespace dateline::index {

// As data/schema.sql numbers them.
enum class Series {
    events = 1,
    utterances,
    articles,
    events_by_participant,
    events_by_topic,
    events_by_outlet,
    events_by_place,
    utterances_by_speaker,
    utterances_by_topic,
    utterances_by_outlet,
    utterances_by_place,
    articles_by_outlet,
    events_by_utterance_topic,
    events_by_utterance_outlet,
};
constexpr int series_count = static_cast<int>(Series::events_by_utterance_outlet);

// One index: the events of a participant, say.
struct SeriesKey {
    Series kind = Series::events;
    std::int64_t key = 0;
    auto operator<=>(const SeriesKey&) const = default;
};

struct Entry {
    std::int64_t id = 0;
    base::TickSpan span;
    double weight = 0;
    bool operator==(const Entry&) const = default;
    // The last tick that it touches; an instant's is its own.
    std::int64_t last_tick() const {
        return span.end_tick - 1 > span.start_tick ? span.end_tick - 1 : span.start_tick;
    }
};
// The order in which entries are kept where there is no room for all: by their tie-break where they weigh the
// same.
bool heavier(const Entry& a, const Entry& b);

constexpr int undated_level = -1; // of an entry without a date
constexpr int max_level = 62;

// Of a span: the position of the highest bit of its length, so that a span of level l is shorter than 2^l.
int level_of(const base::TickSpan& span);

// Entries of this level and above are long: those of level l are packed by tiles that are 2^l ticks long, so
// that what goes on at an instant has begun in the tile there or in the one before.
constexpr int first_long_level = 30;

struct SeriesTotal {
    std::int64_t dated = 0, undated = 0;
    std::uint64_t levels = 0; // bit l: some have level l
    base::TickSpan extent;    // empty if there is none
    bool operator==(const SeriesTotal&) const = default;
    std::int64_t entries() const { return dated + undated; }
};
// Of a series with no more entries than this, all are looked at: tiles would be no faster.
constexpr std::int64_t few_entries = 256;
// The levels that have a bit in `levels`, upwards.
std::vector<int> levels_of(std::uint64_t levels);
// What one dated entry makes of the extent: open ends are cut to their known side. Nothing for one open to
// both sides.
void extend(base::TickSpan* extent, const base::TickSpan& span);

// How a timeline is built: only tests have other numbers than these.
struct TimelineShape {
    int split = 64; // a tile in which more than this many start, or end, is stored
    // More long entries than this in one tile are not packed: as a blob they would come near 16 MiB.
    std::int64_t max_packed = 200'000;
    std::int64_t max_unpacked_ids = 4'096; // the ids of an index of more than these are packed
};

// The span as one of instants that can be; never empty.
base::TickSpan clamped(const base::TickSpan& span);

} // namespace dateline::index
