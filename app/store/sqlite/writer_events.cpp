// What the Writer does with events.
#include <set>

#include "editorial/attribution.h"
#include "store/sqlite/local_text.h"
#include "store/sqlite/sqlite_writer.h"
#include "store/sqlite/timeline_build.h"
#include "store/tokens.h"
#include "store/writer_checks.h"

namespace dateline::store {
namespace {

template<class Part, class Get> std::int64_t distinct(const std::vector<Part>& parts, Get get) {
    std::set<std::string> slugs;
    for (const Part& part : parts)
        slugs.insert(get(part));
    return static_cast<std::int64_t>(slugs.size());
}

constexpr const char* add_event_words = "INSERT INTO event_words (rowid, pairs) VALUES (?, ?)";
constexpr const char* drop_event_words =
    "INSERT INTO event_words (event_words, rowid, pairs) VALUES ('delete', ?, ?)";

} // namespace

void SqliteWriter::put(const model::EventRecord& record) {
    check_open();
    check_record(record);
    finished_ = false;
    const auto [id, existed] = events_->put(record.slug);
    if (existed) {
        touch(id);
        leave_unplaced(id);
        remove_event_children(id);
    } else {
        timeline_->note_event(id);
        timeline_->note_rows(rows_of_event, 1);
    }
    if (!record.within.empty()) nested_events_.push_back(id);
    put_event_row(record, id);
    put_event_children(record, id);
    words_->add(add_event_words, "event_words", id, event_texts(record.title, record.summary, record.note));
}

void SqliteWriter::remove_event_children(std::int64_t id) {
    {
        Query old = query("SELECT id, title, summary, note FROM event WHERE id = ?", "event");
        if (old.bind(id).next())
            words_->add(drop_event_words, "event_words", id,
                        event_texts(old.local_text(1), old.local_text(2), old.local_text(3)));
    }
    query("DELETE FROM participation WHERE event = ?", "participation").bind(id).run();
    query("DELETE FROM event_topic WHERE event = ?", "event_topic").bind(id).run();
    query("DELETE FROM coverage WHERE event = ?", "coverage").bind(id).run();
    query("DELETE FROM claim WHERE event = ?", "claim").bind(id).run();
}

void SqliteWriter::put_event_row(const model::EventRecord& record, std::int64_t id) {
    const std::int64_t participants =
        distinct(record.participations, [](const model::ParticipationRecord& p) { return p.participant; });
    const std::int64_t articles = distinct(record.coverage, [](const model::Slug& slug) { return slug; });
    const std::string where = "event " + record.slug;
    const auto date =
        base::parse_edtf(record.date, record.utc_offset_minutes.value_or(utc_offset_minutes_)).date;
    Query row = query(
        "INSERT INTO event (id, slug, date, utc_offset_minutes, title, summary, note, place, within, "
        "author_weight, confidence, start_ms, end_ms, level, precision, weight, participants, articles, "
        "disputed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO "
        "UPDATE SET date = excluded.date, utc_offset_minutes = excluded.utc_offset_minutes, title = "
        "excluded.title, summary = excluded.summary, note = excluded.note, place = excluded.place, within "
        "= excluded.within, author_weight = excluded.author_weight, confidence = excluded.confidence, "
        "start_ms = excluded.start_ms, end_ms = excluded.end_ms, level = excluded.level, precision = "
        "excluded.precision, weight = excluded.weight, participants = excluded.participants, articles = "
        "excluded.articles, disputed = excluded.disputed",
        "event");
    row.bind(id).bind(record.slug).bind(record.date).bind(record.utc_offset_minutes);
    row.bind(encode_local_text(record.title)).bind(encode_local_text(record.summary));
    row.bind(encode_local_text(record.note));
    row.bind(optional_mention(*places_, record.place, where + ", field place"));
    row.bind(optional_mention(*events_, record.within, where + ", field within"));
    row.bind(record.weight).bind(static_cast<int>(record.confidence));
    bind_span(&row, date);
    bind_precision(&row, date);
    last_event_ = {id, record.utc_offset_minutes, placed_span(date)};
    row.bind(record.weight.value_or(weight_of_coverage(articles, 0, participants)));
    row.bind(participants).bind(articles).bind(editorial::is_disputed(record.claims) ? 1 : 0);
    row.run();
}

void SqliteWriter::put_event_children(const model::EventRecord& record, std::int64_t id) {
    const std::string where = "event " + record.slug;
    int position = 0;
    for (const model::ParticipationRecord& participation : record.participations)
        query("INSERT INTO participation (event, id, position, participant, role, title, note) VALUES (?, ?, "
              "?, "
              "?, ?, ?, ?)",
              "participation")
            .bind(id)
            .bind(ids_->next(IdKind::participation))
            .bind(position++)
            .bind(participants_->mention(participation.participant, where + ", field participations"))
            .bind(participation.role)
            .bind(encode_local_text(participation.title))
            .bind(encode_local_text(participation.note))
            .run();
    put_topics("INSERT INTO event_topic (event, position, topic) VALUES (?, ?, ?)", "event_topic", id,
               record.topics, where);
    position = 0;
    for (const model::Slug& article : record.coverage)
        query("INSERT INTO coverage (event, position, article) VALUES (?, ?, ?)", "coverage")
            .bind(id)
            .bind(position++)
            .bind(articles_->mention(article, where + ", field coverage"))
            .run();
    position = 0;
    for (const model::ClaimRecord& claim : record.claims)
        query("INSERT INTO claim (event, id, position, about, label, value, article) VALUES (?, ?, ?, ?, ?, "
              "?, ?)",
              "claim")
            .bind(id)
            .bind(ids_->next(IdKind::claim))
            .bind(position++)
            .bind(claim.about)
            .bind(encode_local_text(claim.label))
            .bind(encode_local_text(claim.value))
            .bind(optional_mention(*articles_, claim.article, where + ", field claims"))
            .run();
}

} // namespace dateline::store
