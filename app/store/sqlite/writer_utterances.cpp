// What the Writer does with utterances.
#include <algorithm>

#include "editorial/attribution.h"
#include "store/sqlite/local_text.h"
#include "store/sqlite/sqlite_writer.h"
#include "store/sqlite/timeline_build.h"
#include "store/tokens.h"
#include "store/writer_checks.h"

namespace dateline::store {
namespace {

std::vector<std::string> texts_of(const std::vector<model::QuoteRecord>& quotes) {
    std::vector<std::string> texts;
    texts.reserve(quotes.size());
    for (const model::QuoteRecord& quote : quotes)
        texts.push_back(quote.text);
    return texts;
}

constexpr const char* add_utterance_words = "INSERT INTO utterance_words (rowid, pairs) VALUES (?, ?)";
constexpr const char* drop_utterance_words =
    "INSERT INTO utterance_words (utterance_words, rowid, pairs) VALUES ('delete', ?, ?)";

} // namespace

void SqliteWriter::put_topics(const char* sql, const char* table, std::int64_t owner,
                              const std::vector<std::string>& topics, const std::string& where) {
    int position = 0;
    for (const model::Slug& topic : topics)
        query(sql, table)
            .bind(owner)
            .bind(position++)
            .bind(topics_->mention(topic, where + ", field topics"))
            .run();
}

void SqliteWriter::put(const model::UtteranceRecord& record) {
    const auto [id, existed, is_there] = place(*utterances_, IdKind::utterance, record);
    if (std::any_of(record.quotes.begin(), record.quotes.end(),
                    [](const model::QuoteRecord& quote) { return quote.start.has_value(); }))
        placed_utterances_.push_back(id);
    if (is_there) return;
    if (existed)
        remove_utterance_words(id);
    else
        timeline_->note_rows(rows_of_utterance, 1);
    timeline_->note_rows(rows_of_quote, static_cast<std::int64_t>(record.quotes.size()));
    put_utterance_row(record, id);
    const std::string where = "utterance " + record.slug;
    if (existed) query("DELETE FROM utterance_topic WHERE utterance = ?", "utterance_topic").bind(id).run();
    put_topics("INSERT INTO utterance_topic (utterance, position, topic) VALUES (?, ?, ?)", "utterance_topic",
               id, record.topics, where);
    put_quotes(record, id, existed);
    put_attributions(record, id, existed);
    upkeep_->put(IdKind::utterance, id, record.upkeep, existed);
    words_->add(add_utterance_words, "utterance_words", id,
                utterance_texts(record.context, texts_of(record.quotes)));
}

void SqliteWriter::remove_utterance_words(std::int64_t id) {
    model::LocalText context;
    std::vector<std::string> quotes;
    {
        Query old = query("SELECT id, event, context FROM utterance WHERE id = ?", "utterance");
        if (old.bind(id).next()) {
            touch(old.integer(1));
            context = old.local_text(2);
        }
        Query texts = query("SELECT id, text FROM quote WHERE utterance = ? ORDER BY position", "quote");
        texts.bind(id);
        while (texts.next())
            quotes.push_back(texts.text(1));
    }
    timeline_->note_rows(rows_of_quote, -static_cast<std::int64_t>(quotes.size()));
    words_->add(drop_utterance_words, "utterance_words", id, utterance_texts(context, quotes));
}

SqliteWriter::EventTime SqliteWriter::read_event_time(const Query& row, int column) {
    EventTime time;
    time.utc_offset_minutes = row.optional_number(column, -1440, 1440);
    if (!row.is_null(column + 1)) time.span = row.span(column + 1);
    return time;
}

const SqliteWriter::EventTime& SqliteWriter::event_time(std::int64_t event) {
    if (last_event_.event == event) return last_event_;
    Query row = query("SELECT id, utc_offset_minutes, start_ms, end_ms FROM event WHERE id = ?", "event");
    last_event_ = {};
    if (row.bind(event).next()) {
        last_event_ = read_event_time(row, 1);
        last_event_.event = event;
    }
    return last_event_;
}

void SqliteWriter::put_utterance_row(const model::UtteranceRecord& record, std::int64_t id) {
    const std::string where = "utterance " + record.slug;
    const std::int64_t event = events_->mention(record.event, where + ", field event");
    touch(event);
    const EventTime& time = event_time(event);
    if (time.event == 0) leave_unplaced(event);
    std::optional<std::int64_t> speaker;
    if (const std::optional<std::size_t> deciding = editorial::deciding_attribution(record.attributions))
        speaker =
            participants_->mention(record.attributions[*deciding].speaker, where + ", field attributions");
    Query row = query(
        "INSERT INTO utterance (id, slug, event, ordinal, said, context_kind, context, speaker, disputed, "
        "start_ms, end_ms, level) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
        "event = excluded.event, ordinal = excluded.ordinal, said = excluded.said, context_kind = "
        "excluded.context_kind, context = excluded.context, speaker = excluded.speaker, disputed = "
        "excluded.disputed, start_ms = excluded.start_ms, end_ms = excluded.end_ms, level = excluded.level",
        "utterance");
    row.bind(id).bind(record.slug).bind(event).bind(record.order).bind(record.said).bind(record.context_kind);
    row.bind(encode_local_text(record.context))
        .bind(speaker)
        .bind(editorial::is_disputed(record.attributions) ? 1 : 0);
    bind_span(&row, time_of(record.said, time));
    row.run();
}

void SqliteWriter::put_quotes(const model::UtteranceRecord& record, std::int64_t id, bool existed) {
    const std::string where = "utterance " + record.slug + ", field quotes";
    std::vector<std::int64_t> articles;
    std::vector<PartWords> now;
    for (const model::QuoteRecord& quote : record.quotes) {
        articles.push_back(articles_->mention(quote.article, where));
        now.push_back(
            {existed ? std::to_string(articles.back()) : "", quote.label, existed ? quote.text : ""});
    }
    const std::vector<std::int64_t> ids = replace_parts(IdKind::quote, id, existed, now);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const model::QuoteRecord& quote = record.quotes[i];
        Query row = query("INSERT INTO quote (id, utterance, position, article, label, text, language, form, "
                          "prefix, suffix, "
                          "start_char, end_char, part, note, verification) VALUES (?, ?, ?, ?, ?, ?, ?, ?, "
                          "?, ?, ?, ?, ?, ?, ?)",
                          "quote");
        row.bind(ids[i]).bind(id).bind(static_cast<std::int64_t>(i)).bind(articles[i]);
        row.bind(quote.label).bind(quote.text).bind(quote.language).bind(static_cast<int>(quote.form));
        row.bind(quote.prefix).bind(quote.suffix).bind(quote.start).bind(quote.end).bind(quote.part);
        row.bind(encode_local_text(quote.note)).bind(static_cast<int>(quote.verification));
        row.run();
        upkeep_->put_notes(IdKind::quote, ids[i], quote.notes, existed);
    }
}

void SqliteWriter::put_attributions(const model::UtteranceRecord& record, std::int64_t id, bool existed) {
    const std::string where = "utterance " + record.slug + ", field attributions";
    std::vector<std::int64_t> speakers;
    std::vector<std::optional<std::int64_t>> articles;
    std::vector<PartWords> now;
    for (const model::AttributionRecord& attribution : record.attributions) {
        speakers.push_back(participants_->mention(attribution.speaker, where));
        articles.push_back(optional_mention(*articles_, attribution.article, where));
        now.push_back(
            {std::to_string(speakers.back()), std::to_string(articles.back().value_or(0)), attribution.by});
    }
    const std::vector<std::int64_t> ids = replace_parts(IdKind::attribution, id, existed, now);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const model::AttributionRecord& attribution = record.attributions[i];
        Query row = query("INSERT INTO attribution (utterance, id, position, speaker, article, method, "
                          "decided_by, confidence, "
                          "status, reviewed, decided, note, start_char, end_char, runner_up, "
                          "runner_up_confidence) VALUES (?, ?, "
                          "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                          "attribution");
        row.bind(id).bind(ids[i]).bind(static_cast<std::int64_t>(i)).bind(speakers[i]).bind(articles[i]);
        row.bind(static_cast<int>(attribution.method)).bind(attribution.by).bind(attribution.confidence);
        row.bind(static_cast<int>(attribution.status)).bind(static_cast<int>(attribution.review));
        row.bind(attribution.decided).bind(encode_local_text(attribution.note));
        row.bind(attribution.start).bind(attribution.end);
        row.bind(optional_mention(*participants_, attribution.runner_up, where));
        row.bind(attribution.runner_up_confidence);
        row.run();
    }
}

std::vector<std::int64_t> SqliteWriter::replace_parts(IdKind kind, std::int64_t owner, bool existed,
                                                      const std::vector<PartWords>& now) {
    std::vector<std::int64_t> ids(now.size()), gone;
    if (!existed) {
        for (std::int64_t& id : ids)
            id = ids_->next(kind);
        return ids;
    }
    ids = PartIds(*connection_, *ids_).of(kind, owner, now, &gone);
    query(remove_parts_sql(kind), id_table(kind)).bind(owner).run();
    if (kind == IdKind::quote) upkeep_->remove_notes(kind, gone);
    return ids;
}

} // namespace dateline::store
