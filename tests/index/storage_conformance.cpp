#include "index/storage_conformance.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include <doctest/doctest.h>

#include "index/entries_in_order.h"
#include "index/range_query.h"
#include "index/rank.h"

namespace dateline::index::test {

using dateline::test::Random;

namespace {

// The widest part of a tile that an answer for the span may use.
double slack_ms(const base::TickSpan& span) {
    const base::TickSpan fine{-base::first_coarse_tick, base::first_coarse_tick};
    if (span.start_tick < fine.start_tick || span.end_tick > fine.end_tick)
        return std::max(base::span_of(span).length_ms() / 1024, 64 * base::coarse_tick_ms);
    std::int64_t part = std::int64_t{1} << (finest_z - tile_parts_log2);
    while (part * tile_parts * 128 < span.length_ticks() && part < std::int64_t{1}
                                                                       << (coarsest_z - tile_parts_log2))
        part <<= z_step;
    return static_cast<double>(part);
}

void check_answer(const std::vector<Entry>& entries, const base::TickSpan& span, const RangeResult& answer,
                  double slack, std::size_t keep) {
    std::vector<Entry> inside;
    for (const Entry& entry : entries)
        if (entry.span.start_tick < span.end_tick && entry.last_tick() >= span.start_tick)
            inside.push_back(entry);
    CHECK(answer.total == static_cast<std::int64_t>(inside.size()));
    std::sort(inside.begin(), inside.end(), heavier);
    if (inside.size() > keep) inside.resize(keep);
    CHECK(answer.heaviest == inside);
    const std::vector<std::uint32_t> counts = answer.density.counts();
    const auto buckets = static_cast<double>(counts.size());
    const base::Span asked = base::span_of(span);
    const double width = asked.length_ms() / buckets;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const double from = asked.start_ms + width * static_cast<double>(i);
        const double about = slack + 1 + std::abs(from) * 1e-15; // and what rounding may do
        std::uint32_t least = 0;
        std::uint32_t most = 0;
        for (const Entry& entry : entries) {
            if (entry.span.start_tick >= span.end_tick || entry.last_tick() < span.start_tick) continue;
            const double start = base::ms_of_tick(entry.span.start_tick);
            const double last = base::ms_of_tick(entry.last_tick());
            if (start - about < from + width && last + about >= from) ++most;
            if (start + about < from + width && last - about >= from) ++least;
        }
        if (counts[i] < least || counts[i] > most)
            FAIL_CHECK("bucket " << i << " has " << counts[i] << ", not " << least << " to " << most);
    }
}

SeriesKey series_of(std::int64_t participant) {
    return {participant == 0 ? Series::events : Series::events_by_participant, participant};
}

} // namespace

base::TickSpan random_span(Random& random, std::int64_t from_ms, std::int64_t length_ms) {
    std::int64_t start = from_ms + random.between(0, length_ms);
    if (random.chance(50)) start -= ((start % day_ms) + day_ms) % day_ms;
    const std::int64_t longest = std::int64_t{1} << random.between(0, 38);
    base::TickSpan span{start, start + random.between(0, longest)};
    if (random.chance(40)) span.end_tick = start + day_ms;
    if (random.chance(10)) span.end_tick = start;
    if (random.chance(2)) span.start_tick = base::earliest_tick;
    if (random.chance(2)) span.end_tick = base::latest_tick;
    return span;
}

base::TickSpan random_span_of_all_time(Random& random) {
    const auto any_ms = [&] {
        const double distance_ms = std::exp2(static_cast<double>(random.between(3000, 6930)) / 100);
        return random.chance(80) ? -distance_ms : distance_ms;
    };
    base::TickSpan span{base::tick_from_ms(any_ms()), 0};
    span.end_tick = random.chance(20) ? std::max(base::tick_from_ms(any_ms()), span.start_tick)
                                      : span.start_tick + (std::int64_t{1} << random.between(0, 30));
    span.end_tick = std::min(span.end_tick, base::latest_tick);
    if (random.chance(2)) span.start_tick = base::earliest_tick;
    if (random.chance(2)) span.end_tick = base::latest_tick;
    return span;
}

double random_weight(Random& random) {
    return random.chance(80) ? static_cast<double>(random.between(1, 40))
                             : static_cast<double>(random.between(-999, 999)) / 7;
}

void check_windows(Storage& storage, const EntriesByParticipant& by_participant, std::int64_t length_ms,
                   Random& random) {
    for (int round = 0; round < 12; ++round) {
        CAPTURE(round);
        const auto& [participant, entries] = *std::next(
            by_participant.begin(), random.between(0, static_cast<std::int64_t>(by_participant.size()) - 1));
        const std::vector<SeriesKey> series{series_of(participant)};
        const base::TickSpan about = entries.empty() ? base::TickSpan{0, 1} : entries.front().span;
        const std::int64_t start =
            std::max(about.start_tick - random.between(0, length_ms), base::earliest_tick);
        base::TickSpan span{start, std::min(start + 1 + random.between(0, length_ms >> random.between(0, 8)),
                                            base::latest_tick)};
        if (round == 0) span = {base::earliest_tick, base::latest_tick};
        const base::Span asked = base::span_of(span);
        const RangeResult answer = query_range(storage, series, {asked, 20, Exactness::tiles}, 40);
        check_answer(entries, span, answer, slack_ms(span), 20);
        if (!entries.empty()) // less is looked at where no density is asked for
            CHECK(query_range(storage, series, {asked, 20, Exactness::tiles}, 0).heaviest == answer.heaviest);
        const RangeResult exact = query_range(storage, series, {asked, 20, Exactness::scan}, 40);
        check_answer(entries, span, exact, 0, 20);
        CHECK(count_in_span(storage, series, asked) == exact.total);
        const int parts = static_cast<int>(random.between(1, 60));
        std::vector<std::uint32_t> starts(static_cast<std::size_t>(parts));
        const auto border = [&](int part) {
            return part == parts ? asked.end_ms
                                 : std::floor(asked.start_ms + asked.length_ms() * part / parts);
        };
        for (int part = 0; part < parts; ++part)
            for (const Entry& entry : entries)
                if (const double began = base::ms_of_tick(entry.span.start_tick);
                    began >= border(part) && began < border(part + 1))
                    ++starts[static_cast<std::size_t>(part)];
        CHECK(count_starts(storage, series.front(), asked, parts) == starts);
    }
}

void check_several(Storage& storage, const EntriesByParticipant& by_participant) {
    std::vector<SeriesKey> series;
    std::vector<Entry> entries;
    for (const auto& [participant, own] : by_participant) {
        if (participant == 0) continue;
        series.push_back(series_of(participant));
        entries.insert(entries.end(), own.begin(), own.end());
    }
    REQUIRE(series.size() > 1);
    const base::TickSpan span{entries.front().span.start_tick, entries.front().span.start_tick + year_ms / 3};
    check_answer(entries, span, query_range(storage, series, {base::span_of(span), 30, Exactness::tiles}, 64),
                 slack_ms(span), 30);
}

void check_order(Storage& storage, const EntriesByParticipant& by_participant, Random& random) {
    for (const auto& one : by_participant) {
        const std::int64_t participant = one.first;
        std::vector<Entry> entries = one.second;
        CAPTURE(participant);
        const auto place = [](const Entry& entry) { return InOrder{entry.span.start_tick, entry.id}; };
        std::sort(entries.begin(), entries.end(),
                  [&](const Entry& a, const Entry& b) { return place(a) < place(b); });
        const SeriesKey series = series_of(participant);
        const std::vector<int> levels = levels_of(storage.total(series).levels);
        const auto from = random.between(0, static_cast<std::int64_t>(entries.size()) - 1);
        const InOrder beyond = place(entries[static_cast<std::size_t>(from)]);
        EntriesInOrder after(storage, series, levels, Direction::forwards, beyond);
        for (auto expected = entries.begin() + from + 1; expected != entries.end(); ++expected)
            CHECK(after.next() == *expected);
        CHECK_FALSE(after.next().has_value());
        EntriesInOrder before(storage, series, levels, Direction::backwards, beyond);
        for (auto expected = entries.rend() - from; expected != entries.rend(); ++expected)
            CHECK(before.next() == *expected);
        CHECK_FALSE(before.next().has_value());
    }
}

} // namespace dateline::index::test
