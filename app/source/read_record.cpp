#include "source/read_record.h"

#include <algorithm>

#include "source/fields.h"
#include "store/writer_checks.h"

namespace dateline::source {
namespace {

using Need = Fields::Need;
constexpr std::int64_t max_order = 1'000'000;
constexpr std::int64_t max_position = 1'000'000'000;
constexpr std::int64_t max_members = 1'000'000'000;

std::vector<model::NoteRecord> read_notes(Fields& fields) {
    std::vector<model::NoteRecord> notes;
    fields.objects("notes", [&](Fields& field) {
        model::NoteRecord note;
        note.text = field.text("text", Need::required);
        note.by = field.text("by");
        note.written = field.date("written");
        notes.push_back(std::move(note));
    });
    return notes;
}

model::RecordUpkeep read_upkeep(Fields& fields, const model::Slug& slug) {
    model::RecordUpkeep upkeep;
    upkeep.formerly = fields.slugs("formerly");
    std::sort(upkeep.formerly.begin(), upkeep.formerly.end());
    if (std::find(upkeep.formerly.begin(), upkeep.formerly.end(), slug) != upkeep.formerly.end())
        fields.complain("formerly", "names the slug that it has now");
    upkeep.notes = read_notes(fields);
    fields.objects("origins", [&](Fields& field) {
        model::OriginRecord origin;
        origin.source = field.text("source", Need::required);
        origin.row = field.integer("row", 1, max_position).value_or(0);
        upkeep.origins.push_back(std::move(origin));
    });
    std::sort(upkeep.origins.begin(), upkeep.origins.end(), [](const auto& a, const auto& b) {
        return std::pair(std::string_view(a.source), a.row) < std::pair(std::string_view(b.source), b.row);
    });
    return upkeep;
}

model::DatabaseRecord read_database(Fields& fields) {
    model::DatabaseRecord record;
    record.title = fields.local("title", Need::required);
    record.description = fields.local("description");
    record.utc_offset_minutes = fields.offset_minutes("utc_offset").value_or(0);
    record.licence = fields.text("licence");
    record.uid = fields.text("id");
    if (!record.uid.empty() && !model::is_uid(record.uid))
        fields.complain("id", "must be 8 to 64 of a-z, 0-9 and -");
    return record;
}

model::PlaceRecord read_place(Fields& fields) {
    model::PlaceRecord record;
    record.slug = fields.slug("slug", Need::required);
    record.name = fields.local("name", Need::required);
    record.variants = fields.texts("variants");
    record.within = fields.slug("within");
    if (!record.within.empty() && record.within == record.slug)
        fields.complain("within", "a place cannot be part of itself");
    record.latitude = fields.number("latitude", -90, 90);
    record.longitude = fields.number("longitude", -180, 180);
    if (record.latitude.has_value() != record.longitude.has_value()) {
        fields.complain(record.latitude ? "longitude" : "latitude", "is missing: give both or neither");
    }
    record.upkeep = read_upkeep(fields, record.slug);
    return record;
}

model::TopicRecord read_topic(Fields& fields) {
    model::TopicRecord record;
    record.slug = fields.slug("slug", Need::required);
    record.name = fields.local("name", Need::required);
    record.upkeep = read_upkeep(fields, record.slug);
    return record;
}

model::OutletRecord read_outlet(Fields& fields) {
    model::OutletRecord record;
    record.slug = fields.slug("slug", Need::required);
    record.name = fields.local("name", Need::required);
    record.url = fields.url("url");
    record.upkeep = read_upkeep(fields, record.slug);
    return record;
}

model::ParticipantRecord read_participant(Fields& fields) {
    model::ParticipantRecord record;
    record.slug = fields.slug("slug", Need::required);
    record.kind = fields.choice("kind", model::participant_kinds);
    const std::size_t names = fields.objects("names", [&](Fields& field) {
        model::Name name;
        name.text = field.text("text", Need::required);
        name.language = field.language("language", Need::required);
        name.kind = field.choice("kind", model::name_kinds);
        record.names.push_back(std::move(name));
    });
    if (names == 0) fields.complain("names", "at least one name is needed");
    record.description = fields.local("description");
    record.portrait = fields.slug("portrait");
    if (const auto size = fields.integer("size", 0, max_members)) record.size = static_cast<int>(*size);
    record.upkeep = read_upkeep(fields, record.slug);
    return record;
}

model::ArticleRecord read_article(Fields& fields) {
    model::ArticleRecord record;
    record.slug = fields.slug("slug", Need::required);
    record.outlet = fields.slug("outlet", Need::required);
    record.headline = fields.text("headline");
    record.deck = fields.text("deck");
    record.byline = fields.text("byline");
    record.url = fields.url("url");
    record.reference = fields.text("reference");
    record.language = fields.language("language", Need::required);
    record.published = fields.date("published");
    record.updated = fields.date("updated");
    record.collected = fields.date("collected");
    record.body = fields.text("body");
    record.note = fields.local("note");
    record.upkeep = read_upkeep(fields, record.slug);
    return record;
}

model::RegionRecord read_region(Fields& fields) {
    model::RegionRecord region;
    region.participant = fields.slug("participant", Need::required);
    const auto x = fields.number("x", 0, 1, Need::required);
    const auto y = fields.number("y", 0, 1, Need::required);
    const auto width = fields.number("width", 0, 1, Need::required);
    const auto height = fields.number("height", 0, 1, Need::required);
    region.x = x.value_or(0);
    region.y = y.value_or(0);
    region.width = width.value_or(0);
    region.height = height.value_or(0);
    if (width && *width <= 0)
        fields.complain("width", "must be above 0");
    else if (x && width && !model::is_region_side(*x, *width))
        fields.complain("width", "x and width reach beyond the right edge");
    if (height && *height <= 0)
        fields.complain("height", "must be above 0");
    else if (y && height && !model::is_region_side(*y, *height))
        fields.complain("height", "y and height reach beyond the bottom");
    return region;
}

model::PhotoRecord read_photo(Fields& fields) {
    model::PhotoRecord record;
    record.slug = fields.slug("slug", Need::required);
    record.file = fields.path("file", Need::required);
    if (!record.file.empty() && !model::is_path_below(record.file)) {
        fields.complain("file", "must be a path below the database's folder, such as photos/meeting.jpg");
    }
    record.width_px = static_cast<int>(fields.integer("width", 1, 1 << 20).value_or(0));
    record.height_px = static_cast<int>(fields.integer("height", 1, 1 << 20).value_or(0));
    if ((record.width_px == 0) != (record.height_px == 0))
        fields.complain(record.width_px == 0 ? "width" : "height",
                        "belongs to the other side's: give both, in pixels, or neither");
    record.caption = fields.local("caption");
    record.alt = fields.local("alt");
    record.credit = fields.text("credit");
    record.licence = fields.text("licence");
    record.taken = fields.date("taken");
    record.illustration = fields.boolean("illustration");
    record.event = fields.slug("event");
    fields.objects("regions", [&](Fields& field) { record.regions.push_back(read_region(field)); });
    record.upkeep = read_upkeep(fields, record.slug);
    return record;
}

model::EventRecord read_event(Fields& fields) {
    model::EventRecord record;
    record.slug = fields.slug("slug", Need::required);
    record.date = fields.date("date");
    record.utc_offset_minutes = fields.offset_minutes("utc_offset");
    record.title = fields.local("title", Need::required);
    record.summary = fields.local("summary");
    record.note = fields.local("note");
    record.place = fields.slug("place");
    record.within = fields.slug("within");
    if (!record.within.empty() && record.within == record.slug)
        fields.complain("within", "an event cannot be part of itself");
    record.weight = fields.number("weight", 0, 1e12);
    record.confidence = fields.choice("confidence", model::confidences);
    fields.objects("participations", [&](Fields& field) {
        model::ParticipationRecord participation;
        participation.participant = field.slug("participant", Need::required);
        participation.role = field.word("role", model::participation_roles, Need::required);
        participation.title = field.local("title");
        participation.note = field.local("note");
        record.participations.push_back(std::move(participation));
    });
    record.topics = fields.slugs("topics");
    record.coverage = fields.slugs("coverage");
    fields.objects("claims", [&](Fields& field) {
        model::ClaimRecord claim;
        claim.about = field.text("about", Need::required);
        claim.label = field.local("label");
        claim.value = field.local("value", Need::required);
        claim.article = field.slug("article");
        record.claims.push_back(std::move(claim));
    });
    record.verification = fields.choice("verification", model::verifications);
    record.upkeep = read_upkeep(fields, record.slug);
    return record;
}

model::QuoteRecord read_quote(Fields& fields) {
    model::QuoteRecord quote;
    quote.article = fields.slug("article", Need::required);
    quote.label = fields.text("label");
    quote.text = fields.text("text", Need::required);
    quote.language = fields.language("language", Need::required);
    quote.form = fields.choice("form", model::quote_forms);
    quote.prefix = fields.text("prefix");
    quote.suffix = fields.text("suffix");
    quote.start = fields.integer("start", 0, max_position);
    quote.end = fields.integer("end", 0, max_position);
    if (quote.start.has_value() != quote.end.has_value()) {
        fields.complain(quote.start ? "end" : "start", "is missing: give both or neither");
    } else if (quote.start && *quote.end <= *quote.start) {
        fields.complain("end", "must lie after start");
    }
    quote.part = fields.word("part", model::quote_parts);
    quote.note = fields.local("note");
    quote.verification = fields.choice("verification", model::verifications);
    quote.notes = read_notes(fields);
    return quote;
}

model::AttributionRecord read_attribution(Fields& fields) {
    model::AttributionRecord attribution;
    attribution.speaker = fields.slug("speaker", Need::required);
    attribution.article = fields.slug("article");
    attribution.method = fields.choice("method", model::attribution_methods);
    attribution.by = fields.text("by");
    attribution.confidence = fields.number("confidence", 0, 1);
    attribution.status = fields.choice("status", model::attribution_statuses);
    attribution.review = fields.choice("review", model::reviews);
    if (fields.boolean("reviewed") && attribution.review == model::Review::none)
        attribution.review = model::Review::accepted;
    attribution.decided = fields.date("decided");
    attribution.note = fields.local("note");
    attribution.start = fields.integer("start", 0, max_position);
    attribution.end = fields.integer("end", 0, max_position);
    if (attribution.start.has_value() != attribution.end.has_value())
        fields.complain(attribution.start ? "end" : "start", "is missing: give both or neither");
    else if (attribution.start && *attribution.end <= *attribution.start)
        fields.complain("end", "must lie after start");
    attribution.runner_up = fields.slug("runner_up");
    attribution.runner_up_confidence = fields.number("runner_up_confidence", 0, 1);
    if (!attribution.runner_up.empty() && attribution.runner_up == attribution.speaker)
        fields.complain("runner_up", "is the speaker: name who else it could be, or leave it out");
    if (attribution.runner_up_confidence && attribution.runner_up.empty())
        fields.complain("runner_up_confidence", "is of nobody: give runner_up, or leave it out");
    return attribution;
}

model::UtteranceRecord read_utterance(Fields& fields) {
    model::UtteranceRecord record;
    record.slug = fields.slug("slug", Need::required);
    record.event = fields.slug("event", Need::required);
    record.order = static_cast<int>(fields.integer("order", 1, max_order, Need::required).value_or(1));
    record.said = fields.date("said");
    record.context_kind = fields.word("context_kind", model::context_kinds);
    record.context = fields.local("context");
    record.topics = fields.slugs("topics");
    const std::size_t quotes =
        fields.objects("quotes", [&](Fields& field) { record.quotes.push_back(read_quote(field)); });
    if (quotes == 0) fields.complain("quotes", "at least one printing is needed");
    const std::size_t attributions = fields.objects(
        "attributions", [&](Fields& field) { record.attributions.push_back(read_attribution(field)); });
    if (attributions == 0) fields.complain("attributions", "at least one is needed: who says who said it");
    record.upkeep = read_upkeep(fields, record.slug);
    return record;
}

// "event:seoul-meeting".
void read_selection(Fields& fields, model::ViewRecord* record) {
    const std::string text = fields.text("select");
    if (text.empty()) return;
    const std::size_t colon = text.find(':');
    const std::string_view kind = std::string_view(text).substr(0, colon);
    for (const auto& [value, word] : model::selectable_kinds)
        if (word == kind) record->select_kind = value;
    if (colon != std::string::npos) record->select = text.substr(colon + 1);
    if (record->select_kind != model::Kind::none && is_slug(record->select)) return;
    record->select_kind = model::Kind::none;
    record->select.clear();
    fields.complain("select",
                    "must be KIND:SLUG, such as event:seoul-meeting; the kinds are event, participant, "
                    "outlet, article, utterance, photo, topic and place");
}

model::ViewRecord read_view(Fields& fields) {
    model::ViewRecord record;
    record.slug = fields.slug("slug", Need::required);
    record.name = fields.local("name", Need::required);
    record.note = fields.local("note");
    record.order = static_cast<int>(fields.integer("order", 1, max_order).value_or(0));
    record.from = fields.date("from");
    record.to = fields.date("to");
    if (!store::in_order(record.from, record.to))
        fields.complain("from", "lies after `to`: exchange the two");
    record.grouping = fields.choice("grouping", model::groupings);
    read_selection(fields, &record);
    record.participants = fields.slugs("participants");
    record.topics = fields.slugs("topics");
    record.outlets = fields.slugs("outlets");
    record.places = fields.slugs("places");
    record.search = fields.text("search");
    if (record.search.size() > model::longest_search_bytes)
        fields.complain("search", "is longer than 4,096 bytes: leave words out");
    record.theme = fields.word("theme", model::themes);
    return record;
}

model::SourceRecord read_source(Fields& fields) {
    model::SourceRecord record;
    record.name = fields.text("name", Need::required);
    record.format = fields.text("format");
    record.sha256 = fields.text("sha256");
    record.imported = fields.date("imported");
    return record;
}

model::MappingRecord read_mapping(Fields& fields) {
    model::MappingRecord record;
    record.name = fields.text("name", Need::required);
    record.columns = fields.texts("columns");
    record.fields = fields.json_object("fields");
    return record;
}

Record read_section(const std::string& section, Fields& fields) {
    if (section == "places") return read_place(fields);
    if (section == "topics") return read_topic(fields);
    if (section == "outlets") return read_outlet(fields);
    if (section == "participants") return read_participant(fields);
    if (section == "articles") return read_article(fields);
    if (section == "photos") return read_photo(fields);
    if (section == "events") return read_event(fields);
    if (section == "utterances") return read_utterance(fields);
    if (section == "views") return read_view(fields);
    if (section == "sources") return read_source(fields);
    if (section == "mappings") return read_mapping(fields);
    return read_database(fields);
}

} // namespace

Record read_record(const Json& value, Location* at, Problems* problems) {
    if (const auto slug = value.find("slug"); slug != value.end()) {
        const auto* text = slug->get_ptr<const std::string*>();
        if (text != nullptr && is_slug(*text)) at->slug = *text;
    }
    Fields fields(value, *at, "", problems);
    Record record = read_section(at->section, fields);
    fields.refuse_the_rest();
    return record;
}

} // namespace dateline::source
