// The end of a Writer's work: references resolved, derived columns worked out, indices made, the file
// published.
#include <algorithm>
#include <bit>

#include "base/edtf.h"
#include "base/paths.h"
#include "store/sqlite/schema.h"
#include "store/sqlite/sqlite_writer.h"

namespace dateline::store {

double weight_of_coverage(std::int64_t articles, std::int64_t utterances, std::int64_t participants) {
    return static_cast<double>(1 + 2 * articles + 3 * utterances + participants);
}

std::optional<base::Span> placed_span(const std::optional<base::Edtf>& date) {
    return date && date->placed() ? std::optional(date->span) : std::nullopt;
}

void bind_span(Query* query, const std::optional<base::Edtf>& date) {
    if (!date || !date->placed()) {
        query->bind_null().bind_null().bind_null();
        return;
    }
    const base::TickSpan ticks = base::ticks_of(date->span);
    query->bind(ticks.start_tick).bind(ticks.end_tick).bind(index::level_of(ticks));
}

void bind_precision(Query* query, const std::optional<base::Edtf>& date) {
    if (date)
        query->bind(static_cast<int>(date->precision));
    else
        query->bind_null();
}

namespace {

// Dates without an offset of their own stand elsewhere once the database's offset changes; what an older
// Dateline placed otherwise is placed as it is now.
void place_again(Connection& connection, int utc_offset_minutes) {
    {
        Query events =
            connection.query("SELECT id, date, utc_offset_minutes FROM event WHERE date <> ''", "event");
        Query update = connection.query(
            "UPDATE event SET start_ms = ?, end_ms = ?, level = ?, precision = ? WHERE id = ?", "event");
        while (events.next()) {
            const int offset = events.optional_number(2, -1440, 1440).value_or(utc_offset_minutes);
            const std::optional<base::Edtf> date = events.date(1, offset);
            bind_span(&update, date);
            bind_precision(&update, date);
            update.bind(events.integer(0)).run();
        }
    }
    Query articles = connection.query("SELECT id, published FROM article WHERE published <> ''", "article");
    Query update = connection.query(
        "UPDATE article SET start_ms = ?, end_ms = ?, level = ?, precision = ? WHERE id = ?", "article");
    while (articles.next()) {
        const std::optional<base::Edtf> published = articles.date(1, utc_offset_minutes);
        bind_span(&update, published);
        bind_precision(&update, published);
        update.bind(articles.integer(0)).run();
    }
    connection.run("INSERT OR IGNORE INTO temp.touched (event) SELECT id FROM event;"
                   "INSERT OR IGNORE INTO temp.unplaced (event) SELECT id FROM event");
}

// What is put together with a record, where it is not what the record's parts say: only a stranger writes so.
void mend_derived(Connection& connection) {
    connection.run(R"(
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

} // namespace

// An utterance without a time of its own stands where its event does.
std::optional<base::Edtf> SqliteWriter::time_of(const std::string& said, const EventTime& event) const {
    std::optional<base::Edtf> date =
        base::parse_edtf(said, event.utc_offset_minutes.value_or(utc_offset_minutes_)).date;
    if (placed_span(date) || !event.span) return date;
    date.emplace().span = *event.span;
    return date;
}

void SqliteWriter::place_utterances() {
    Query utterances = query(
        "SELECT u.id, u.said, e.utc_offset_minutes, e.start_ms, e.end_ms FROM temp.unplaced t CROSS JOIN "
        "utterance u ON u.event = t.event CROSS JOIN event e ON e.id = u.event",
        "utterance");
    Query update =
        query("UPDATE utterance SET start_ms = ?, end_ms = ?, level = ? WHERE id = ?", "utterance");
    while (utterances.next()) {
        bind_span(&update, time_of(utterances.text(1), read_event_time(utterances, 2)));
        update.bind(utterances.integer(0)).run();
    }
}

namespace {

void count_again(Connection& connection) {
    Query events = connection.query(
        "SELECT e.id, e.articles, e.participants, e.author_weight, (SELECT count(*) FROM utterance u WHERE "
        "u.event = e.id), (SELECT count(*) FROM photo p WHERE p.event = e.id), EXISTS (SELECT 1 FROM "
        "utterance u WHERE u.event = e.id AND u.disputed = 1) OR EXISTS (SELECT 1 FROM claim c WHERE c.event "
        "= e.id GROUP BY c.about HAVING min(c.value) <> max(c.value)) FROM temp.touched t CROSS JOIN event e "
        "ON e.id = t.event",
        "event");
    Query update = connection.query(
        "UPDATE event SET utterances = ?, photos = ?, disputed = ?, weight = ? WHERE id = ?", "event");
    while (events.next()) {
        const std::int64_t utterances = events.integer(4);
        const double weight = events.optional_real(3).value_or(
            weight_of_coverage(events.integer(1), utterances, events.integer(2)));
        update.bind(utterances).bind(events.integer(5)).bind(events.integer(6));
        update.bind(weight).bind(events.integer(0)).run();
    }
}

void report_missing(const SlugTable& table, std::vector<Problem>* problems) {
    for (const auto& [slug, mention] : table.missing())
        problems->push_back({mention.second, std::string("there is no ") + table.table() +
                                                 " with the slug \"" + slug +
                                                 "\"; add it, or correct the slug"});
}

} // namespace

std::vector<Problem> SqliteWriter::finish() {
    check_open();
    std::vector<Problem> problems;
    for (const SlugTable* table : {places_.get(), topics_.get(), outlets_.get(), participants_.get(),
                                   articles_.get(), photos_.get(), events_.get(), utterances_.get()})
        report_missing(*table, &problems);
    look_for_views(&problems);
    if (!problems.empty()) return problems;
    watched([this] {
        if (!indexed_) connection_->run(std::string(schema_indices_sql()));
        indexed_ = true;
        if (respan_) place_again(*connection_, utc_offset_minutes_);
        if (rebuilds_) mend_derived(*connection_);
        place_utterances();
        count_again(*connection_);
        if (respan_) timeline_->rebuild_all();
        timeline_->apply();
        ids_->store();
        connection_->run("DELETE FROM temp.touched; DELETE FROM temp.unplaced");
    });
    last_event_ = {};
    last_touched_ = 0;
    respan_ = rebuilds_ = false;
    finished_ = true;
    return problems;
}

void SqliteWriter::commit() {
    check_open();
    if (!finished_)
        throw base::Error(base::Fault::usage, base::shown_path(path_) + ": finish() comes before commit()");
    watched([this] {
        words_->finish();
        if (!log_) return;
        log_->finish();
        ids_->store();
    });
    if (backup_) backup_path_ = backup_->publish();
    connection_->set_patience(patience_);
    try {
        connection_->run("COMMIT");
    } catch (const TemporaryFailure&) {
        throw in_use(base::shown_path(path_), UsedBy::reader);
    }
    forget_connection();
    connection_.reset();
    if (new_file_) new_file_->publish();
}

std::unique_ptr<Connection> SqliteWriter::release_current() {
    for (const Problem& problem : finish())
        throw base::Error(base::Fault::input,
                          base::shown_path(path_) + ": " + problem.where + ": " + problem.message);
    watched([this] { words_->finish(); });
    connection_->run("COMMIT");
    forget_connection();
    return std::move(connection_);
}

void SqliteWriter::forget_connection() {
    for (auto* table : {&places_, &topics_, &outlets_, &participants_, &articles_, &photos_, &events_,
                        &utterances_, &views_})
        table->reset();
    log_.reset();
    upkeep_.reset();
    ids_.reset();
    words_.reset();
    timeline_.reset();
}

void SqliteWriter::rebuild_timeline() {
    check_open();
    respan_ = rebuilds_ = true;
    finished_ = false;
}

} // namespace dateline::store
