#pragma once
// What the store answers for a stretch of time: enough to draw the canvas and the rail, bounded by the
// query's limits whatever the size of the database. Values; knows nothing of pixels or SQL.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/edtf.h"
#include "base/geometry.h"
#include "base/time.h"
#include "model/ids.h"
#include "model/records.h"
#include "model/text.h"
#include "model/view.h"

namespace dateline::model {

struct WindowQuery {
    base::Span span;
    int buckets = 256; // columns of every density over the span; 0: no densities
    Filter filter;
    Grouping grouping = Grouping::participant;
    int first_lane = 0; // so many of the busiest are passed over
    int max_events = 300, max_lanes = 24, max_marks = 2000, max_articles = 500;
    int max_rail = 200;       // participants listed
    int max_rail_items = 200; // topics and outlets listed, each
    bool operator==(const WindowQuery&) const = default;
};

struct RegionItem {
    ParticipantId participant;
    LocalText name;
    double x = 0, y = 0, width = 0, height = 0; // fractions of the photo
    bool operator==(const RegionItem&) const = default;
};

struct EventItem {
    EventId id;
    base::Edtf date;
    std::optional<int> utc_offset_minutes; // the event's own, if known
    LocalText title, place, host; // host: the name of the first participant with that role; may be empty
    double weight = 0;
    int utterances = 0, participants = 0, articles = 0, photos = 0;
    int organisations = 0;  // of the participants
    bool disputed = false;  // an attribution or a claim on which sources disagree
    std::string pull_quote; // the words of the utterance to show on the card: fullest printing, its shortest
                            // segment that stands by itself; exact, in its marks. Empty if none.
    UtteranceId pull_quote_utterance;
    PhotoId photo;         // the first, or none
    base::Size photo_size; // pixels; empty: not known
    LocalText photo_words; // what stands in its place where it cannot be shown: its alt text or caption
    std::string
        photo_trouble; // why it cannot be shown, a key for base::tr; empty: nothing is known against it
    bool photo_is_illustration = false;
    std::vector<RegionItem> regions;            // of that photo
    std::vector<ParticipantId> participant_ids; // in order, at most 16
};

// An utterance on a lane.
struct Mark {
    UtteranceId id;
    EventId event;
    ParticipantId speaker;
    base::Span event_span; // where it stands if it has no time of its own: by order within the event's span
    std::optional<double> said_ms;
    base::Precision said_precision = base::Precision::minute;
    int order = 0, count = 0; // order-th (from 1) of the event's count utterances
    bool disputed = false;
};

// A participant's presence at an event (or a topic's, an outlet's, a place's).
struct Presence {
    EventId event;
    base::Span span;
    base::Precision precision = base::Precision::day;
};

struct Lane {
    Ref key;
    LocalText name;
    int colour = 0;                          // index for the palette, stable for the thing: by id
    std::int64_t events = 0, utterances = 0; // in the span
    std::vector<Presence> presences;
    std::vector<Mark> marks;
    std::vector<std::uint32_t> density; // presences a bucket
    // Utterances a bucket, and those that begin in each (one without a time of its own begins with its
    // event); the first has those that began before it too.
    std::vector<std::uint32_t> said, said_begun;
};

struct CoverageMark {
    ArticleId id;
    OutletId outlet;
    LocalText outlet_name;
    EventId event; // the first that it covers
    base::Span published;
    base::Precision precision = base::Precision::minute;
};

struct RailParticipant {
    ParticipantId id;
    ParticipantKind kind = ParticipantKind::person;
    LocalText name, title; // the title at the latest event in view, else the description
    PhotoId portrait;
    std::optional<int> size;
    std::int64_t utterances = 0, events = 0; // in the span
};
struct RailItem {
    Ref key; // a topic or an outlet
    LocalText name;
    std::int64_t count = 0; // topic: utterances and events; outlet: articles published in the span, and
                            // undated ones that cover its events
};

// Where more is in view than can be looked at one by one (1,500 or so), lists and some numbers are
// approximate. Exact: the totals of events and utterances, of a lane and of a thing in the rail (without a
// filter), how many utterances a participant has under a filter of words or of several things, and densities
// to a fraction of a bucket (a lane's to a bucket). Otherwise:
// - `events`, presences and marks are the heaviest of each stretch of the view.
// - Of more people, topics or outlets than the rail has room for, the busiest are sought among those of the
//   heaviest events and those busiest in the whole database; so are the busiest lanes. Those that were not
//   counted are in the rail's totals of them, whether or not they are in view.
// - Who speaks at an event is on the lane for it, though the words may have a time of their own elsewhere.
// - total_lanes counts the whole database; so do total_participants, where no topics and outlets are asked
//   for with it; total_articles and outlets only dated articles.
// - With a filter, all else in the rail and the lanes of what it does not ask for counts a sample, the
//   heaviest; so does the coverage, except of an outlet. In a small view, articles that pass only through
//   events outside of it may be left out.
struct Window {
    WindowQuery query;
    bool is_partial = false; // some of the heaviest events, without counts and lanes; a whole answer follows
    std::vector<EventItem> events; // the heaviest that intersect the span and pass the filter, by start
    std::int64_t total_events = 0, total_utterances = 0, total_participants = 0, total_articles = 0;
    std::vector<std::uint32_t> density; // events a bucket
    // Events that begin in each bucket; the first has those that began before it too. With the density of the
    // first bucket in view this counts what is in view.
    std::vector<std::uint32_t> begun;
    std::vector<Lane> lanes; // the busiest in the span; none without a grouping
    std::int64_t total_lanes = 0;
    // Of a part of the span, such as what is seen of it, where that was counted.
    base::Span lanes_counted_in;
    std::int64_t lanes_in_part = 0;
    // Of each dated article that passes, by time; none where they are more than the query's limit: then the
    // density is all that is told.
    std::vector<CoverageMark> coverage;
    bool coverage_is_whole = true;
    std::vector<std::uint32_t> coverage_density;
    // By utterances, then events. Who only stands in a photo of an event is there too, and in the total; on
    // no lane.
    std::vector<RailParticipant> participants;
    std::vector<RailItem> topics, outlets; // the busiest first
    std::int64_t total_topics = 0, total_outlets = 0;
};

// The whole range, for the overview below the canvas and for "fit all".
struct Overview {
    base::Span extent; // of all dated events that pass; open ends are cut to their known side. Empty if none.
    std::vector<std::uint32_t> density; // events a bucket of the extent
    std::int64_t total_events = 0;
    std::int64_t total_undated = 0;
    // Some of these have a date that is kept aside: beyond the clock, or without a year.
    bool has_dates_off_the_axis = false;
    // The heaviest of those without a date, for a picture to name: load_overview() leaves it empty, the tray
    // has them.
    std::vector<EventItem> undated;
};

// The tray: events without a date, the heaviest first.
struct TrayQuery {
    Filter filter;
    int rows = 200;
    bool operator==(const TrayQuery&) const = default;
};
struct TrayItem {
    EventItem event;
    std::vector<LocalText> people; // the first of event.participants
};
struct Tray {
    std::int64_t total = 0;       // that pass the filter
    std::vector<TrayItem> events; // as many as were asked for
};

struct DatabaseInfo {
    DatabaseRecord record;
    std::int64_t events = 0, participants = 0, articles = 0, utterances = 0, quotes = 0, photos = 0,
                 outlets = 0;
    int schema_version = 0;
    bool finds_words_by_marks = false; // an older Dateline made it: "zoe" finds no "Zoë" in what was said
};

} // namespace dateline::model
