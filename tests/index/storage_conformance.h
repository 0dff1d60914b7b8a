#pragma once
// What every storage must give the engine: answers that are those of a count of every entry.

#include <cstdint>
#include <map>
#include <vector>

#include "index/storage.h"
#include "random.h"

namespace dateline::index::test {

constexpr std::int64_t year_ms = 365 * base::day_ms;

// Of every length, many that start together, instants, and some open to one side or both.
base::Span random_span(dateline::test::Random& random, std::int64_t from_ms, std::int64_t length_ms);
double random_weight(dateline::test::Random& random);

// Of Series::events (key 0) and of Series::events_by_participant; the dated ones.
using EntriesByParticipant = std::map<std::int64_t, std::vector<Entry>>;

// Windows of every size: totals, densities, the heaviest, ranks.
void check_windows(Storage& storage, const EntriesByParticipant& entries, std::int64_t length_ms,
                   dateline::test::Random& random);
// Series that share nothing are asked as one.
void check_several(Storage& storage, const EntriesByParticipant& entries);
// One after the other, in both directions, from any place.
void check_order(Storage& storage, const EntriesByParticipant& entries, dateline::test::Random& random);

} // namespace dateline::index::test
