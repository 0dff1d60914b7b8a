#include "store/sqlite/article_writer.h"

#include "base/sha256.h"
#include "store/sqlite/local_text.h"
#include "store/sqlite/placed_date.h"
#include "store/tokens.h"

namespace dateline::store {
namespace {

constexpr const char* add_article_words = "INSERT INTO article_words (rowid, pairs) VALUES (?, ?)";
constexpr const char* drop_article_words =
    "INSERT INTO article_words (article_words, rowid, pairs) VALUES ('delete', ?, ?)";

} // namespace

void ArticleWriter::put(const model::ArticleRecord& record, std::int64_t id, bool existed) {
    const std::int64_t outlet =
        c_.slugs.outlets.mention(record.outlet, "article " + record.slug + ", field outlet");
    if (existed) {
        remove_words(id);
        touch_covered(id, outlet);
    } else {
        c_.timeline.note_rows(rows_of_article, 1);
    }
    c_.timeline.note_article(id);
    const std::optional<base::Edtf> published =
        base::parse_edtf(record.published, c_.derived.utc_offset_minutes()).date;
    Query row = c_.query(
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
    row.bind(outlet);
    row.bind(record.headline).bind(record.deck).bind(record.byline).bind(record.url).bind(record.reference);
    row.bind(record.language).bind(record.published).bind(record.updated).bind(record.collected);
    row.bind(encode_local_text(record.note));
    bind_span(&row, published);
    bind_precision(&row, published);
    row.run();
    if (existed) c_.query("DELETE FROM article_body WHERE article = ?", "article_body").bind(id).run();
    if (!record.body.empty()) {
        base::Sha256 sum;
        sum.add(record.body);
        c_.query("INSERT INTO article_body (article, text, sha256) VALUES (?, ?, ?)", "article_body")
            .bind(id)
            .bind(record.body)
            .bind_blob(sum.bytes())
            .run();
    }
    c_.words.add(add_article_words, "article_words", id,
                 article_texts(record.headline, record.deck, record.body));
    c_.upkeep.put(IdKind::article, id, record.upkeep, existed);
}

// What it covers belongs to another outlet from now on.
void ArticleWriter::touch_covered(std::int64_t article, std::int64_t outlet) {
    Query old = c_.query("SELECT outlet FROM article WHERE id = ?", "article");
    if (!old.bind(article).next() || old.integer(0) == outlet) return;
    Query events =
        c_.query("SELECT event FROM coverage WHERE article = ?1 UNION SELECT u.event FROM quote q JOIN "
                 "utterance u ON u.id = q.utterance WHERE q.article = ?1",
                 "coverage");
    events.bind(article);
    while (events.next())
        c_.derived.touch(events.integer(0));
}

void ArticleWriter::remove_words(std::int64_t id) {
    Query old =
        c_.query("SELECT a.id, headline, deck, ifnull(text, '') FROM article a LEFT JOIN article_body b ON "
                 "b.article = a.id WHERE a.id = ?",
                 "article");
    if (old.bind(id).next())
        c_.words.add(drop_article_words, "article_words", id,
                     article_texts(old.text(1), old.text(2), old.text(3)));
}

} // namespace dateline::store
