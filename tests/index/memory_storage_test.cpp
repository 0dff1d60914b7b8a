#include "index/memory_storage.h"

#include <algorithm>
#include <set>

#include <doctest/doctest.h>

#include "index/filter_result.h"
#include "index/long_intervals.h"
#include "index/postings.h"
#include "index/storage_conformance.h"
#include "index/tile_update.h"

using namespace dateline;
using namespace dateline::index;
using namespace dateline::index::test;
using dateline::test::Random;

namespace {

constexpr SeriesKey all_events{Series::events, 0};

SeriesKey events_of(std::int64_t participant) {
    return {Series::events_by_participant, participant};
}

struct Made {
    MemoryStorage storage;
    EntriesByParticipant entries;

    enum class Dates { of_some_years, of_all_time };
    Made(Random& random, std::int64_t events, std::int64_t length_ms, const TimelineShape& shape,
         Dates dates = Dates::of_some_years)
        : storage(shape) {
        const std::int64_t from_ms = random.between(-100, 60) * year_ms;
        for (std::int64_t id = 1; id <= events; ++id) {
            const Entry entry{id,
                              dates == Dates::of_all_time ? random_span_of_all_time(random)
                                                          : random_span(random, from_ms, length_ms),
                              random_weight(random)};
            const std::int64_t participant = 1 + id % 3 * (id % 2);
            const bool has_participant = id % 5 > 0;
            if (!random.chance(95)) {
                storage.add_undated(all_events, entry);
                continue;
            }
            storage.add(all_events, entry);
            entries[0].push_back(entry);
            if (!has_participant) continue;
            storage.add(events_of(participant), entry);
            entries[participant].push_back(entry);
        }
        storage.build();
    }
};

TimelineShape random_shape(Random& random) {
    return {static_cast<int>(random.between(1, 40)), random.chance(50) ? 200'000 : random.between(1, 60),
            random.chance(50) ? 4'096 : random.between(1, 60)};
}

} // namespace

TEST_CASE("engine: in memory it answers as a count of every entry does, whatever the spans and the window") {
    for (unsigned seed = 1; seed <= 40; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        const std::int64_t length_ms = std::int64_t{1} << random.between(20, 42);
        Made made(random, random.between(1, 1500), length_ms, random_shape(random));
        if (made.entries.empty()) continue;
        check_windows(made.storage, made.entries, length_ms, random);
        check_order(made.storage, made.entries, random);
    }
}

TEST_CASE("engine: series that share nothing are asked as one") {
    Random random(5);
    Made made(random, 900, year_ms, {7});
    check_several(made.storage, made.entries);
}

TEST_CASE("engine: postings hold the ids of a series, packed or not") {
    for (unsigned seed = 1; seed <= 10; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        Made made(random, 400, year_ms, random_shape(random));
        for (const auto& [participant, entries] : made.entries) {
            if (participant == 0) continue;
            Bitmap ids, expected;
            add_postings_of(made.storage, events_of(participant), &ids);
            for (const Entry& entry : entries)
                expected.add(entry.id);
            std::vector<std::int64_t> found, wanted;
            for_each_id(ids, [&](std::int64_t id) { found.push_back(id); });
            for_each_id(expected, [&](std::int64_t id) { wanted.push_back(id); });
            CHECK(found == wanted);
        }
    }
}

TEST_CASE("engine: from the Big Bang to beyond the Sun it answers as a count of every entry does") {
    for (unsigned seed = 1; seed <= 40; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        Made made(random, random.between(1, 3000), 0, random_shape(random), Made::Dates::of_all_time);
        const std::int64_t window = std::int64_t{1} << random.between(10, 53);
        check_windows(made.storage, made.entries, window, random);
        check_order(made.storage, made.entries, random);
    }
}

TEST_CASE("engine: changes leave the tiles, long intervals and postings that building anew would give") {
    for (unsigned seed = 1; seed <= 30; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        const std::int64_t length_ms = std::int64_t{1} << random.between(20, 42);
        const TimelineShape shape = random_shape(random);
        const SeriesKey series = events_of(1);
        const std::int64_t from_ms = random.between(-100, 60) * year_ms;
        std::vector<Entry> entries;
        const auto fresh = [&](std::int64_t id) {
            return Entry{
                id, seed % 5 == 0 ? random_span_of_all_time(random) : random_span(random, from_ms, length_ms),
                random_weight(random)};
        };
        const auto built = [&] {
            MemoryStorage storage(shape);
            for (const Entry& entry : entries)
                storage.add(series, entry);
            storage.build();
            return storage;
        };
        std::int64_t next_id = 1;
        for (const std::int64_t last = random.between(1, 400); next_id <= last; ++next_id)
            entries.push_back(fresh(next_id));
        MemoryStorage storage = built();
        for (int round = 0; round < 5; ++round) {
            CAPTURE(round);
            std::vector<Entry> removed, added;
            for (std::int64_t i = random.between(0, 80); i > 0 && !entries.empty(); --i) {
                const auto at = random.between(0, static_cast<std::int64_t>(entries.size()) - 1);
                removed.push_back(entries[static_cast<std::size_t>(at)]);
                entries.erase(entries.begin() + at);
            }
            for (std::int64_t i = random.between(0, 80); i > 0; --i)
                added.push_back(fresh(next_id++));
            entries.insert(entries.end(), added.begin(), added.end());
            std::vector<LongChange> changes;
            std::set<std::int64_t> removed_ids, added_ids;
            for (const Entry& entry : removed) {
                storage.remove(series, entry);
                changes.push_back({level_of(entry.span), entry, false});
                removed_ids.insert(entry.id);
            }
            for (const Entry& entry : added) {
                storage.add(series, entry);
                changes.push_back({level_of(entry.span), entry, true});
                added_ids.insert(entry.id);
            }
            MemoryStorage anew = built();
            storage.put_total(series, anew.total(series));
            update_long(storage, series, shape, changes);
            update_postings(storage, series, shape, removed_ids, added_ids);
            update_tiles(storage, series, shape, levels_of(storage.total(series).levels), removed, added);
            const bool same = storage == anew;
            CHECK(same);
            if (!same) return;
        }
    }
}

TEST_CASE("engine: what passes a filter is counted by its blocks as one by one") {
    for (unsigned seed = 1; seed <= 20; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        MemoryStorage storage;
        std::vector<Placed> events;
        PlacedBlock block{};
        const std::int64_t count = random.between(1, 700);
        for (std::int64_t id = 0; id < count; ++id) {
            Placed& placed = block[static_cast<std::size_t>(id % block_ids)];
            placed = {};
            placed.is_there = random.chance(90);
            placed.is_dated = placed.is_there && random.chance(90);
            placed.weight = placed.is_there ? random_weight(random) : 0;
            if (placed.is_dated) placed.span = random_span(random, 0, year_ms);
            events.push_back(placed);
            if (id % block_ids < block_ids - 1 && id + 1 < count) continue;
            storage.put_block(EntityKind::events, id >> block_ids_log2, block);
            block = {};
        }
        FilterResult result;
        for (std::int64_t id = 0; id < count; ++id)
            if (random.chance(60)) result.events.add(id);
        const std::int64_t start_ms = random.between(0, year_ms);
        const base::TickSpan span{start_ms, start_ms + 1 + random.between(0, year_ms)};
        std::vector<Entry> inside;
        std::int64_t undated = 0;
        for (std::int64_t id = 0; id < count; ++id) {
            const Placed& placed = events[static_cast<std::size_t>(id)];
            if (!result.events.contains(id) || !placed.is_there) continue;
            if (!placed.is_dated) ++undated;
            const Entry entry{id, placed.span, placed.weight};
            if (placed.is_dated && entry.span.start_tick < span.end_tick &&
                entry.last_tick() >= span.start_tick)
                inside.push_back(entry);
        }
        std::sort(inside.begin(), inside.end(), heavier);
        for (const bool is_placed : {false, true}) { // read once before, or for the question
            if (is_placed) place(storage, 1000, &result);
            const RangeResult answer = query_events(storage, result, {base::span_of(span), 1000}, 10);
            CHECK(answer.total == static_cast<std::int64_t>(inside.size()));
            CHECK(answer.heaviest == inside);
            CHECK(extent_of(storage, result).undated == undated);
            CHECK(static_cast<std::int64_t>(undated_events(storage, result).size()) == undated);
        }
    }
}
