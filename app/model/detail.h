#pragma once
// One thing in full, as the right panel and `dateline quotes` show it.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/window.h"

namespace dateline::model {

struct Tag { // a reference with its name
    Ref key;
    LocalText name;
};

struct ArticleItem {
    ArticleId id;
    std::string slug;
    OutletId outlet;
    LocalText outlet_name;
    std::string headline, deck, byline, url, reference, language;
    std::optional<base::Edtf> published, updated;
};

struct QuoteItem {
    QuoteId id;
    std::string label, text, language, prefix, suffix, part;
    QuoteForm form = QuoteForm::direct;
    std::optional<std::int64_t> start, end;
    LocalText note;
};

// All that one article printed of one utterance: segments in order. Display quotes (headline, deck) come
// last.
struct Printing {
    ArticleItem article;
    std::vector<QuoteItem> quotes;
};

struct AttributionItem {
    ParticipantId speaker;
    LocalText speaker_name;
    ArticleId article;
    LocalText outlet_name; // of that article
    AttributionMethod method = AttributionMethod::person;
    AttributionStatus status = AttributionStatus::accepted;
    std::string by, decided;
    std::optional<double> confidence;
    bool reviewed = false;
    LocalText note;
};

struct UtteranceView {
    UtteranceId id;
    std::string slug;
    EventId event;
    LocalText event_title;
    std::optional<base::Edtf> event_date;
    std::optional<int> event_utc_offset_minutes;
    std::optional<base::Edtf> said; // its own time; else it was said at the event
    int order = 0, count = 0;
    ParticipantId speaker;                 // by the newest accepted attribution; none if there is none
    LocalText speaker_name, speaker_title; // the title held at the event
    std::string context_kind;
    LocalText context;
    std::vector<Tag> topics;
    std::vector<Printing> printings; // the fullest (first in the record) first, then by time of publication
    std::vector<AttributionItem> attributions;
    bool disputed = false;
};

struct ParticipationItem {
    ParticipantId participant;
    LocalText name, title, note;
    std::string role;
    PhotoId portrait;
    std::optional<int> size;
    int utterances = 0; // at this event
};

struct ClaimItem {
    std::string about;
    LocalText label, value;
    ArticleId article;
    LocalText outlet_name;
};

struct PhotoView {
    PhotoId id;
    std::string slug, file, credit, licence, taken;
    LocalText caption, alt;
    bool illustration = false;
    EventId event;
    LocalText event_title;
    std::vector<RegionItem> regions;
};

struct EventView { // `item` has the numbers of all that was said, of articles and of photos
    EventItem item;
    std::string slug;
    LocalText summary, note;
    Confidence confidence = Confidence::high;
    std::optional<Tag> place, within;
    std::optional<double> latitude, longitude; // of the place, in degrees
    std::vector<Tag> parts, topics;
    std::vector<ParticipationItem> participations;
    std::vector<UtteranceView> utterances;        // a page of them, in order
    bool more_before = false, more_after = false; // there are utterances before and after the page
    std::vector<ArticleItem> articles;            // by time, undated last
    std::vector<ClaimItem> claims;                // grouped by `about`
    std::vector<PhotoView> photos;
    // How many there are of what is listed as far as the page's `rows`.
    std::int64_t total_parts = 0, total_participations = 0, total_claims = 0;
};

constexpr int max_titled_events = 2000; // at which a participant's titles are looked for
struct TitleAt {
    EventId event;
    std::optional<base::Edtf> date;
    LocalText title;
};

struct ParticipantView {
    ParticipantId id;
    std::string slug;
    ParticipantKind kind = ParticipantKind::person;
    std::vector<Name> names;
    LocalText name, description;
    PhotoId portrait;
    std::optional<int> size;
    std::vector<TitleAt> titles; // each change, oldest first; of more events than those, at the heaviest
    // "Appearances", everywhere by one rule: events at which they took part or spoke, each once.
    std::int64_t total_events = 0, total_utterances = 0;
    std::vector<std::uint32_t> sparkline; // utterances and appearances over the database's extent, 48 buckets
    std::vector<UtteranceView> utterances; // a page of them, grouped by event, events by date, in order
    bool more_before = false, more_after = false; // there are utterances before and after the page
    std::vector<EventItem> events;                // appearances, by date, from the page's first event on
    bool more_events = false;                     // there are appearances after those
    std::vector<PhotoView> photos;                // in which they stand
    std::int64_t total_photos = 0;
};

struct ArticleView {
    ArticleItem item;
    LocalText note;
    std::string body;
    std::vector<Tag> events;
    std::int64_t total_events = 0;
    std::vector<UtteranceView> utterances; // a page of those that it printed
    bool more_before = false, more_after = false;
    std::int64_t total_utterances = 0;
};

// A page of what was said (by a participant, at an event, in an article), which may be a million utterances:
// from the first of the list, after or before one of them, the last; of a participant's also from the first
// event that starts at an instant or later (the last page, where there is none). What is not on the list
// stands for its first.
struct Page {
    enum class From { first, after, before, last, instant };
    From from = From::first;
    std::int64_t at = 0; // the utterance's id; the instant as a tick
    int limit = 200;
    int rows = 500; // of every other list at most
    bool operator==(const Page&) const = default;
};

// What was perhaps meant by a search that finds nothing: words to search for, and whose name they are (or
// part of it); none: they are written somewhere.
struct Suggestion {
    std::string text;
    Ref key;
};

struct SearchHit {
    Ref key; // participant, event, utterance, topic, outlet, place or article
    LocalText title;
    std::string snippet; // the words around the match, or the date; may be empty
    std::optional<base::Edtf> date;
    int match_begin = -1, match_end = -1; // bytes of the snippet that match, or -1
};

} // namespace dateline::model
