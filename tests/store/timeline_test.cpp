#include <algorithm>
#include <map>

#include <doctest/doctest.h>

#include "index/storage_conformance.h"
#include "store/raw_database.h"
#include "store/sample.h"
#include "store/sqlite/schema.h"
#include "store/sqlite/sqlite_storage.h"
#include "store/sqlite/sqlite_writer.h"
#include "store/sqlite/timeline_fill.h"
#include "store/temp_folder.h"

using namespace dateline;
using namespace dateline::store;
using namespace dateline::store::test;
using namespace dateline::index::test;
using dateline::test::Random;

namespace {

constexpr std::int64_t all_time = 0; // instead of a length

// Events and their participants put by SQL, with the timeline built over them.
struct Built {
    TempFolder folder;
    std::unique_ptr<Connection> connection;
    index::test::EntriesByParticipant entries;

    Built(Random& random, int events, std::int64_t length_ms, const index::TimelineShape& shape) {
        change_database(folder.path("a.db"), std::string(schema_sql()));
        connection = Connection::open_new(folder.path("a.db"), "a.db");
        const std::int64_t from_ms = random.between(-100, 60) * year_ms;
        for (int id = 1; id <= events; ++id) {
            const index::Entry entry{id,
                                     length_ms == all_time
                                         ? index::test::random_span_of_all_time(random)
                                         : index::test::random_span(random, from_ms, length_ms),
                                     index::test::random_weight(random)};
            put(entry, random.chance(95));
        }
        connection->run("INSERT INTO participation (event, id, position, participant, role, title, note) "
                        "SELECT id, id, 0, "
                        "1 + id % 3 * (id % 2), '', '', '' FROM event WHERE id % 5 > 0");
        for (const index::Entry& entry : entries[0])
            if (entry.id % 5 > 0) entries[1 + entry.id % 3 * (entry.id % 2)].push_back(entry);
        rebuild_timeline(*connection, shape);
    }
    void put(const index::Entry& entry, bool is_dated) {
        Query row = connection->query("INSERT INTO event (id, slug, date, title, summary, note, confidence, "
                                      "start_ms, end_ms, level, weight) "
                                      "VALUES (?1, ?1, '', '', '', '', 0, ?2, ?3, ?4, ?5)",
                                      "event");
        row.bind(entry.id);
        if (is_dated)
            row.bind(entry.span.start_tick).bind(entry.span.end_tick).bind(index::level_of(entry.span));
        else
            row.bind_null().bind_null().bind_null();
        row.bind(entry.weight).run();
        if (is_dated) entries[0].push_back(entry);
    }
};

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

TEST_CASE(
    "timeline: in SQLite it answers as a count of every entry does, whatever the spans and the window") {
    for (unsigned seed = 1; seed <= 24; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        const std::int64_t length_ms = std::int64_t{1} << random.between(20, 42);
        const index::TimelineShape shape{static_cast<int>(random.between(1, 40)),
                                         random.chance(50) ? 200'000 : random.between(1, 60)};
        const Built built(random, static_cast<int>(random.between(1, 1500)), length_ms, shape);
        SqliteStorage storage(*built.connection);
        check_windows(storage, built.entries, length_ms, random);
        check_order(storage, built.entries, random);
    }
}

TEST_CASE("timeline: in SQLite it answers so from the Big Bang to beyond the Sun") {
    for (unsigned seed = 1; seed <= 12; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        const Built built(random, static_cast<int>(random.between(1, 1500)), all_time,
                          {static_cast<int>(random.between(1, 40)), random.between(1, 60)});
        SqliteStorage storage(*built.connection);
        check_windows(storage, built.entries, std::int64_t{1} << random.between(10, 53), random);
        check_order(storage, built.entries, random);
    }
}

TEST_CASE("timeline: indices that share nothing are asked as one") {
    Random random(5);
    const Built built(random, 900, year_ms, {7});
    SqliteStorage storage(*built.connection);
    check_several(storage, built.entries);
}

TEST_CASE("timeline: changes leave what building anew would give, to the byte") {
    for (unsigned seed = 1; seed <= 12; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        const TempFolder folder;
        const std::string path = folder.path("a.db");
        const index::TimelineShape shape{static_cast<int>(random.between(1, 6)), random.between(1, 12),
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
