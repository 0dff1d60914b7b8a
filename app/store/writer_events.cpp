// What the Writer does with articles, photos, events and utterances.
#include <bit>
#include <set>

#include "store/dispute.h"
#include "store/local_text.h"
#include "store/sqlite_writer.h"
#include "store/words.h"
#include "store/writer_checks.h"

namespace dateline::store {
namespace {

template<class Part, class Get> std::int64_t distinct(const std::vector<Part>& parts, Get get) {
    std::set<std::string> slugs;
    for (const Part& part : parts)
        slugs.insert(get(part));
    return static_cast<std::int64_t>(slugs.size());
}

std::optional<base::Edtf> parsed(const std::string& date, int utc_offset_minutes) {
    return base::parse_edtf(date, utc_offset_minutes).date;
}

// start_ms, end_ms, level: all null where there is no date.
void bind_span(Query* query, const std::optional<base::Edtf>& date) {
    if (date)
        query->bind(date->span.start_ms).bind(date->span.end_ms).bind(level_of(date->span));
    else
        query->bind_null().bind_null().bind_null();
}

void bind_precision(Query* query, const std::optional<base::Edtf>& date) {
    if (date)
        query->bind(static_cast<int>(date->precision));
    else
        query->bind_null();
}

std::vector<std::string> texts_of(const std::vector<model::QuoteRecord>& quotes) {
    std::vector<std::string> texts;
    texts.reserve(quotes.size());
    for (const model::QuoteRecord& quote : quotes)
        texts.push_back(quote.text);
    return texts;
}

constexpr const char* add_event_words = "INSERT INTO event_words (rowid, pairs) VALUES (?, ?)";
constexpr const char* drop_event_words =
    "INSERT INTO event_words (event_words, rowid, pairs) VALUES ('delete', ?, ?)";
constexpr const char* add_utterance_words = "INSERT INTO utterance_words (rowid, pairs) VALUES (?, ?)";
constexpr const char* drop_utterance_words =
    "INSERT INTO utterance_words (utterance_words, rowid, pairs) VALUES ('delete', ?, ?)";
constexpr const char* add_article_words = "INSERT INTO article_words (rowid, pairs) VALUES (?, ?)";
constexpr const char* drop_article_words =
    "INSERT INTO article_words (article_words, rowid, pairs) VALUES ('delete', ?, ?)";

} // namespace

double weight_of_coverage(std::int64_t articles, std::int64_t utterances, std::int64_t participants) {
    return static_cast<double>(1 + 2 * articles + 3 * utterances + participants);
}

int level_of(const base::Span& span) {
    return static_cast<int>(
        std::bit_width(static_cast<std::uint64_t>(std::max<std::int64_t>(span.length_ms(), 0))));
}

void SqliteWriter::put(const model::ArticleRecord& record) {
    check_open();
    check_record(record);
    finished_ = false;
    const auto [id, existed] = articles_->put(record.slug);
    if (existed) remove_article_words(id);
    const std::optional<base::Edtf> published = parsed(record.published, utc_offset_minutes_);
    Query row = query(
        "INSERT INTO article (id, slug, outlet, headline, deck, byline, url, reference, language, published, "
        "updated, collected, note, start_ms, end_ms, level, precision) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET outlet = excluded.outlet, headline = "
        "excluded.headline, deck = excluded.deck, byline = excluded.byline, url = excluded.url, reference = "
        "excluded.reference, language = excluded.language, published = excluded.published, updated = "
        "excluded.updated, collected = excluded.collected, note = excluded.note, start_ms = "
        "excluded.start_ms, end_ms = excluded.end_ms, level = excluded.level, precision = "
        "excluded.precision",
        "article");
    row.bind(id).bind(record.slug);
    row.bind(outlets_->mention(record.outlet, "article " + record.slug + ", field outlet"));
    row.bind(record.headline).bind(record.deck).bind(record.byline).bind(record.url).bind(record.reference);
    row.bind(record.language).bind(record.published).bind(record.updated).bind(record.collected);
    row.bind(encode_local_text(record.note));
    bind_span(&row, published);
    bind_precision(&row, published);
    row.run();
    if (existed) query("DELETE FROM article_body WHERE article = ?", "article_body").bind(id).run();
    if (!record.body.empty())
        query("INSERT INTO article_body (article, text) VALUES (?, ?)", "article_body")
            .bind(id)
            .bind(record.body)
            .run();
    put_words("article_words", add_article_words, id,
              article_words(record.headline, record.deck, record.body));
}

void SqliteWriter::remove_article_words(std::int64_t id) {
    std::string words;
    {
        Query old =
            query("SELECT a.id, headline, deck, ifnull(text, '') FROM article a LEFT JOIN article_body b ON "
                  "b.article = a.id WHERE a.id = ?",
                  "article");
        if (old.bind(id).next()) words = article_words(old.text(1), old.text(2), old.text(3));
    }
    put_words("article_words", drop_article_words, id, words);
}

void SqliteWriter::put(const model::PhotoRecord& record) {
    check_open();
    check_record(record);
    finished_ = false;
    const auto [id, existed] = photos_->put(record.slug);
    if (existed) {
        Query old = query("SELECT event FROM photo WHERE id = ?", "photo");
        if (old.bind(id).next() && !old.is_null(0)) touch(old.integer(0));
    }
    const std::string where = "photo " + record.slug;
    const std::optional<std::int64_t> event =
        optional_mention(*events_, record.event, where + ", field event");
    query("INSERT INTO photo (id, slug, file, caption, alt, credit, licence, taken, illustration, event) "
          "VALUES (?, ?, ?, "
          "?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET file = excluded.file, caption = "
          "excluded.caption, alt = "
          "excluded.alt, credit = excluded.credit, licence = excluded.licence, taken = excluded.taken, "
          "illustration = "
          "excluded.illustration, event = excluded.event",
          "photo")
        .bind(id)
        .bind(record.slug)
        .bind(record.file)
        .bind(encode_local_text(record.caption))
        .bind(encode_local_text(record.alt))
        .bind(record.credit)
        .bind(record.licence)
        .bind(record.taken)
        .bind(record.illustration ? 1 : 0)
        .bind(event)
        .run();
    if (event) touch(*event);
    if (existed) query("DELETE FROM region WHERE photo = ?", "region").bind(id).run();
    int position = 0;
    for (const model::RegionRecord& region : record.regions)
        query("INSERT INTO region (photo, position, participant, x, y, width, height) VALUES (?, ?, ?, ?, ?, "
              "?, ?)",
              "region")
            .bind(id)
            .bind(position++)
            .bind(participants_->mention(region.participant, where + ", field regions"))
            .bind(region.x)
            .bind(region.y)
            .bind(region.width)
            .bind(region.height)
            .run();
}

void SqliteWriter::put(const model::EventRecord& record) {
    check_open();
    check_record(record);
    finished_ = false;
    const auto [id, existed] = events_->put(record.slug);
    if (existed) {
        remove_event_children(id);
        touch(id);
    }
    put_event_row(record, id);
    put_event_children(record, id);
    put_words("event_words", add_event_words, id, event_words(record.title, record.summary, record.note));
}

void SqliteWriter::remove_event_children(std::int64_t id) {
    std::string words;
    {
        Query old = query("SELECT id, title, summary, note FROM event WHERE id = ?", "event");
        if (old.bind(id).next()) words = event_words(old.local_text(1), old.local_text(2), old.local_text(3));
    }
    put_words("event_words", drop_event_words, id, words);
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
    const auto date = parsed(record.date, record.utc_offset_minutes.value_or(utc_offset_minutes_));
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
    row.bind(record.weight.value_or(weight_of_coverage(articles, 0, participants)));
    row.bind(participants).bind(articles).bind(is_disputed(record.claims) ? 1 : 0);
    row.run();
}

void SqliteWriter::put_event_children(const model::EventRecord& record, std::int64_t id) {
    const std::string where = "event " + record.slug;
    int position = 0;
    for (const model::ParticipationRecord& participation : record.participations)
        query("INSERT INTO participation (event, position, participant, role, title, note) VALUES (?, ?, ?, "
              "?, ?, ?)",
              "participation")
            .bind(id)
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
        query("INSERT INTO claim (event, position, about, label, value, article) VALUES (?, ?, ?, ?, ?, ?)",
              "claim")
            .bind(id)
            .bind(position++)
            .bind(claim.about)
            .bind(encode_local_text(claim.label))
            .bind(encode_local_text(claim.value))
            .bind(optional_mention(*articles_, claim.article, where + ", field claims"))
            .run();
}

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
    check_open();
    check_record(record);
    finished_ = false;
    const auto [id, existed] = utterances_->put(record.slug);
    if (existed) remove_utterance_children(id);
    put_utterance_row(record, id);
    const std::string where = "utterance " + record.slug;
    put_topics("INSERT INTO utterance_topic (utterance, position, topic) VALUES (?, ?, ?)", "utterance_topic",
               id, record.topics, where);
    put_quotes(record, id);
    put_attributions(record, id);
    put_words("utterance_words", add_utterance_words, id,
              utterance_words(record.context, texts_of(record.quotes)));
}

void SqliteWriter::remove_utterance_children(std::int64_t id) {
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
    put_words("utterance_words", drop_utterance_words, id, utterance_words(context, quotes));
    query("DELETE FROM utterance_topic WHERE utterance = ?", "utterance_topic").bind(id).run();
    query("DELETE FROM quote WHERE utterance = ?", "quote").bind(id).run();
    query("DELETE FROM attribution WHERE utterance = ?", "attribution").bind(id).run();
}

void SqliteWriter::put_utterance_row(const model::UtteranceRecord& record, std::int64_t id) {
    const std::string where = "utterance " + record.slug;
    const std::int64_t event = events_->mention(record.event, where + ", field event");
    touch(event);
    std::optional<std::int64_t> speaker;
    if (const std::optional<std::size_t> deciding = deciding_attribution(record.attributions))
        speaker =
            participants_->mention(record.attributions[*deciding].speaker, where + ", field attributions");
    Query row = query(
        "INSERT INTO utterance (id, slug, event, ordinal, said, context_kind, context, speaker, disputed) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET event = excluded.event, ordinal "
        "= excluded.ordinal, said = excluded.said, context_kind = excluded.context_kind, context = "
        "excluded.context, speaker = excluded.speaker, disputed = excluded.disputed",
        "utterance");
    row.bind(id).bind(record.slug).bind(event).bind(record.order).bind(record.said).bind(record.context_kind);
    row.bind(encode_local_text(record.context)).bind(speaker).bind(is_disputed(record.attributions) ? 1 : 0);
    row.run();
}

void SqliteWriter::put_quotes(const model::UtteranceRecord& record, std::int64_t id) {
    int position = 0;
    for (const model::QuoteRecord& quote : record.quotes) {
        Query row = query(
            "INSERT INTO quote (utterance, position, article, label, text, language, form, prefix, suffix, "
            "start_char, end_char, part, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            "quote");
        row.bind(id).bind(position++);
        row.bind(articles_->mention(quote.article, "utterance " + record.slug + ", field quotes"));
        row.bind(quote.label).bind(quote.text).bind(quote.language).bind(static_cast<int>(quote.form));
        row.bind(quote.prefix).bind(quote.suffix).bind(quote.start).bind(quote.end).bind(quote.part);
        row.bind(encode_local_text(quote.note));
        row.run();
    }
}

void SqliteWriter::put_attributions(const model::UtteranceRecord& record, std::int64_t id) {
    const std::string where = "utterance " + record.slug + ", field attributions";
    int position = 0;
    for (const model::AttributionRecord& attribution : record.attributions) {
        Query row = query(
            "INSERT INTO attribution (utterance, position, speaker, article, method, decided_by, confidence, "
            "status, reviewed, decided, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            "attribution");
        row.bind(id).bind(position++).bind(participants_->mention(attribution.speaker, where));
        row.bind(optional_mention(*articles_, attribution.article, where));
        row.bind(static_cast<int>(attribution.method)).bind(attribution.by).bind(attribution.confidence);
        row.bind(static_cast<int>(attribution.status))
            .bind(attribution.reviewed ? 1 : 0)
            .bind(attribution.decided);
        row.bind(encode_local_text(attribution.note));
        row.run();
    }
}

} // namespace dateline::store
