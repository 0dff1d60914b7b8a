// What only the store over SQLite has: windows looked at one by one or from tiles, and events tested one by
// one, against a look at every record.
#include <algorithm>
#include <set>

#include <doctest/doctest.h>

#include "store/brute_force.h"
#include "store/conformance/random_wish.h"
#include "store/shaped_sample.h"
#include "store/sqlite/one_by_one.h"
#include "store/sqlite/window_queries.h"
#include "store/temp_folder.h"

using namespace dateline;
using namespace dateline::store;
using namespace dateline::store::test;

namespace {

std::uint64_t sum(const std::vector<std::uint32_t>& counts) {
    std::uint64_t total = 0;
    for (const std::uint32_t count : counts)
        total += count;
    return total;
}

} // namespace

TEST_CASE("window: the events and utterances in view are those that a look at every record gives") {
    std::mt19937 random(99);
    for (unsigned seed = 100; seed < 125; ++seed) {
        const TempFolder folder;
        const Records records = random_records(seed, seed % 8 == 0 ? 290 : 14);
        index::TimelineShape shape; // of ids, most, some or none are packed
        shape.max_unpacked_ids = seed % 3 == 0 ? 100 : seed % 3;
        write_database(folder.path("a.db"), records, shape);
        const std::unique_ptr<Store> store = open_store(folder.path("a.db"));
        const std::unique_ptr<Connection> connection = Connection::open_for_reading(folder.path("a.db"));
        EntityCache cache(*connection);
        VisibleRows rows(cache);
        const BruteForce reference(records);
        for (int round = 0; round < 20; ++round) {
            const Wish wish = random_wish(random);
            model::WindowQuery query;
            query.span = random_span(random);
            query.filter = filter_of(*store, wish);
            query.buckets = 1;
            query.grouping = static_cast<model::Grouping>(random() % 5);
            CAPTURE(seed);
            CAPTURE(query.filter.text);
            std::set<std::int64_t> events;
            for (const auto& event : records.events) {
                const auto span = reference.span_of(event);
                if (span && span->overlaps(query.span) && reference.passes(event, wish))
                    events.insert(store->find(model::Kind::event, event.slug).at(0).id);
            }
            std::int64_t utterances = 0;
            for (const auto& utterance : records.utterances) {
                const auto span = reference.span_of(utterance);
                utterances += span && span->overlaps(query.span) && reference.passes(utterance, wish) ? 1 : 0;
            }
            // Looked at one by one, then as where more is in view than that.
            for (const std::int64_t max_looked_at : {1500, 0}) {
                FilteredSet filtered(cache, {.max_looked_at = max_looked_at});
                const model::Window window = load_window(filtered, rows, query);
                std::set<std::int64_t> seen;
                for (const auto& item : window.events)
                    seen.insert(item.id.value);
                CHECK(seen == events);
                CHECK(window.total_events == static_cast<std::int64_t>(events.size()));
                CHECK(window.total_utterances == utterances);
                CHECK(sum(window.density) == events.size());
                CHECK(std::is_sorted(window.events.begin(), window.events.end(),
                                     [](const auto& a, const auto& b) {
                                         return a.date.span.start_ms < b.date.span.start_ms;
                                     }));
            }
        }
    }
}

TEST_CASE("filter: events looked at one by one pass as a look at every record says") {
    std::mt19937 random(7);
    for (unsigned seed = 200; seed < 210; ++seed) {
        const TempFolder folder;
        const Records records = random_records(seed, 14);
        write_database(folder.path("a.db"), records);
        const std::unique_ptr<Store> store = open_store(folder.path("a.db"));
        const std::unique_ptr<Connection> connection = Connection::open_for_reading(folder.path("a.db"));
        EntityCache cache(*connection);
        FilteredSet filtered(cache);
        const BruteForce reference(records);
        for (int round = 0; round < 20; ++round) {
            const Wish wish = random_wish(random);
            const model::Filter filter = filter_of(*store, wish);
            CAPTURE(seed);
            CAPTURE(filter.text);
            OneByOne one(filtered, filter);
            for (const auto& event : records.events)
                CHECK(one.passes(store->find(model::Kind::event, event.slug).at(0).id) ==
                      reference.passes(event, wish));
        }
    }
}
