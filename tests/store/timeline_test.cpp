#include <algorithm>
#include <map>

#include <doctest/doctest.h>

#include "store/random.h"
#include "store/raw_database.h"
#include "store/sample.h"
#include "store/schema.h"
#include "store/sqlite_writer.h"
#include "store/temp_folder.h"
#include "store/timeline_build.h"
#include "store/timeline_query.h"
#include "store/timeline_rows.h"
#include "store/timeline_visit.h"

using namespace dateline;
using namespace dateline::store;
using namespace dateline::store::test;

namespace {

constexpr std::int64_t year_ms = 365 * base::day_ms;

// Spans of every length, many that start together, instants, and some open to one side or both.
base::Span random_span(Random& random, std::int64_t from_ms, std::int64_t length_ms) {
    std::int64_t start = from_ms + random.between(0, length_ms);
    if (random.chance(50)) start -= ((start % base::day_ms) + base::day_ms) % base::day_ms;
    const std::int64_t longest = std::int64_t{1} << random.between(0, 38);
    base::Span span{start, start + random.between(0, longest)};
    if (random.chance(40)) span.end_ms = start + base::day_ms;
    if (random.chance(10)) span.end_ms = start;
    if (random.chance(2)) span.start_ms = base::earliest_ms;
    if (random.chance(2)) span.end_ms = base::latest_ms;
    return span;
}

// Events and their participants put by SQL, with the timeline built over them.
struct Built {
    TempFolder folder;
    std::unique_ptr<Connection> connection;
    std::map<std::int64_t, std::vector<Entry>> entries; // by participant; 0: all

    Built(Random& random, int events, std::int64_t length_ms, const TimelineShape& shape) {
        change_database(folder.path("a.db"), std::string(schema_sql()));
        connection = Connection::open_new(folder.path("a.db"), "a.db");
        const std::int64_t from_ms = random.between(-100, 60) * year_ms;
        for (int id = 1; id <= events; ++id) {
            const Entry entry{id, random_span(random, from_ms, length_ms),
                              random.chance(80) ? static_cast<double>(random.between(1, 40))
                                                : static_cast<double>(random.between(-999, 999)) / 7};
            put(entry, random.chance(95));
        }
        connection->run(
            "INSERT INTO participation (event, position, participant, role, title, note) SELECT id, 0, "
            "1 + id % 3 * (id % 2), '', '', '' FROM event WHERE id % 5 > 0");
        for (const Entry& entry : entries[0])
            if (entry.id % 5 > 0) entries[1 + entry.id % 3 * (entry.id % 2)].push_back(entry);
        rebuild_timeline(*connection, shape);
    }
    void put(const Entry& entry, bool is_dated) {
        Query row = connection->query("INSERT INTO event (id, slug, date, title, summary, note, confidence, "
                                      "start_ms, end_ms, level, weight) "
                                      "VALUES (?1, ?1, '', '', '', '', 0, ?2, ?3, ?4, ?5)",
                                      "event");
        row.bind(entry.id);
        if (is_dated)
            row.bind(entry.span.start_ms).bind(entry.span.end_ms).bind(level_of(entry.span));
        else
            row.bind_null().bind_null().bind_null();
        row.bind(entry.weight).run();
        if (is_dated) entries[0].push_back(entry);
    }
};

// The widest part of a tile that an answer for the span may use.
std::int64_t slack_ms(const base::Span& span) {
    std::int64_t part = std::int64_t{1} << (finest_z - tile_parts_log2);
    while (part * tile_parts * 128 < span.length_ms() && part < std::int64_t{1}
                                                                    << (coarsest_z - tile_parts_log2))
        part <<= z_step;
    return part;
}

void check_answer(const std::vector<Entry>& entries, const base::Span& span, const TimelineAnswer& answer,
                  std::int64_t slack, std::size_t keep) {
    std::vector<Entry> inside;
    for (const Entry& entry : entries)
        if (entry.span.start_ms < span.end_ms && entry.last_ms() >= span.start_ms) inside.push_back(entry);
    CHECK(answer.total == static_cast<std::int64_t>(inside.size()));
    std::sort(inside.begin(), inside.end(), heavier);
    if (inside.size() > keep) inside.resize(keep);
    CHECK(answer.heaviest == inside);
    const std::vector<std::uint32_t> counts = answer.density.counts();
    const auto buckets = static_cast<double>(counts.size());
    const double width = static_cast<double>(span.length_ms()) / buckets;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const double from = static_cast<double>(span.start_ms) + width * static_cast<double>(i);
        const auto about = static_cast<double>(slack) + 1; // and a millisecond for rounding
        std::uint32_t least = 0;
        std::uint32_t most = 0;
        for (const Entry& entry : entries) {
            if (entry.span.start_ms >= span.end_ms || entry.last_ms() < span.start_ms) continue;
            const auto start = static_cast<double>(entry.span.start_ms);
            const auto last = static_cast<double>(entry.last_ms());
            if (start - about < from + width && last + about >= from) ++most;
            if (start + about < from + width && last - about >= from) ++least;
        }
        if (counts[i] < least || counts[i] > most)
            FAIL_CHECK("bucket " << i << " has " << counts[i] << ", not " << least << " to " << most);
    }
}

std::vector<std::string> dump(const std::string& path) {
    const std::unique_ptr<Connection> connection = Connection::open_for_reading(path);
    std::vector<std::string> lines;
    for (const char* sql :
         {"SELECT printf('entry %d %d %d %d %d %d %.17g', kind, key, level, start_ms, id, end_ms, weight) "
          "FROM "
          "timeline_entry ORDER BY kind, key, level, start_ms, id",
          "SELECT printf('tile %d %d %d %d %d %d ', kind, key, z, tile, starts, ends) || hex(start_parts) || "
          "' ' || "
          "hex(end_parts) || ' ' || hex(heaviest) FROM timeline_tile ORDER BY kind, key, z, tile",
          "SELECT printf('long %d %d %d %d %d ', kind, key, level, tile, count) || ifnull(hex(entries), '-') "
          "FROM timeline_long ORDER BY kind, key, level, tile",
          "SELECT printf('ids %d %d %d ', kind, key, piece) || hex(ids) FROM timeline_ids ORDER BY kind, "
          "key, "
          "piece",
          "SELECT printf('total %d %d %d %d %d ', kind, key, dated, undated, levels) || "
          "ifnull(extent_start_ms, '-') "
          "|| ' ' || ifnull(extent_end_ms, '-') FROM timeline_total ORDER BY kind, key",
          "SELECT printf('events %d %d %d ', block, first_ms, last_ms) || hex(entries) FROM event_block "
          "ORDER BY "
          "block",
          "SELECT printf('utterances %d %d %d ', block, first_ms, last_ms) || hex(entries) FROM "
          "utterance_block "
          "ORDER BY block",
          "SELECT printf('rows %d %d', what, rows) FROM row_count ORDER BY what"}) {
        Query row = connection->query(sql, "timeline");
        while (row.next())
            lines.push_back(row.text(0));
    }
    return lines;
}

std::string random_date(Random& random) {
    const auto two = [&](std::int64_t most) {
        const std::string digits = std::to_string(random.between(1, most));
        return digits.size() < 2 ? "0" + digits : digits;
    };
    const std::string year = std::to_string(random.between(2019, 2024));
    switch (random.between(0, 7)) {
    case 0:
        return year;
    case 1:
        return year + "-" + two(12);
    case 2:
        return year + "-" + two(12) + "-" + two(28) + "T" + two(23) + ":" + two(59);
    case 3:
        return random.chance(50) ? "" : year + "/..";
    case 4:
        return random.chance(50) ? "../" + year : "2018/" + year;
    default:
        return year + "-" + two(12) + "-" + two(28);
    }
}

} // namespace

TEST_CASE("timeline tile: the blobs give back what was put, and nothing of other bytes") {
    Random random(3);
    for (int round = 0; round < 200; ++round) {
        Tile tile;
        const int z = finest_z + z_step * static_cast<int>(random.between(0, 12));
        const std::int64_t from_ms = tile_start_ms(random.between(-20, 20), z);
        for (std::int64_t i = random.between(0, 90); i > 0; --i) {
            const std::int64_t start = from_ms + random.between(0, (std::int64_t{1} << z) - 1);
            const Entry entry{i,
                              {start, start + random.between(0, year_ms)},
                              random.chance(50) ? 3.0 : static_cast<double>(random.between(-99, 99)) / 3};
            add_start(&tile, z, entry);
            add_end(&tile, z, start);
        }
        CHECK(tile.start_parts == tile.end_parts);
        CHECK(decode_parts(encode_parts(tile.start_parts)) == tile.start_parts);
        const std::string bytes = encode_heaviest(tile.heaviest, from_ms);
        CHECK(decode_heaviest(bytes, from_ms) == tile.heaviest);
        CHECK(std::is_sorted(tile.heaviest.begin(), tile.heaviest.end(), heavier));
        if (!bytes.empty())
            CHECK_FALSE(decode_heaviest(bytes.substr(0, bytes.size() - 1), from_ms) == tile.heaviest);
    }
    CHECK_FALSE(decode_parts("\x40\x01").has_value());
    CHECK_FALSE(decode_parts("\x01").has_value());
    CHECK_FALSE(decode_heaviest("\x01\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F\x01\x02", 0).has_value());
}

TEST_CASE(
    "timeline tile: packed entries come back by start until no more are wanted, and none of other bytes") {
    Random random(4);
    for (int round = 0; round < 100; ++round) {
        const auto level = static_cast<int>(random.between(first_long_level, most_level));
        const std::int64_t tile = tile_at(random.between(base::earliest_ms, base::latest_ms), level);
        std::int64_t start = std::max(tile_start_ms(tile, level), base::earliest_ms);
        std::vector<Entry> entries;
        for (std::int64_t i = random.between(1, 40); i > 0; --i) {
            start = std::min(start + random.between(0, base::day_ms), base::latest_ms);
            const std::int64_t end = std::min(start + random.between(0, year_ms), base::latest_ms);
            entries.push_back({i, {start, end}, static_cast<double>(random.between(-99, 99)) / 3});
        }
        const std::string bytes = encode_packed(entries, level, tile);
        std::vector<Entry> decoded;
        std::size_t most = entries.size();
        const auto take = [&](const Entry& entry) {
            decoded.push_back(entry);
            return decoded.size() < most;
        };
        CHECK(decode_packed(bytes, level, tile, take));
        CHECK(decoded == entries);
        decoded.clear();
        CHECK_FALSE(decode_packed(bytes.substr(0, bytes.size() - 1), level, tile, take));
        decoded.clear();
        most = 1;
        CHECK(decode_packed(bytes, level, tile, take));
        CHECK(decoded.size() == 1);
    }
}

TEST_CASE("timeline: an entry starts where its level lets what ends in a range start, to the millisecond") {
    for (int level = 0; level <= 40; ++level) {
        const std::int64_t least = level == 0 ? 0 : std::int64_t{1} << (level - 1);
        const std::int64_t most = level == 0 ? 0 : (std::int64_t{1} << level) - 1;
        for (const std::int64_t length : {least, most}) {
            CHECK(level_of({0, length}) == level);
            for (const std::int64_t last : {std::int64_t{1000}, std::int64_t{1999}}) { // of the range
                const std::int64_t start = length == 0 ? last : last + 1 - length;
                CHECK(Entry{1, {start, start + length}, 0}.last_ms() == last);
                const base::Span starts = starts_of_ends(level, 1000, 2000);
                CHECK(start >= starts.start_ms);
                CHECK(start < starts.end_ms);
            }
        }
    }
}

TEST_CASE("timeline: tiles answer as a count of every entry does, whatever the spans and the window") {
    for (unsigned seed = 1; seed <= 24; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        const std::int64_t length_ms = std::int64_t{1} << random.between(20, 42);
        const TimelineShape shape{static_cast<int>(random.between(1, 40)),
                                  random.chance(50) ? 200'000 : random.between(1, 60)};
        const Built built(random, static_cast<int>(random.between(1, 1500)), length_ms, shape);
        for (int round = 0; round < 12; ++round) {
            CAPTURE(round);
            const auto& [participant, entries] =
                *std::next(built.entries.begin(),
                           random.between(0, static_cast<std::int64_t>(built.entries.size()) - 1));
            const std::vector<SeriesKey> series{
                {participant == 0 ? Series::events : Series::events_by_participant, participant}};
            const base::Span about = entries.empty() ? base::Span{0, 1} : entries.front().span;
            const std::int64_t start =
                std::max(about.start_ms - random.between(0, length_ms), base::earliest_ms);
            base::Span span{start, std::min(start + 1 + random.between(0, length_ms >> random.between(0, 8)),
                                            base::latest_ms)};
            if (round == 0) span = {base::earliest_ms, base::latest_ms};
            const TimelineAnswer answer =
                ask_timeline(*built.connection, series, {span, 20, Exactness::tiles}, 40);
            check_answer(entries, span, answer, slack_ms(span), 20);
            if (!entries.empty()) // less is looked at where no density is asked for
                CHECK(ask_timeline(*built.connection, series, {span, 20, Exactness::tiles}, 0).heaviest ==
                      answer.heaviest);
            const TimelineAnswer exact =
                ask_timeline(*built.connection, series, {span, 20, Exactness::scan}, 40);
            check_answer(entries, span, exact, 0, 20);
            CHECK(count_in_span(*built.connection, series, span) == exact.total);
            const int parts = static_cast<int>(random.between(1, 60));
            std::vector<std::uint32_t> starts(static_cast<std::size_t>(parts));
            for (std::int64_t part = 0; part < parts; ++part)
                for (const Entry& entry : entries)
                    if (entry.span.start_ms >= span.start_ms + span.length_ms() * part / parts &&
                        entry.span.start_ms < span.start_ms + span.length_ms() * (part + 1) / parts)
                        ++starts[static_cast<std::size_t>(part)];
            CHECK(count_starts(*built.connection, series.front(), span, parts) == starts);
        }
    }
}

TEST_CASE("timeline: indices that share nothing are asked as one") {
    Random random(5);
    const Built built(random, 900, year_ms, {7});
    std::vector<SeriesKey> series;
    std::vector<Entry> entries;
    for (const auto& [participant, own] : built.entries) {
        if (participant == 0) continue;
        series.push_back({Series::events_by_participant, participant});
        entries.insert(entries.end(), own.begin(), own.end());
    }
    REQUIRE(series.size() > 1);
    const base::Span span{entries.front().span.start_ms, entries.front().span.start_ms + year_ms / 3};
    check_answer(entries, span, ask_timeline(*built.connection, series, {span, 30, Exactness::tiles}, 64),
                 slack_ms(span), 30);
}

TEST_CASE("timeline: changes leave what building anew would give, to the byte") {
    for (unsigned seed = 1; seed <= 12; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        const TempFolder folder;
        const std::string path = folder.path("a.db");
        const TimelineShape shape{static_cast<int>(random.between(1, 6)), random.between(1, 12),
                                  random.between(0, 30)};
        Records records = random_records(seed, 60);
        for (model::EventRecord& event : records.events)
            event.date = random_date(random);
        const Records others = random_records(seed + 100, 60);
        const auto write = [&](const Records& changes) {
            SqliteWriter writer(path, shape);
            put_all(writer, changes);
            REQUIRE(writer.finish().empty());
            writer.commit();
        };
        write(records);
        for (int round = 0; round < 4; ++round) {
            CAPTURE(round);
            Records changes;
            for (std::int64_t i = random.between(0, 6); i > 0; --i) {
                model::EventRecord event = others.events[static_cast<std::size_t>(random.between(0, 59))];
                if (random.chance(40)) event.slug = "new" + std::to_string(random.between(1, 20));
                event.within.clear();
                event.date = random_date(random);
                changes.events.push_back(event);
            }
            for (std::int64_t i = random.between(0, 6); i > 0; --i) {
                changes.utterances.push_back(
                    others.utterances[static_cast<std::size_t>(random.between(0, 119))]);
                if (random.chance(50)) changes.utterances.back().slug = "other" + std::to_string(i);
            }
            for (std::int64_t i = random.between(0, 3); i > 0; --i)
                changes.articles.push_back(others.articles[static_cast<std::size_t>(random.between(0, 60))]);
            if (random.chance(20)) changes.databases = others.databases;
            write(changes);
            const std::vector<std::string> kept = dump(path);
            SqliteWriter again(path, shape);
            again.rebuild_timeline();
            REQUIRE(again.finish().empty());
            again.commit();
            CHECK(kept == dump(path));
        }
    }
}

TEST_CASE("timeline: a database with many at one instant keeps its tiles right while they come and go") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    Records records;
    records.databases = seoul().databases;
    for (int i = 0; i < 100; ++i) {
        model::EventRecord event;
        event.slug = "event" + std::to_string(i);
        event.date = "2023-06-09";
        event.title = text("제목");
        event.weight = i;
        records.events.push_back(event);
    }
    write_database(path, records);

    for (const int kept : {70, 64, 63, 65}) {
        for (int i = 0; i < 100; ++i)
            records.events[static_cast<std::size_t>(i)].date = i < kept ? "2023-06-09" : "";
        write_database(path, records);
        const std::vector<std::string> lines = dump(path);
        reindex(path);
        CHECK(lines == dump(path));
        const bool has_tiles = std::any_of(lines.begin(), lines.end(),
                                           [](const std::string& line) { return line.starts_with("tile"); });
        CHECK(has_tiles == (kept > 64));
    }
}
