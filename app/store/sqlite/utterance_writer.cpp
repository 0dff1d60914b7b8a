#include "store/sqlite/utterance_writer.h"

#include "editorial/attribution.h"
#include "store/sqlite/local_text.h"
#include "store/sqlite/placed_date.h"
#include "store/tokens.h"

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

void UtteranceWriter::put(const model::UtteranceRecord& record, std::int64_t id, bool existed) {
    if (existed)
        remove_words(id);
    else
        c_.timeline.note_rows(rows_of_utterance, 1);
    c_.timeline.note_rows(rows_of_quote, static_cast<std::int64_t>(record.quotes.size()));
    put_row(record, id);
    const std::string where = "utterance " + record.slug;
    if (existed)
        c_.query("DELETE FROM utterance_topic WHERE utterance = ?", "utterance_topic").bind(id).run();
    c_.put_topics("INSERT INTO utterance_topic (utterance, position, topic) VALUES (?, ?, ?)",
                  "utterance_topic", id, record.topics, where);
    put_quotes(record, id, existed);
    put_attributions(record, id, existed);
    c_.upkeep.put(IdKind::utterance, id, record.upkeep, existed);
    c_.words.add(add_utterance_words, "utterance_words", id,
                 utterance_texts(record.context, texts_of(record.quotes)));
}

void UtteranceWriter::remove_words(std::int64_t id) {
    model::LocalText context;
    std::vector<std::string> quotes;
    {
        Query old = c_.query("SELECT id, event, context FROM utterance WHERE id = ?", "utterance");
        if (old.bind(id).next()) {
            c_.derived.touch(old.integer(1));
            context = old.local_text(2);
        }
        Query texts = c_.query("SELECT id, text FROM quote WHERE utterance = ? ORDER BY position", "quote");
        texts.bind(id);
        while (texts.next())
            quotes.push_back(texts.text(1));
    }
    c_.timeline.note_rows(rows_of_quote, -static_cast<std::int64_t>(quotes.size()));
    c_.words.add(drop_utterance_words, "utterance_words", id, utterance_texts(context, quotes));
}

void UtteranceWriter::put_row(const model::UtteranceRecord& record, std::int64_t id) {
    const std::string where = "utterance " + record.slug;
    const std::int64_t event = c_.slugs.events.mention(record.event, where + ", field event");
    c_.derived.touch(event);
    const EventTime& time = c_.derived.time_of(event);
    if (time.event == 0) c_.derived.leave_unplaced(event);
    std::optional<std::int64_t> speaker;
    if (const std::optional<std::size_t> deciding = editorial::deciding_attribution(record.attributions))
        speaker = c_.slugs.participants.mention(record.attributions[*deciding].speaker,
                                                where + ", field attributions");
    Query row = c_.query(
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
    bind_span(&row, c_.derived.said_at(record.said, time));
    row.run();
}

void UtteranceWriter::put_quotes(const model::UtteranceRecord& record, std::int64_t id, bool existed) {
    const std::string where = "utterance " + record.slug + ", field quotes";
    std::vector<std::int64_t> articles;
    std::vector<PartWords> now;
    for (const model::QuoteRecord& quote : record.quotes) {
        articles.push_back(c_.slugs.articles.mention(quote.article, where));
        now.push_back(
            {existed ? std::to_string(articles.back()) : "", quote.label, existed ? quote.text : ""});
    }
    const std::vector<std::int64_t> ids = c_.replace_parts(IdKind::quote, id, existed, now);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const model::QuoteRecord& quote = record.quotes[i];
        Query row =
            c_.query("INSERT INTO quote (id, utterance, position, article, label, text, language, form, "
                     "prefix, suffix, "
                     "start_char, end_char, part, note, verification) VALUES (?, ?, ?, ?, ?, ?, ?, ?, "
                     "?, ?, ?, ?, ?, ?, ?)",
                     "quote");
        row.bind(ids[i]).bind(id).bind(static_cast<std::int64_t>(i)).bind(articles[i]);
        row.bind(quote.label).bind(quote.text).bind(quote.language).bind(static_cast<int>(quote.form));
        row.bind(quote.prefix).bind(quote.suffix).bind(quote.start).bind(quote.end).bind(quote.part);
        row.bind(encode_local_text(quote.note)).bind(static_cast<int>(quote.verification));
        row.run();
        c_.upkeep.put_notes(IdKind::quote, ids[i], quote.notes, existed);
    }
}

void UtteranceWriter::put_attributions(const model::UtteranceRecord& record, std::int64_t id, bool existed) {
    const std::string where = "utterance " + record.slug + ", field attributions";
    std::vector<std::int64_t> speakers;
    std::vector<std::optional<std::int64_t>> articles;
    std::vector<PartWords> now;
    for (const model::AttributionRecord& attribution : record.attributions) {
        speakers.push_back(c_.slugs.participants.mention(attribution.speaker, where));
        articles.push_back(c_.slugs.articles.mention_any(attribution.article, where));
        now.push_back(
            {std::to_string(speakers.back()), std::to_string(articles.back().value_or(0)), attribution.by});
    }
    const std::vector<std::int64_t> ids = c_.replace_parts(IdKind::attribution, id, existed, now);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const model::AttributionRecord& attribution = record.attributions[i];
        Query row = c_.query("INSERT INTO attribution (utterance, id, position, speaker, article, method, "
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
        row.bind(c_.slugs.participants.mention_any(attribution.runner_up, where));
        row.bind(attribution.runner_up_confidence);
        row.run();
    }
}

} // namespace dateline::store
