#include "store/writer_checks.h"

#include <cmath>

#include "base/date_text.h"
#include "base/displayable.h"
#include "base/error.h"
#include "base/utf8.h"

namespace dateline::store {
namespace {

using base::Error;
using base::Fault;

constexpr std::size_t longest_list = 100'000;
constexpr int max_offset_minutes = 1440;

// Checks fields of one record and names it in what it throws.
class Checker {
  public:
    Checker(const char* kind, const std::string& slug) : record_(kind) {
        record_ += ' ';
        record_ += base::displayable(slug, 120);
        if (!is_slug(slug))
            fail("slug", "must be a-z, 0-9, - and _, beginning with a letter or digit, at most 120 bytes");
    }
    explicit Checker(const char* kind) : record_(kind) {}

    [[noreturn]] void fail(const std::string& field, const std::string& what) const {
        throw Error(Fault::input, record_ + ", field " + field + ": " + what);
    }
    void text(const char* field, const std::string& value) const {
        if (value.size() > model::longest_text_bytes) fail(field, "is longer than 4 MiB; shorten it");
        if (value.find('\0') != std::string::npos) fail(field, "holds a NUL character; remove it");
        if (!base::is_valid_utf8(value)) fail(field, "is not UTF-8; save the source as UTF-8");
    }
    void text(const char* field, const model::LocalText& value) const {
        std::size_t bytes = 0;
        for (const auto& [tag, words] : value.by_language) {
            text(field, tag);
            text(field, words);
            bytes += tag.size() + words.size();
        }
        if (bytes > model::longest_local_bytes)
            fail(field, "is longer than 2 MiB in all languages; shorten it");
    }
    void reference(const char* field, const std::string& slug) const {
        if (!is_slug(slug)) fail(field, "\"" + base::displayable(slug, 120) + "\" is not a slug");
    }
    void optional_reference(const char* field, const std::string& slug) const {
        if (!slug.empty()) reference(field, slug);
    }
    void references(const char* field, const std::vector<std::string>& slugs) const {
        count(field, slugs.size());
        for (const std::string& slug : slugs)
            reference(field, slug);
    }
    void date(const char* field, const std::string& value) const {
        text(field, value);
        if (value.empty()) return;
        const base::EdtfResult parsed = base::parse_edtf(value);
        if (!parsed.date)
            fail(field, "\"" + base::displayable(value, 60) + "\" is not a date: " + parsed.problem);
    }
    void offset(int minutes) const {
        if (minutes < -max_offset_minutes || minutes > max_offset_minutes)
            fail("utc_offset_minutes", "must be within a day of UTC, in minutes");
    }
    void number(const char* field, double value, double lowest, double highest) const {
        if (!(value >= lowest && value <= highest))
            fail(field, "must be between " + std::to_string(lowest) + " and " + std::to_string(highest));
    }
    void count(const char* field, std::size_t entries) const {
        if (entries > longest_list) fail(field, "has more than 100,000 entries; split the record");
    }
    void different(const char* field, const std::string& slug, const std::string& own) const {
        if (slug == own) fail(field, "names the record itself");
    }

  private:
    std::string record_;
};

void check_notes(const Checker& checker, const std::vector<model::NoteRecord>& notes) {
    checker.count("notes", notes.size());
    for (const model::NoteRecord& note : notes) {
        checker.text("notes.text", note.text);
        checker.text("notes.by", note.by);
        checker.date("notes.written", note.written);
        if (model::shows_nothing(note.text)) checker.fail("notes.text", "is empty; a note has words");
    }
}

void check_upkeep(const Checker& checker, const model::RecordUpkeep& upkeep, const std::string& slug) {
    checker.references("formerly", upkeep.formerly);
    for (const model::Slug& former : upkeep.formerly)
        checker.different("formerly", former, slug);
    check_notes(checker, upkeep.notes);
    checker.count("origins", upkeep.origins.size());
    for (const model::OriginRecord& origin : upkeep.origins) {
        checker.text("origins.source", origin.source);
        if (model::shows_nothing(origin.source)) checker.fail("origins.source", "is empty; name the source");
        if (origin.row < 0) checker.fail("origins.row", "is negative");
    }
}

void check_claims(const Checker& checker, const std::vector<model::ClaimRecord>& claims) {
    checker.count("claims", claims.size());
    for (const model::ClaimRecord& claim : claims) {
        checker.text("claims.about", claim.about);
        checker.text("claims.label", claim.label);
        checker.text("claims.value", claim.value);
        checker.optional_reference("claims.article", claim.article);
    }
}

void check_quote(const Checker& checker, const model::QuoteRecord& quote) {
    checker.reference("quotes.article", quote.article);
    checker.text("quotes.label", quote.label);
    checker.text("quotes.text", quote.text);
    checker.text("quotes.language", quote.language);
    checker.text("quotes.prefix", quote.prefix);
    checker.text("quotes.suffix", quote.suffix);
    checker.text("quotes.part", quote.part);
    checker.text("quotes.note", quote.note);
    if (quote.text.empty()) checker.fail("quotes.text", "is empty; a quote has words");
    if (quote.start && *quote.start < 0) checker.fail("quotes.start", "is negative");
    if (quote.end && *quote.end < quote.start.value_or(0)) checker.fail("quotes.end", "is before start");
    check_notes(checker, quote.notes);
}

void check_attribution(const Checker& checker, const model::AttributionRecord& attribution) {
    checker.reference("attributions.speaker", attribution.speaker);
    checker.optional_reference("attributions.article", attribution.article);
    checker.text("attributions.by", attribution.by);
    checker.text("attributions.note", attribution.note);
    checker.date("attributions.decided", attribution.decided);
    if (attribution.confidence) checker.number("attributions.confidence", *attribution.confidence, 0, 1);
    checker.optional_reference("attributions.runner_up", attribution.runner_up);
    if (attribution.runner_up_confidence)
        checker.number("attributions.runner_up_confidence", *attribution.runner_up_confidence, 0, 1);
    if (!attribution.runner_up.empty() && attribution.runner_up == attribution.speaker)
        checker.fail("attributions.runner_up", "is the speaker; name who else it could be, or leave it out");
    if (attribution.runner_up_confidence && attribution.runner_up.empty())
        checker.fail("attributions.runner_up_confidence", "is of nobody; give runner_up, or leave it out");
    if (attribution.start && *attribution.start < 0) checker.fail("attributions.start", "is negative");
    if (attribution.end && *attribution.end < attribution.start.value_or(0))
        checker.fail("attributions.end", "is before start");
}

} // namespace

void check_record(const model::DatabaseRecord& record) {
    const Checker checker("database");
    checker.text("title", record.title);
    checker.text("description", record.description);
    checker.text("licence", record.licence);
    checker.offset(record.utc_offset_minutes);
    if (!record.uid.empty() && !model::is_uid(record.uid))
        checker.fail("id", "must be 8 to 64 of a-z, 0-9 and -");
}

void check_record(const model::PlaceRecord& record) {
    const Checker checker("place", record.slug);
    checker.text("name", record.name);
    checker.count("variants", record.variants.size());
    for (const std::string& variant : record.variants)
        checker.text("variants", variant);
    checker.optional_reference("within", record.within);
    checker.different("within", record.within, record.slug);
    if (record.latitude) checker.number("latitude", *record.latitude, -90, 90);
    if (record.longitude) checker.number("longitude", *record.longitude, -180, 180);
    check_upkeep(checker, record.upkeep, record.slug);
}

void check_record(const model::TopicRecord& record) {
    const Checker checker("topic", record.slug);
    checker.text("name", record.name);
    check_upkeep(checker, record.upkeep, record.slug);
}

void check_record(const model::OutletRecord& record) {
    const Checker checker("outlet", record.slug);
    checker.text("name", record.name);
    checker.text("url", record.url);
    check_upkeep(checker, record.upkeep, record.slug);
}

void check_record(const model::ParticipantRecord& record) {
    const Checker checker("participant", record.slug);
    checker.count("names", record.names.size());
    if (record.names.empty()) checker.fail("names", "is empty; a participant has at least one name");
    for (const model::Name& name : record.names) {
        checker.text("names.text", name.text);
        checker.text("names.language", name.language);
    }
    checker.text("description", record.description);
    checker.optional_reference("portrait", record.portrait);
    if (record.size && *record.size < 0) checker.fail("size", "is negative");
    check_upkeep(checker, record.upkeep, record.slug);
}

void check_record(const model::ArticleRecord& record) {
    const Checker checker("article", record.slug);
    checker.reference("outlet", record.outlet);
    checker.text("headline", record.headline);
    checker.text("deck", record.deck);
    checker.text("byline", record.byline);
    checker.text("url", record.url);
    checker.text("reference", record.reference);
    checker.text("language", record.language);
    checker.date("published", record.published);
    checker.date("updated", record.updated);
    checker.date("collected", record.collected);
    checker.text("body", record.body);
    checker.text("note", record.note);
    check_upkeep(checker, record.upkeep, record.slug);
}

void check_record(const model::PhotoRecord& record) {
    const Checker checker("photo", record.slug);
    checker.text("file", record.file);
    checker.text("caption", record.caption);
    checker.text("alt", record.alt);
    checker.text("credit", record.credit);
    checker.text("licence", record.licence);
    checker.date("taken", record.taken);
    checker.optional_reference("event", record.event);
    checker.count("regions", record.regions.size());
    check_upkeep(checker, record.upkeep, record.slug);
    for (const model::RegionRecord& region : record.regions) {
        checker.reference("regions.participant", region.participant);
        checker.number("regions.x", region.x, 0, 1);
        checker.number("regions.y", region.y, 0, 1);
        checker.number("regions.width", region.width, 0, 1);
        checker.number("regions.height", region.height, 0, 1);
    }
}

void check_record(const model::EventRecord& record) {
    const Checker checker("event", record.slug);
    checker.date("date", record.date);
    if (record.utc_offset_minutes) checker.offset(*record.utc_offset_minutes);
    checker.text("title", record.title);
    checker.text("summary", record.summary);
    checker.text("note", record.note);
    checker.optional_reference("place", record.place);
    checker.optional_reference("within", record.within);
    checker.different("within", record.within, record.slug);
    if (record.weight && !std::isfinite(*record.weight)) checker.fail("weight", "is not a finite number");
    checker.count("participations", record.participations.size());
    for (const model::ParticipationRecord& participation : record.participations) {
        checker.reference("participations.participant", participation.participant);
        checker.text("participations.role", participation.role);
        checker.text("participations.title", participation.title);
        checker.text("participations.note", participation.note);
    }
    checker.references("topics", record.topics);
    checker.references("coverage", record.coverage);
    check_claims(checker, record.claims);
    check_upkeep(checker, record.upkeep, record.slug);
}

void check_record(const model::UtteranceRecord& record) {
    const Checker checker("utterance", record.slug);
    checker.reference("event", record.event);
    checker.date("said", record.said);
    checker.text("context_kind", record.context_kind);
    checker.text("context", record.context);
    checker.references("topics", record.topics);
    checker.count("quotes", record.quotes.size());
    check_upkeep(checker, record.upkeep, record.slug);
    for (const model::QuoteRecord& quote : record.quotes)
        check_quote(checker, quote);
    checker.count("attributions", record.attributions.size());
    if (record.attributions.empty()) checker.fail("attributions", "is empty; name who said it");
    for (const model::AttributionRecord& attribution : record.attributions)
        check_attribution(checker, attribution);
}

void check_record(const model::ViewRecord& record) {
    const Checker checker("view", record.slug);
    checker.text("name", record.name);
    if (record.name.empty()) checker.fail("name", "is empty; a view has a name");
    checker.text("note", record.note);
    checker.number("order", record.order, 0, 1'000'000);
    checker.date("from", record.from);
    checker.date("to", record.to);
    if (const std::string why = end_problem(record.from); !why.empty()) checker.fail("from", why);
    if (const std::string why = end_problem(record.to); !why.empty()) checker.fail("to", why);
    if (!in_order(record.from, record.to)) checker.fail("from", "lies after `to`; exchange the two");
    if (record.select_kind == model::Kind::quote) checker.fail("select", "names a quote; name its utterance");
    if (record.select_kind != model::Kind::none) checker.reference("select", record.select);
    checker.references("participants", record.participants);
    checker.references("topics", record.topics);
    checker.references("outlets", record.outlets);
    checker.references("places", record.places);
    checker.text("search", record.search);
    if (record.search.size() > model::longest_search_bytes)
        checker.fail("search", "is longer than 4,096 bytes; leave words out");
    if (!record.theme.empty() && record.theme != "light" && record.theme != "dark")
        checker.fail("theme", "must be light or dark");
}

void check_record(const model::SourceRecord& record) {
    const Checker checker("source");
    checker.text("name", record.name);
    if (model::shows_nothing(record.name)) checker.fail("name", "is empty; a source has a name");
    checker.text("format", record.format);
    checker.date("imported", record.imported);
    const bool is_hash = record.sha256.size() == 64 &&
                         record.sha256.find_first_not_of("0123456789abcdef") == std::string::npos;
    if (!record.sha256.empty() && !is_hash) checker.fail("sha256", "must be 64 digits of 0-9 and a-f");
}

void check_record(const model::MappingRecord& record) {
    const Checker checker("mapping");
    checker.text("name", record.name);
    if (model::shows_nothing(record.name)) checker.fail("name", "is empty; a mapping has a name");
    checker.count("columns", record.columns.size());
    for (const std::string& column : record.columns)
        checker.text("columns", column);
    checker.text("fields", record.fields);
}

bool in_order(const std::string& from, const std::string& to) {
    const auto first = base::parse_edtf(from).date;
    const auto last = base::parse_edtf(to).date;
    if (!first || !last || !first->placed() || !last->placed()) return true;
    return first->span.start_ms < last->span.end_ms;
}

std::string end_problem(const std::string& date) {
    const auto parsed = base::parse_edtf(date).date;
    if (!parsed || parsed->placed()) return "";
    return "is " + date +
           (parsed->beyond
                ? ", which lies beyond the axis, about 30 billion years from today; give a date within"
                : ", which has no year; give a date such as 2023-06-09, 2023-06 or 2023");
}

std::string tray_note(const base::Edtf& date) {
    if (date.beyond)
        return base::format_date(date, base::Language::english, base::DateStyle::full, 0) +
               " lies beyond the axis, which reaches about 30 billion years from today: kept in the tray";
    return date.placed() || date.text.empty() ? "" : date.text + " has no year: kept in the tray";
}

} // namespace dateline::store
