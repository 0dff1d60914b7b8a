#include "store/sqlite/check_derived.h"

#include "store/sqlite/derived_columns.h"
#include "store/sqlite/placed_date.h"
#include "store/sqlite/schema.h"
#include "store/writer_checks.h"

namespace dateline::store {
namespace {

constexpr const char* work_out_again = "; run `dateline reindex`, which works it out again";
constexpr const char* place_again = "; run `dateline reindex`, which places it";

// An older Dateline's clock did not reach some dates, which are placed once it is written to.
bool same_span(const Query& row, int start_column, const std::optional<base::Span>& span, bool is_older) {
    if (is_older && row.is_null(start_column)) return true;
    if (!span)
        return row.is_null(start_column) && row.is_null(start_column + 1) && row.is_null(start_column + 2);
    const base::TickSpan ticks = base::ticks_of(*span);
    return !row.is_null(start_column) && row.integer(start_column) == ticks.start_tick &&
           row.integer(start_column + 1) == ticks.end_tick &&
           row.integer(start_column + 2) == index::level_of(ticks);
}

// Sound, and yet nobody would find it on the axis.
void name_off_axis(const std::string& where, const std::optional<base::Edtf>& date, ProblemList* problems) {
    const std::string note = date ? tray_note(*date) : "";
    if (!note.empty()) problems->add(where, note, Severity::advice);
}

void check_event_spans(EntityCache& cache, ProblemList* problems) {
    const bool is_older = cache.connection().version() < history_version;
    Query row = cache.query(
        R"sql(
            SELECT id, date, utc_offset_minutes, start_ms, end_ms, level, precision, slug
            FROM event)sql",
        "event");
    while (row.next())
        problems->run("table event", [&] {
            const std::string where = row_of("event", row.integer(0), "date", row.text(7));
            const int offset = row.optional_number(2, -1440, 1440).value_or(cache.utc_offset_minutes());
            const std::optional<base::Edtf> date = row.date(1, offset);
            if (!same_span(row, 3, placed_span(date), is_older) ||
                (date && row.choice(6, base::Precision::unknown) != date->precision))
                problems->add(where, std::string("does not cover the stored span") + place_again);
            name_off_axis(where, date, problems);
        });
}

void check_article_spans(EntityCache& cache, ProblemList* problems) {
    const bool is_older = cache.connection().version() < history_version;
    Query row = cache.query("SELECT id, published, start_ms, end_ms, level, slug FROM article", "article");
    while (row.next())
        problems->run("table article", [&] {
            const std::string where = row_of("article", row.integer(0), "published", row.text(5));
            const std::optional<base::Edtf> published = row.date(1, cache.utc_offset_minutes());
            if (!same_span(row, 2, placed_span(published), is_older))
                problems->add(where, std::string("does not cover the stored span") + place_again);
            name_off_axis(where, published, problems);
        });
}

void check_utterance_spans(EntityCache& cache, ProblemList* problems) {
    const bool is_older = cache.connection().version() < history_version;
    Query row = cache.query(R"sql(
        SELECT u.id, u.said, u.start_ms, u.end_ms, u.level, e.utc_offset_minutes, e.start_ms,
            e.end_ms, u.slug
        FROM utterance u
        CROSS JOIN event e ON e.id = u.event)sql",
                            "utterance");
    while (row.next())
        problems->run("table utterance", [&] {
            const std::string where = row_of("utterance", row.integer(0), "said", row.text(8));
            const int offset = row.optional_number(5, -1440, 1440).value_or(cache.utc_offset_minutes());
            const std::optional<base::Edtf> said = row.date(1, offset);
            std::optional<base::Span> span = placed_span(said);
            if (!span && !row.is_null(6)) span = row.span(6);
            if (!same_span(row, 2, span, is_older))
                problems->add(where, std::string("does not cover the stored span") + place_again);
            name_off_axis(where, said, problems);
        });
}

// Rows that a condition finds, each with the same message.
void report_rows(EntityCache& cache, const char* table, const char* field, const char* sql, const char* what,
                 ProblemList* problems) {
    Query row = cache.query(sql, table);
    while (row.next())
        problems->add(row_of(table, row.integer(0), field, row.text(1)), std::string(what) + work_out_again);
}

} // namespace

void check_derived(EntityCache& cache, ProblemList* problems) {
    problems->run("table event", [&] { check_event_spans(cache, problems); });
    problems->run("table article", [&] { check_article_spans(cache, problems); });
    problems->run("table utterance", [&] { check_utterance_spans(cache, problems); });
    problems->run("table event", [&] {
        report_rows(cache, "event", nullptr,
                    R"sql(
                SELECT id, slug
                FROM event e
                WHERE utterances <> (SELECT count(*) FROM utterance u WHERE u.event = e.id)
                    OR photos <> (SELECT count(*) FROM photo p WHERE p.event = e.id)
                    OR participants <> (
                        SELECT count(DISTINCT participant)
                        FROM participation p
                        WHERE p.event = e.id)
                    OR articles <> (
                        SELECT count(DISTINCT article)
                        FROM coverage c
                        WHERE c.event = e.id))sql",
                    "has counts that are not those of what belongs to it", problems);
        report_rows(cache, "event", "weight",
                    R"sql(
                        SELECT id, slug
                        FROM event
                        WHERE weight <> ifnull(author_weight, 1 + 2 * articles + 3 * utterances
                            + participants))sql",
                    "is not what its coverage makes it", problems);
    });
    problems->run("table utterance", [&] {
        report_rows(cache, "utterance", "speaker",
                    R"sql(
                SELECT id, slug
                FROM utterance u
                WHERE speaker IS NOT (
                    SELECT speaker
                    FROM attribution a
                    WHERE a.utterance = u.id AND a.status = 0
                    ORDER BY position DESC
                    LIMIT 1))sql",
                    "is not that of the newest accepted attribution", problems);
    });
}

} // namespace dateline::store
