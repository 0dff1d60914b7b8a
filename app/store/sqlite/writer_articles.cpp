// What the Writer does with articles and photos.

#include "base/sha256.h"
#include "store/sqlite/local_text.h"
#include "store/sqlite/sqlite_writer.h"
#include "store/sqlite/timeline_build.h"
#include "store/tokens.h"
#include "store/writer_checks.h"

namespace dateline::store {
namespace {

constexpr const char* add_article_words = "INSERT INTO article_words (rowid, pairs) VALUES (?, ?)";
constexpr const char* drop_article_words =
    "INSERT INTO article_words (article_words, rowid, pairs) VALUES ('delete', ?, ?)";

} // namespace

void SqliteWriter::put(const model::ArticleRecord& record) {
    const auto [id, existed, is_there] = place(*articles_, IdKind::article, record);
    if (existed && !record.body.empty()) replaced_articles_.push_back(id);
    if (is_there) return;
    const std::int64_t outlet = outlets_->mention(record.outlet, "article " + record.slug + ", field outlet");
    if (existed) {
        remove_article_words(id);
        touch_covered(id, outlet);
    } else {
        timeline_->note_rows(rows_of_article, 1);
    }
    timeline_->note_article(id);
    const std::optional<base::Edtf> published = base::parse_edtf(record.published, utc_offset_minutes_).date;
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
    row.bind(outlet);
    row.bind(record.headline).bind(record.deck).bind(record.byline).bind(record.url).bind(record.reference);
    row.bind(record.language).bind(record.published).bind(record.updated).bind(record.collected);
    row.bind(encode_local_text(record.note));
    bind_span(&row, published);
    bind_precision(&row, published);
    row.run();
    if (existed) query("DELETE FROM article_body WHERE article = ?", "article_body").bind(id).run();
    if (!record.body.empty()) {
        base::Sha256 sum;
        sum.add(record.body);
        query("INSERT INTO article_body (article, text, sha256) VALUES (?, ?, ?)", "article_body")
            .bind(id)
            .bind(record.body)
            .bind_blob(sum.bytes())
            .run();
    }
    words_->add(add_article_words, "article_words", id,
                article_texts(record.headline, record.deck, record.body));
    upkeep_->put(IdKind::article, id, record.upkeep, existed);
}

// What it covers belongs to another outlet from now on.
void SqliteWriter::touch_covered(std::int64_t article, std::int64_t outlet) {
    Query old = query("SELECT outlet FROM article WHERE id = ?", "article");
    if (!old.bind(article).next() || old.integer(0) == outlet) return;
    Query events =
        query("SELECT event FROM coverage WHERE article = ?1 UNION SELECT u.event FROM quote q JOIN "
              "utterance u ON u.id = q.utterance WHERE q.article = ?1",
              "coverage");
    events.bind(article);
    while (events.next())
        touch(events.integer(0));
}

void SqliteWriter::remove_article_words(std::int64_t id) {
    Query old =
        query("SELECT a.id, headline, deck, ifnull(text, '') FROM article a LEFT JOIN article_body b ON "
              "b.article = a.id WHERE a.id = ?",
              "article");
    if (old.bind(id).next())
        words_->add(drop_article_words, "article_words", id,
                    article_texts(old.text(1), old.text(2), old.text(3)));
}

void SqliteWriter::put(const model::PhotoRecord& record) {
    const auto [id, existed, is_there] = place(*photos_, IdKind::photo, record);
    if (is_there) return;
    if (existed) {
        Query old = query("SELECT event FROM photo WHERE id = ?", "photo");
        if (old.bind(id).next() && !old.is_null(0)) touch(old.integer(0));
    } else {
        timeline_->note_rows(rows_of_photo, 1);
    }
    const std::string where = "photo " + record.slug;
    const std::optional<std::int64_t> event =
        optional_mention(*events_, record.event, where + ", field event");
    query("INSERT INTO photo (id, slug, file, width_px, height_px, caption, alt, credit, licence, taken, "
          "illustration, event) "
          "VALUES (?, ?, ?, nullif(?, 0), nullif(?, 0), "
          "?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET file = excluded.file, width_px = "
          "excluded.width_px, "
          "height_px = excluded.height_px, caption = "
          "excluded.caption, alt = "
          "excluded.alt, credit = excluded.credit, licence = excluded.licence, taken = excluded.taken, "
          "illustration = "
          "excluded.illustration, event = excluded.event, sha256 = CASE WHEN file = excluded.file THEN "
          "sha256 END",
          "photo")
        .bind(id)
        .bind(record.slug)
        .bind(record.file)
        .bind(record.width_px)
        .bind(record.height_px)
        .bind(encode_local_text(record.caption))
        .bind(encode_local_text(record.alt))
        .bind(record.credit)
        .bind(record.licence)
        .bind(record.taken)
        .bind(record.illustration ? 1 : 0)
        .bind(event)
        .run();
    if (event) touch(*event);
    upkeep_->put(IdKind::photo, id, record.upkeep, existed);
    put_regions(record, id, existed);
}

void SqliteWriter::put_photo_sha256(const model::Slug& slug, const std::string& sha256) {
    check_open();
    finished_ = false;
    query("UPDATE photo SET sha256 = ?1 WHERE id = ?2 AND sha256 IS NOT ?1", "photo")
        .bind_blob(sha256)
        .bind(photos_->replaced_by(slug, {}))
        .run();
}

void SqliteWriter::put_regions(const model::PhotoRecord& record, std::int64_t id, bool existed) {
    const std::string where = "photo " + record.slug + ", field regions";
    std::vector<std::int64_t> participants;
    std::vector<PartWords> now;
    for (const model::RegionRecord& region : record.regions) {
        participants.push_back(participants_->mention(region.participant, where));
        now.push_back({std::to_string(participants.back()), "", ""});
    }
    const std::vector<std::int64_t> ids = replace_parts(IdKind::region, id, existed, now);
    for (std::size_t i = 0; i < ids.size(); ++i)
        query("INSERT INTO region (photo, id, position, participant, x, y, width, height) VALUES (?, ?, ?, "
              "?, ?, "
              "?, ?, ?)",
              "region")
            .bind(id)
            .bind(ids[i])
            .bind(static_cast<std::int64_t>(i))
            .bind(participants[i])
            .bind(record.regions[i].x)
            .bind(record.regions[i].y)
            .bind(record.regions[i].width)
            .bind(record.regions[i].height)
            .run();
}

} // namespace dateline::store
