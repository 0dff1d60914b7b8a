#include "store/sqlite/photo_writer.h"

#include "store/sqlite/local_text.h"

namespace dateline::store {

void PhotoWriter::put(const model::PhotoRecord& record, std::int64_t id, bool existed) {
    if (existed) {
        Query old = c_.query("SELECT event FROM photo WHERE id = ?", "photo");
        if (old.bind(id).next() && !old.is_null(0)) c_.derived.touch(old.integer(0));
    } else {
        c_.timeline.note_rows(rows_of_photo, 1);
    }
    const std::string where = "photo " + record.slug;
    const std::optional<std::int64_t> event =
        c_.slugs.events.mention_any(record.event, where + ", field event");
    c_.query("INSERT INTO photo (id, slug, file, width_px, height_px, caption, alt, credit, licence, taken, "
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
    if (event) c_.derived.touch(*event);
    c_.upkeep.put(IdKind::photo, id, record.upkeep, existed);
    put_regions(record, id, existed);
}

void PhotoWriter::put_sha256(const model::Slug& slug, const std::string& sha256) {
    c_.query("UPDATE photo SET sha256 = ?1 WHERE id = ?2 AND sha256 IS NOT ?1", "photo")
        .bind_blob(sha256)
        .bind(c_.slugs.photos.replaced_by(slug, {}))
        .run();
}

void PhotoWriter::put_regions(const model::PhotoRecord& record, std::int64_t id, bool existed) {
    const std::string where = "photo " + record.slug + ", field regions";
    std::vector<std::int64_t> participants;
    std::vector<PartWords> now;
    for (const model::RegionRecord& region : record.regions) {
        participants.push_back(c_.slugs.participants.mention(region.participant, where));
        now.push_back({std::to_string(participants.back()), "", ""});
    }
    const std::vector<std::int64_t> ids = c_.replace_parts(IdKind::region, id, existed, now);
    for (std::size_t i = 0; i < ids.size(); ++i)
        c_.query(
              "INSERT INTO region (photo, id, position, participant, x, y, width, height) VALUES (?, ?, ?, "
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
