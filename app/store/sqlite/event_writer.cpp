#include "store/sqlite/event_writer.h"

#include <set>

#include "editorial/attribution.h"
#include "store/sqlite/local_text.h"
#include "store/sqlite/placed_date.h"
#include "store/tokens.h"

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

void EventWriter::put(const model::EventRecord& record, std::int64_t id, bool existed) {
    if (existed) {
        c_.derived.touch(id);
        c_.derived.leave_unplaced(id);
        remove_words(id);
    } else {
        c_.timeline.note_event(id);
        c_.timeline.note_rows(rows_of_event, 1);
    }
    put_row(record, id);
    put_children(record, id, existed);
    c_.upkeep.put(IdKind::event, id, record.upkeep, existed);
    c_.words.add(add_event_words, "event_words", id, event_texts(record.title, record.summary, record.note));
}

void EventWriter::remove_words(std::int64_t id) {
    Query old = c_.query("SELECT id, title, summary, note FROM event WHERE id = ?", "event");
    if (old.bind(id).next())
        c_.words.add(drop_event_words, "event_words", id,
                     event_texts(old.local_text(1), old.local_text(2), old.local_text(3)));
}

void EventWriter::put_row(const model::EventRecord& record, std::int64_t id) {
    const std::int64_t participants =
        distinct(record.participations, [](const model::ParticipationRecord& p) { return p.participant; });
    const std::int64_t articles = distinct(record.coverage, [](const model::Slug& slug) { return slug; });
    const std::string where = "event " + record.slug;
    const auto date =
        base::parse_edtf(record.date, record.utc_offset_minutes.value_or(c_.derived.utc_offset_minutes()))
            .date;
    Query row = c_.query(
        "INSERT INTO event (id, slug, date, utc_offset_minutes, title, summary, note, place, within, "
        "author_weight, confidence, verification, start_ms, end_ms, level, precision, weight, participants, "
        "articles, "
        "disputed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO "
        "UPDATE SET date = excluded.date, utc_offset_minutes = excluded.utc_offset_minutes, title = "
        "excluded.title, summary = excluded.summary, note = excluded.note, place = excluded.place, within "
        "= excluded.within, author_weight = excluded.author_weight, confidence = excluded.confidence, "
        "verification = "
        "excluded.verification, "
        "start_ms = excluded.start_ms, end_ms = excluded.end_ms, level = excluded.level, precision = "
        "excluded.precision, weight = excluded.weight, participants = excluded.participants, articles = "
        "excluded.articles, disputed = excluded.disputed",
        "event");
    row.bind(id).bind(record.slug).bind(record.date).bind(record.utc_offset_minutes);
    row.bind(encode_local_text(record.title)).bind(encode_local_text(record.summary));
    row.bind(encode_local_text(record.note));
    row.bind(c_.slugs.places.mention_any(record.place, where + ", field place"));
    row.bind(c_.slugs.events.mention_any(record.within, where + ", field within"));
    row.bind(record.weight)
        .bind(static_cast<int>(record.confidence))
        .bind(static_cast<int>(record.verification));
    bind_span(&row, date);
    bind_precision(&row, date);
    c_.derived.note_time({id, record.utc_offset_minutes, placed_span(date)});
    row.bind(record.weight.value_or(weight_of_coverage(articles, 0, participants)));
    row.bind(participants).bind(articles).bind(editorial::is_disputed(record.claims) ? 1 : 0);
    row.run();
}

void EventWriter::put_children(const model::EventRecord& record, std::int64_t id, bool existed) {
    const std::string where = "event " + record.slug;
    put_participations(record, id, existed);
    if (existed) c_.query("DELETE FROM event_topic WHERE event = ?", "event_topic").bind(id).run();
    c_.put_topics("INSERT INTO event_topic (event, position, topic) VALUES (?, ?, ?)", "event_topic", id,
                  record.topics, where);
    if (existed) c_.query("DELETE FROM coverage WHERE event = ?", "coverage").bind(id).run();
    int position = 0;
    for (const model::Slug& article : record.coverage)
        c_.query("INSERT INTO coverage (event, position, article) VALUES (?, ?, ?)", "coverage")
            .bind(id)
            .bind(position++)
            .bind(c_.slugs.articles.mention(article, where + ", field coverage"))
            .run();
    put_claims(record, id, existed);
}

void EventWriter::put_participations(const model::EventRecord& record, std::int64_t id, bool existed) {
    const std::string where = "event " + record.slug + ", field participations";
    std::vector<std::int64_t> participants;
    std::vector<PartWords> now;
    for (const model::ParticipationRecord& participation : record.participations) {
        participants.push_back(c_.slugs.participants.mention(participation.participant, where));
        now.push_back({std::to_string(participants.back()), participation.role,
                       existed ? encode_local_text(participation.title) : ""});
    }
    const std::vector<std::int64_t> ids = c_.replace_parts(IdKind::participation, id, existed, now);
    for (std::size_t i = 0; i < ids.size(); ++i)
        c_.query(
              "INSERT INTO participation (event, id, position, participant, role, title, note) VALUES (?, ?, "
              "?, "
              "?, ?, ?, ?)",
              "participation")
            .bind(id)
            .bind(ids[i])
            .bind(static_cast<std::int64_t>(i))
            .bind(participants[i])
            .bind(record.participations[i].role)
            .bind(encode_local_text(record.participations[i].title))
            .bind(encode_local_text(record.participations[i].note))
            .run();
}

void EventWriter::put_claims(const model::EventRecord& record, std::int64_t id, bool existed) {
    const std::string where = "event " + record.slug + ", field claims";
    std::vector<std::optional<std::int64_t>> articles;
    std::vector<PartWords> now;
    for (const model::ClaimRecord& claim : record.claims) {
        articles.push_back(c_.slugs.articles.mention_any(claim.article, where));
        now.push_back({claim.about, std::to_string(articles.back().value_or(0)),
                       existed ? encode_local_text(claim.value) : ""});
    }
    const std::vector<std::int64_t> ids = c_.replace_parts(IdKind::claim, id, existed, now);
    for (std::size_t i = 0; i < ids.size(); ++i)
        c_.query(
              "INSERT INTO claim (event, id, position, about, label, value, article) VALUES (?, ?, ?, ?, ?, "
              "?, ?)",
              "claim")
            .bind(id)
            .bind(ids[i])
            .bind(static_cast<std::int64_t>(i))
            .bind(record.claims[i].about)
            .bind(encode_local_text(record.claims[i].label))
            .bind(encode_local_text(record.claims[i].value))
            .bind(articles[i])
            .run();
}

} // namespace dateline::store
