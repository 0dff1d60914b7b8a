#include "store/sqlite/derived_columns.h"

#include "store/sqlite/placed_date.h"

namespace dateline::store {
namespace {

// From the columns utc_offset_minutes, start_ms and end_ms.
EventTime read_event_time(const Query& row, int column) {
    EventTime time;
    time.utc_offset_minutes = row.optional_number(column, -1440, 1440);
    if (!row.is_null(column + 1)) time.span = row.span(column + 1);
    return time;
}

} // namespace

double weight_of_coverage(std::int64_t articles, std::int64_t utterances, std::int64_t participants) {
    return static_cast<double>(1 + 2 * articles + 3 * utterances + participants);
}

DerivedColumns::DerivedColumns(Connection& connection, TimelineUpdate& timeline)
    : connection_(connection), timeline_(timeline) {
    // Events whose counts are worked out again, and those whose utterances are placed again.
    connection_.run("CREATE TEMP TABLE touched (event INTEGER PRIMARY KEY);"
                    "CREATE TEMP TABLE unplaced (event INTEGER PRIMARY KEY)");
    Query offset = query("SELECT utc_offset_minutes FROM database", "database");
    if (offset.next()) utc_offset_minutes_ = offset.number(0, -1440, 1440);
}

void DerivedColumns::touch(std::int64_t event) {
    if (event == last_touched_) return;
    timeline_.note_event(event);
    query("INSERT OR IGNORE INTO temp.touched (event) VALUES (?)", "touched").bind(event).run();
    last_touched_ = event;
}

void DerivedColumns::leave_unplaced(std::int64_t event) {
    query("INSERT OR IGNORE INTO temp.unplaced (event) VALUES (?)", "unplaced").bind(event).run();
}

const EventTime& DerivedColumns::time_of(std::int64_t event) {
    if (last_event_.event == event) return last_event_;
    Query row = query("SELECT id, utc_offset_minutes, start_ms, end_ms FROM event WHERE id = ?", "event");
    last_event_ = {};
    if (row.bind(event).next()) {
        last_event_ = read_event_time(row, 1);
        last_event_.event = event;
    }
    return last_event_;
}

std::optional<base::Edtf> DerivedColumns::said_at(const std::string& said, const EventTime& event) const {
    std::optional<base::Edtf> date =
        base::parse_edtf(said, event.utc_offset_minutes.value_or(utc_offset_minutes_)).date;
    if (placed_span(date) || !event.span) return date;
    date.emplace().span = *event.span;
    return date;
}

void DerivedColumns::place_all_again() {
    {
        Query events = query("SELECT id, date, utc_offset_minutes FROM event WHERE date <> ''", "event");
        Query update = query(
            "UPDATE event SET start_ms = ?, end_ms = ?, level = ?, precision = ? WHERE id = ?", "event");
        while (events.next()) {
            const int offset = events.optional_number(2, -1440, 1440).value_or(utc_offset_minutes_);
            const std::optional<base::Edtf> date = events.date(1, offset);
            bind_span(&update, date);
            bind_precision(&update, date);
            update.bind(events.integer(0)).run();
        }
    }
    Query articles = query("SELECT id, published FROM article WHERE published <> ''", "article");
    Query update = query("UPDATE article SET start_ms = ?, end_ms = ?, level = ?, precision = ? WHERE id = ?",
                         "article");
    while (articles.next()) {
        const std::optional<base::Edtf> published = articles.date(1, utc_offset_minutes_);
        bind_span(&update, published);
        bind_precision(&update, published);
        update.bind(articles.integer(0)).run();
    }
    connection_.run("INSERT OR IGNORE INTO temp.touched (event) SELECT id FROM event;"
                    "INSERT OR IGNORE INTO temp.unplaced (event) SELECT id FROM event");
}

void DerivedColumns::mend() {
    connection_.run(R"(
        UPDATE event SET participants = n
        FROM (SELECT e.id AS of, count(DISTINCT p.participant) AS n
              FROM event e LEFT JOIN participation p ON p.event = e.id GROUP BY e.id)
        WHERE id = of AND participants <> n;
        UPDATE event SET articles = n
        FROM (SELECT e.id AS of, count(DISTINCT c.article) AS n
              FROM event e LEFT JOIN coverage c ON c.event = e.id GROUP BY e.id)
        WHERE id = of AND articles <> n;
        UPDATE utterance SET speaker = (
            SELECT speaker FROM attribution a WHERE a.utterance = utterance.id AND a.status = 0
            ORDER BY position DESC LIMIT 1)
        WHERE speaker IS NOT (
            SELECT speaker FROM attribution a WHERE a.utterance = utterance.id AND a.status = 0
            ORDER BY position DESC LIMIT 1))");
}

void DerivedColumns::work_out() {
    place_utterances();
    count_again();
}

void DerivedColumns::clear() {
    connection_.run("DELETE FROM temp.touched; DELETE FROM temp.unplaced");
    last_event_ = {};
    last_touched_ = 0;
}

void DerivedColumns::place_utterances() {
    Query utterances = query(
        "SELECT u.id, u.said, e.utc_offset_minutes, e.start_ms, e.end_ms FROM temp.unplaced t CROSS JOIN "
        "utterance u ON u.event = t.event CROSS JOIN event e ON e.id = u.event",
        "utterance");
    Query update =
        query("UPDATE utterance SET start_ms = ?, end_ms = ?, level = ? WHERE id = ?", "utterance");
    while (utterances.next()) {
        bind_span(&update, said_at(utterances.text(1), read_event_time(utterances, 2)));
        update.bind(utterances.integer(0)).run();
    }
}

void DerivedColumns::count_again() {
    Query events = query(
        "SELECT e.id, e.articles, e.participants, e.author_weight, (SELECT count(*) FROM utterance u WHERE "
        "u.event = e.id), (SELECT count(*) FROM photo p WHERE p.event = e.id), EXISTS (SELECT 1 FROM "
        "utterance u WHERE u.event = e.id AND u.disputed = 1) OR EXISTS (SELECT 1 FROM claim c WHERE c.event "
        "= e.id GROUP BY c.about HAVING min(c.value) <> max(c.value)) FROM temp.touched t CROSS JOIN event e "
        "ON e.id = t.event",
        "event");
    Query update =
        query("UPDATE event SET utterances = ?, photos = ?, disputed = ?, weight = ? WHERE id = ?", "event");
    while (events.next()) {
        const std::int64_t utterances = events.integer(4);
        const double weight = events.optional_real(3).value_or(
            weight_of_coverage(events.integer(1), utterances, events.integer(2)));
        update.bind(utterances).bind(events.integer(5)).bind(events.integer(6));
        update.bind(weight).bind(events.integer(0)).run();
    }
}

} // namespace dateline::store
