#include "store/sqlite/named_writer.h"

#include "store/sqlite/local_text.h"

namespace dateline::store {
namespace {

std::vector<std::string> texts_of(const model::LocalText& text) {
    std::vector<std::string> texts;
    for (const auto& [tag, words] : text.by_language)
        texts.push_back(words);
    return texts;
}

} // namespace

void NamedWriter::put(const model::PlaceRecord& record, std::int64_t id, bool existed) {
    c_.query("INSERT INTO place (id, slug, name, within, latitude, longitude) VALUES (?, ?, ?, ?, ?, ?) ON "
             "CONFLICT (id) DO "
             "UPDATE SET name = excluded.name, within = excluded.within, latitude = excluded.latitude, "
             "longitude = excluded.longitude",
             "place")
        .bind(id)
        .bind(record.slug)
        .bind(encode_local_text(record.name))
        .bind(c_.slugs.places.mention_any(record.within, "place " + record.slug + ", field within"))
        .bind(record.latitude)
        .bind(record.longitude)
        .run();
    c_.query("DELETE FROM place_variant WHERE place = ?", "place_variant").bind(id).run();
    int position = 0;
    for (const std::string& variant : record.variants)
        c_.query("INSERT INTO place_variant (place, position, text) VALUES (?, ?, ?)", "place_variant")
            .bind(id)
            .bind(position++)
            .bind(variant)
            .run();
    std::vector<std::string> names = texts_of(record.name);
    names.insert(names.end(), record.variants.begin(), record.variants.end());
    c_.put_name_keys(NamedKind::place, id, names);
    c_.upkeep.put(IdKind::place, id, record.upkeep, existed);
}

void NamedWriter::put(const model::TopicRecord& record, std::int64_t id, bool existed) {
    c_.query("INSERT INTO topic (id, slug, name) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = "
             "excluded.name",
             "topic")
        .bind(id)
        .bind(record.slug)
        .bind(encode_local_text(record.name))
        .run();
    c_.put_name_keys(NamedKind::topic, id, texts_of(record.name));
    c_.upkeep.put(IdKind::topic, id, record.upkeep, existed);
}

void NamedWriter::put(const model::OutletRecord& record, std::int64_t id, bool existed) {
    if (!existed) c_.timeline.note_rows(rows_of_outlet, 1);
    c_.query("INSERT INTO outlet (id, slug, name, url) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
             "name = excluded.name, url = excluded.url",
             "outlet")
        .bind(id)
        .bind(record.slug)
        .bind(encode_local_text(record.name))
        .bind(record.url)
        .run();
    c_.put_name_keys(NamedKind::outlet, id, texts_of(record.name));
    c_.upkeep.put(IdKind::outlet, id, record.upkeep, existed);
}

void NamedWriter::put(const model::ParticipantRecord& record, std::int64_t id, bool existed) {
    if (!existed) c_.timeline.note_rows(rows_of_participant, 1);
    c_.query(
          "INSERT INTO participant (id, slug, kind, description, portrait, size) VALUES (?, ?, ?, ?, ?, ?) "
          "ON CONFLICT "
          "(id) DO UPDATE SET kind = excluded.kind, description = excluded.description, portrait = "
          "excluded.portrait, "
          "size = excluded.size",
          "participant")
        .bind(id)
        .bind(record.slug)
        .bind(static_cast<int>(record.kind))
        .bind(encode_local_text(record.description))
        .bind(c_.slugs.photos.mention_any(record.portrait, "participant " + record.slug + ", field portrait"))
        .bind(record.size)
        .run();
    c_.query("DELETE FROM participant_name WHERE participant = ?", "participant_name").bind(id).run();
    std::vector<std::string> names;
    for (const model::Name& name : record.names) {
        c_.query(
              "INSERT INTO participant_name (participant, position, text, language, kind) VALUES (?, ?, ?, "
              "?, ?)",
              "participant_name")
            .bind(id)
            .bind(static_cast<int>(names.size()))
            .bind(name.text)
            .bind(name.language)
            .bind(static_cast<int>(name.kind))
            .run();
        names.push_back(name.text);
    }
    c_.put_name_keys(NamedKind::participant, id, names);
    c_.upkeep.put(IdKind::participant, id, record.upkeep, existed);
}

} // namespace dateline::store
