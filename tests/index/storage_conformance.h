#pragma once
// What every storage must give the engine: answers that are those of a count of every entry.

#include <cstdint>
#include <map>
#include <vector>

#include "index/storage.h"
#include "random.h"

namespace dateline::index::test {

constexpr std::int64_t day_ms = 86'400'000, year_ms = 365 * day_ms; // ticks of now

// Of every length, many that start together, instants, and some open to one side or both.
base::TickSpan random_span(dateline::test::Random& random, std::int64_t from_ms, std::int64_t length_ms);
// From before the Big Bang to beyond the Sun, as many in each order of magnitude from now.
base::TickSpan random_span_of_all_time(dateline::test::Random& random);
double random_weight(dateline::test::Random& random);

// Of Series::events (key 0) and of Series::events_by_participant; the dated ones.
using EntriesByParticipant = std::map<std::int64_t, std::vector<Entry>>;

// Windows of every size, about entries and up to so many ticks long: totals, densities, the heaviest, ranks.
void check_windows(Storage& storage, const EntriesByParticipant& entries, std::int64_t length_ms,
                   dateline::test::Random& random);
// Series that share nothing are asked as one.
void check_several(Storage& storage, const EntriesByParticipant& entries);
// One after the other, in both directions, from any place.
void check_order(Storage& storage, const EntriesByParticipant& entries, dateline::test::Random& random);

} // namespace dateline::index::test
