#pragma once
// The database's contents as authored: one struct a thing, as the source format writes it
// (data/dateline.schema.json) and as the store takes and gives it. References are slugs. A record is the
// whole truth about its thing: writing it and reading it back gives an equal value.

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "model/ids.h"
#include "model/text.h"

namespace dateline::model {

using Slug = std::string; // [a-z0-9][a-z0-9_-]*, at most 120 bytes; unique within its kind

// What those who work on the database say of a thing in it; what leaves for readers does not tell.
struct NoteRecord {
    std::string text;
    std::string by;      // or empty
    std::string written; // EDTF, or empty
    bool operator==(const NoteRecord&) const = default;
};

// A row of a source (see SourceRecord) that a record came from, counted from 1; 0: the whole of it.
struct OriginRecord {
    std::string source; // its name
    std::int64_t row = 0;
    bool operator==(const OriginRecord&) const = default;
};

// What is kept about a record besides what it says.
struct RecordUpkeep {
    // Slugs that it had before, sorted: they find it still. A record that is put takes the place of
    // the one that has or had its slug or one of these; none of them is forgotten.
    std::vector<Slug> formerly;
    std::vector<NoteRecord> notes;
    std::vector<OriginRecord> origins; // by source, then row; each once
    bool operator==(const RecordUpkeep&) const = default;
};

// How sure it is that something happened, or was said so. unsaid: nobody has looked.
enum class Verification { unsaid, confirmed, one_source, unverified, disputed };

struct DatabaseRecord { // the whole: one a database
    LocalText title, description;
    int utc_offset_minutes = 0; // the axis' offset, and where dates without an offset stand
    std::string licence;        // of the data, for example "CC0-1.0"
    // Tells it from others wherever identifiers leave: a-z, 0-9 and -, 8 to 64 of them; empty: its title
    // does.
    std::string uid = {};
    bool operator==(const DatabaseRecord&) const = default;
};

enum class ParticipantKind { person, organisation, group };
// primary: the name to show in that language; variant: also printed so; handle: @sama; honorific: 알트만 CEO.
enum class NameKind { primary, variant, handle, honorific };
struct Name {
    std::string text, language;
    NameKind kind = NameKind::primary;
    bool operator==(const Name&) const = default;
};
struct ParticipantRecord {
    Slug slug;
    ParticipantKind kind = ParticipantKind::person;
    std::vector<Name> names; // at least one
    LocalText description;
    Slug portrait;           // a photo, or empty
    std::optional<int> size; // a group's number of members: "국내 스타트업 100개사" is 100
    RecordUpkeep upkeep = {};
    bool operator==(const ParticipantRecord&) const = default;
};

struct PlaceRecord {
    Slug slug;
    LocalText name;
    std::vector<std::string> variants;
    Slug within; // the larger place, or empty
    std::optional<double> latitude, longitude;
    RecordUpkeep upkeep = {};
    bool operator==(const PlaceRecord&) const = default;
};

struct TopicRecord {
    Slug slug;
    LocalText name;
    RecordUpkeep upkeep = {};
    bool operator==(const TopicRecord&) const = default;
};

struct OutletRecord {
    Slug slug;
    LocalText name;
    std::string url;
    RecordUpkeep upkeep = {};
    bool operator==(const OutletRecord&) const = default;
};

struct ArticleRecord {
    Slug slug;
    Slug outlet;
    std::string headline, deck, byline; // as printed; empty where not known
    std::string url;                    // http(s), or empty
    std::string reference; // how the source was cited, where there is no URL: "donga.com 119694431"
    std::string language;  // BCP 47
    std::string published, updated, collected; // EDTF, or empty: not known
    std::string body; // the article's text, where it may be kept; TextPositionSelectors count in it
    LocalText note;
    RecordUpkeep upkeep = {};
    bool operator==(const ArticleRecord&) const = default;
};

struct ParticipationRecord {
    Slug participant;
    std::string role; // speaker, host, attendee, subject, organiser, signatory, moderator
    LocalText title;  // held at that date
    LocalText note;
    bool operator==(const ParticipationRecord&) const = default;
};

// One of several values that sources give for the same thing (how many came, which day it was).
struct ClaimRecord {
    std::string about; // groups claims that answer the same question: "attendance"
    LocalText label;   // the question in words, "Attendance"
    LocalText value;   // the answer
    Slug article;      // who says so, or empty
    bool operator==(const ClaimRecord&) const = default;
};

enum class Confidence { high, medium, low };

struct EventRecord {
    Slug slug;
    std::string date;                      // EDTF, or empty: undated, kept in the tray
    std::optional<int> utc_offset_minutes; // where the event stood, if known
    LocalText title, summary, note;
    Slug place, within;           // within: the event that it is part of
    std::optional<double> weight; // the author's; else it follows coverage
    Confidence confidence = Confidence::high;
    std::vector<ParticipationRecord> participations; // in order
    std::vector<Slug> topics;
    std::vector<Slug> coverage; // articles
    std::vector<ClaimRecord> claims;
    Verification verification = Verification::unsaid;
    RecordUpkeep upkeep = {};
    bool operator==(const EventRecord&) const = default;
};

// How one article printed an utterance (or one segment of it). W3C Web Annotation selectors.
enum class QuoteForm { direct, indirect, translated, display }; // display: headline or deck
struct QuoteRecord {
    Slug article;
    std::string label; // the segment's own name, "S2", or empty
    std::string text;  // TextQuoteSelector exact, word for word
    std::string language;
    QuoteForm form = QuoteForm::direct;
    std::string prefix, suffix;             // TextQuoteSelector
    std::optional<std::int64_t> start, end; // TextPositionSelector: code points in the article's body
    std::string part;                       // where it stands: "body", "headline", "deck"
    LocalText note;
    Verification verification = Verification::unsaid;
    std::vector<NoteRecord> notes = {};
    bool operator==(const QuoteRecord&) const = default;
};

// Who says that this speaker said it. All are kept; the newest accepted one is the utterance's speaker.
enum class AttributionMethod { person, rule };
enum class AttributionStatus { accepted, disputed, rejected };
// What a person who looked at it decided: corrected is what another attribution took the place of.
enum class Review { none, accepted, corrected, rejected };
struct AttributionRecord {
    Slug speaker;
    Slug article; // the printing that says so, or empty
    AttributionMethod method = AttributionMethod::person;
    std::string by;                   // the person or the rule
    std::optional<double> confidence; // 0 to 1
    AttributionStatus status = AttributionStatus::accepted;
    Review review = Review::none;
    std::string decided; // EDTF
    LocalText note;
    // What a rule took it from, in code points of the article's body, and whom it would have taken next.
    std::optional<std::int64_t> start = {}, end = {};
    Slug runner_up = {};
    std::optional<double> runner_up_confidence = {}; // 0 to 1
    bool operator==(const AttributionRecord&) const = default;
};

struct UtteranceRecord {
    Slug slug;
    Slug event;
    int order = 0;            // within the event, from 1
    std::string said;         // EDTF, or empty: at the event, time not known
    std::string context_kind; // question, statement, opinion, or empty
    LocalText context;        // the question asked, or the occasion
    std::vector<Slug> topics;
    std::vector<QuoteRecord> quotes;             // in order: first the fullest printing's segments
    std::vector<AttributionRecord> attributions; // oldest first, at least one
    RecordUpkeep upkeep = {};
    bool operator==(const UtteranceRecord&) const = default;
};

// A rectangle in a photo; fractions of width and height, top-left origin, 0 to 1.
struct RegionRecord {
    Slug participant;
    double x = 0, y = 0, width = 0, height = 0;
    bool operator==(const RegionRecord&) const = default;
};
struct PhotoRecord {
    Slug slug;
    std::string file;                // a path below the database's folder
    int width_px = 0, height_px = 0; // upright; 0: not known
    LocalText caption, alt;
    std::string credit, licence;
    std::string taken;                 // EDTF
    bool illustration = false;         // drawn, not photographed: always captioned as such
    Slug event;                        // or empty
    std::vector<RegionRecord> regions; // left to right
    RecordUpkeep upkeep = {};
    bool operator==(const PhotoRecord&) const = default;
};

// What records came from, by its name: a file as it was given.
struct SourceRecord {
    std::string name;
    std::string format;   // "csv", "timelinejs", or empty
    std::string sha256;   // of its bytes, 64 hexadecimal digits, or empty
    std::string imported; // EDTF, or empty
    bool operator==(const SourceRecord&) const = default;
};

// What the columns of a table mean, by a name.
struct MappingRecord {
    std::string name;
    std::vector<std::string> columns; // as the table names them
    std::string fields;               // a JSON object
    bool operator==(const MappingRecord&) const = default;
};

enum class Grouping { participant, topic, outlet, place, none };

// A view that was given a name: what is looked at, and its step of the story.
struct ViewRecord {
    Slug slug;
    LocalText name;
    LocalText note;       // what to see in it; the story's words
    int order = 0;        // its place in the story, from 1, each once; 0: not in the story
    std::string from, to; // EDTF, as for --from and --to; empty: from the first event, to the last
    Grouping grouping = Grouping::participant;
    Kind select_kind = Kind::none; // what is selected: an event, a participant, ...; none: nothing
    Slug select;
    std::vector<Slug> participants, topics, outlets, places; // the filter
    std::string search;                                      // its words
    std::string theme;                                       // "light", "dark", or empty: as it is
    bool operator==(const ViewRecord&) const = default;
};

// Any of them.
using Record =
    std::variant<DatabaseRecord, PlaceRecord, TopicRecord, OutletRecord, ParticipantRecord, ArticleRecord,
                 PhotoRecord, EventRecord, UtteranceRecord, ViewRecord, SourceRecord, MappingRecord>;

} // namespace dateline::model
