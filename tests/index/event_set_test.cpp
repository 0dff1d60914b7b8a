#include "index/event_set.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "index/memory_storage.h"
#include "index/rank.h"
#include "index/storage_conformance.h"

using namespace dateline;
using namespace dateline::index;
using namespace dateline::index::test;
using dateline::test::Random;

namespace {

constexpr std::int64_t asked = 7, other = 8; // participants
constexpr SeriesKey events_of_asked{Series::events_by_participant, asked};
constexpr SeriesKey said_by_asked{Series::utterances_by_speaker, asked};

// Events and utterances of two participants; what the first is at is in series of its own, and a filter's
// result.
struct TwoParticipants {
    MemoryStorage storage;
    FilterResult result;
    std::vector<Entry> events, utterances; // the dated ones of the first

    TwoParticipants(Random& random, std::int64_t count, const TimelineShape& shape) : storage(shape) {
        add(EntityKind::events, random, count);
        add(EntityKind::utterances, random, 2 * count);
        storage.build();
    }
    IndexedEvents indexed() { return {storage, {events_of_asked}, {said_by_asked}}; }
    FilteredEvents filtered() { return {storage, result}; }

  private:
    void add(EntityKind kind, Random& random, std::int64_t count) {
        const bool are_events = kind == EntityKind::events;
        PlacedBlock block{};
        for (std::int64_t id = 1; id <= count; ++id) {
            Placed& placed = block[static_cast<std::size_t>(id % block_ids)];
            placed.is_there = true;
            placed.is_dated = random.chance(90);
            placed.weight = random_weight(random);
            if (placed.is_dated) placed.span = random_span(random, 0, year_ms);
            if (!are_events) placed.event = (id + 1) / 2;
            if (!are_events) placed.speaker = random.chance(60) ? asked : other;
            if (are_events ? random.chance(60) : placed.speaker == asked) pass(kind, id, placed);
            if (id % block_ids < block_ids - 1 && id < count) continue;
            storage.put_block(kind, id >> block_ids_log2, block);
            block = {};
        }
    }
    void pass(EntityKind kind, std::int64_t id, const Placed& placed) {
        const bool are_events = kind == EntityKind::events;
        const Entry entry{id, placed.span, placed.weight};
        const SeriesKey& series = are_events ? events_of_asked : said_by_asked;
        (are_events ? result.events : result.utterances).add(id);
        if (!placed.is_dated) return storage.add_undated(series, entry);
        storage.add(series, entry);
        (are_events ? events : utterances).push_back(entry);
    }
};

std::vector<Entry> in_span(const std::vector<Entry>& entries, const base::Span& span) {
    const base::TickSpan ticks = base::ticks_of(span);
    std::vector<Entry> inside;
    for (const Entry& entry : entries)
        if (entry.span.start_tick < ticks.end_tick && entry.last_tick() >= ticks.start_tick)
            inside.push_back(entry);
    return inside;
}

std::vector<Entry> by_id(std::vector<Entry> entries) {
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.id < b.id; });
    return entries;
}

std::vector<std::int64_t> ids(EntryCursor& cursor) {
    std::vector<std::int64_t> ids;
    while (const auto entry = cursor.next())
        ids.push_back(entry->id);
    return ids;
}

base::Span random_window(Random& random) {
    const std::int64_t start_ms = random.between(0, year_ms);
    return base::span_of({start_ms, start_ms + 1 + random.between(0, year_ms >> random.between(0, 8))});
}

void check_same(EventSet& one, EventSet& other_set, const base::Span& span) {
    CHECK(one.count(span) == other_set.count(span));
    const EventSet::Extent extent = one.extent(), other_extent = other_set.extent();
    CHECK(extent.span == other_extent.span);
    CHECK(extent.dated == other_extent.dated);
    CHECK(extent.undated == other_extent.undated);
    CHECK(by_id(one.begun(base::ticks_of(span).start_tick)) ==
          by_id(other_set.begun(base::ticks_of(span).start_tick)));
    CHECK(ids(*one.undated()) == ids(*other_set.undated()));
    const InOrder from{base::ticks_of(span).start_tick, 0};
    for (const Direction direction : {Direction::forwards, Direction::backwards})
        CHECK(ids(*one.in_order(direction, from)) == ids(*other_set.in_order(direction, from)));
    const auto undated = one.heaviest_undated(5), other_undated = other_set.heaviest_undated(5);
    CHECK(undated.size() == other_undated.size());
    for (std::size_t i = 0; i < std::min(undated.size(), other_undated.size()); ++i)
        CHECK(undated[i].id == other_undated[i].id);
}

void check_counts(EventSet& set, const TwoParticipants& made, const base::Span& span) {
    const std::vector<Entry> events = in_span(made.events, span), utterances = in_span(made.utterances, span);
    CHECK(set.count(span) == std::ssize(events));
    const RangeResult answer = set.query({span, 1 << 20, Exactness::scan}, 10);
    CHECK(answer.total == std::ssize(events));
    CHECK(by_id(answer.heaviest) == by_id(events));
    const UtteranceRangeResult said = set.query_utterances({span, 1 << 20, Exactness::scan}, 10);
    CHECK(said.total == std::ssize(utterances));
    CHECK(by_id(said.heaviest) == by_id(utterances));
    if (said.by_speaker && !utterances.empty()) CHECK(said.by_speaker->at(asked) == std::ssize(utterances));
    const std::int64_t most = std::max(std::ssize(events), std::ssize(utterances));
    const auto all = set.all_in(span, most);
    REQUIRE(all.has_value());
    CHECK(by_id(all->events) == by_id(events));
    CHECK(by_id(all->utterances) == by_id(utterances));
    if (most > 0) CHECK_FALSE(set.all_in(span, most - 1).has_value());
    std::vector<Entry> shown = answer.heaviest;
    set.keep_shown(span, 6, &shown);
    CHECK(std::ssize(shown) == std::min<std::ptrdiff_t>(6, std::ssize(events)));
}

} // namespace

TEST_CASE("event set: series and a filter's sets of the same answer alike, as a count of every entry does") {
    for (unsigned seed = 1; seed <= 20; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        TwoParticipants made(random, random.between(1, 700), {static_cast<int>(random.between(1, 40))});
        for (const std::int64_t max_placed : {0, 10'000}) { // read for each question, or once before
            if (max_placed > 0) place(made.storage, max_placed, &made.result);
            IndexedEvents indexed = made.indexed();
            FilteredEvents filtered = made.filtered();
            for (int round = 0; round < 5; ++round) {
                const base::Span span = random_window(random);
                check_same(indexed, filtered, span);
                check_counts(indexed, made, span);
                check_counts(filtered, made, span);
            }
        }
    }
}

TEST_CASE("event set: few in a span are all looked at, where it is asked for, though there are tiles") {
    Random random(3);
    TwoParticipants made(random, 700, {5});
    IndexedEvents indexed = made.indexed();
    const base::Span span = base::span_of({0, 2 * year_ms});
    const std::vector<std::uint32_t> exact = indexed.query({span, 0, Exactness::scan}, 4000).density.counts();
    RangeQuery question{span, 0, Exactness::by_count, 8};
    question.max_scanned = indexed.count(span);
    CHECK(indexed.query(question, 4000).density.counts() == exact);
    --question.max_scanned;
    CHECK(indexed.query(question, 4000).density.counts() != exact);
}

TEST_CASE("event set: one of its own series is asked by itself, another is not") {
    Random random(4);
    TwoParticipants made(random, 300, {});
    const base::Span span = base::span_of({0, year_ms});
    IndexedEvents indexed = made.indexed();
    for (const SeriesKey& series : {events_of_asked, said_by_asked}) {
        const auto own = indexed.query_series(series, {span}, 10);
        REQUIRE(own.has_value());
        CHECK(own->total == count_in_span(made.storage, {series}, span));
    }
    CHECK_FALSE(indexed.query_series({Series::events_by_participant, other}, {span}, 10).has_value());
    CHECK_FALSE(made.filtered().query_series(events_of_asked, {span}, 10).has_value());
}
