#pragma once
// Questions in, model values out: a database as whoever reads it sees it. Whoever asks does not know which
// store answers. One Store belongs to one thread; open another for another thread (see store/database.h).
// Every call may throw base::Error (Fault::input for a damaged database, with the place and what to do;
// TemporaryFailure). Once `stop` is requested a call returns early with what it has, or nothing.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "model/detail.h"
#include "model/ids.h"
#include "model/saved_view.h"
#include "model/window.h"
#include "platform/photo_bytes.h"

namespace dateline::store {

// The database cannot be asked or changed just now: the message says what is to end first. The same call may
// be made again.
class TemporaryFailure : public base::Error {
  public:
    using Error::Error;
};

// One value after the other, of one state of the database: writers wait while a cursor lives.
template<class Value> class Cursor {
  public:
    virtual ~Cursor() = default;
    virtual std::optional<Value> next() = 0; // none at the end, and once it is to stop
};

// Events in order of time: by start, then id.
struct EventQuery {
    model::Filter filter = {};
    std::optional<base::Span> span = {}; // those that touch it; none: all
    enum class Direction { forwards, backwards };
    Direction direction = Direction::forwards;
    model::EventId after = {}; // those behind this one, in the direction; none, or one without a date: all
    // The events without a date: left out, or after all others, by id. They are in no span.
    enum class Undated { left_out, last };
    Undated undated = Undated::left_out;
};

class Store {
  public:
    virtual ~Store() = default;

    // Of the database as the last answer saw it: another once another program, or a Writer of this one, has
    // changed it. Database::change_token() is the same while nobody has changed it since.
    virtual std::string change_token() const = 0;

    virtual model::DatabaseInfo info(std::stop_token stop = {}) = 0;
    // Where the whole answer takes long (a filter of several things, or of words, in a large database),
    // `on_partial` may be given some of it before, within a fraction of a second; it says so
    // (Window::is_partial).
    using OnPartial = std::function<void(model::Window)>;
    virtual model::Window load_window(const model::WindowQuery& query, std::stop_token stop,
                                      const OnPartial& on_partial = {}) = 0;
    virtual model::Overview load_overview(const model::Filter& filter, int buckets, std::stop_token stop) = 0;
    virtual model::Tray load_tray(const model::TrayQuery& query, std::stop_token stop) = 0;

    virtual std::unique_ptr<Cursor<model::EventItem>> events(const EventQuery& query,
                                                             std::stop_token stop = {}) = 0;
    // What was said at an event and passes the filter, in order.
    virtual std::unique_ptr<Cursor<model::UtteranceView>>
    utterances(model::EventId event, const model::Filter& filter, std::stop_token stop = {}) = 0;
    // All participants, by id.
    virtual std::unique_ptr<Cursor<model::ParticipantId>> participants(std::stop_token stop = {}) = 0;

    // Of what was said, a page.
    virtual std::optional<model::EventView> load_event(model::EventId id, model::Page page,
                                                       std::stop_token stop = {}) = 0;
    // Utterances grouped by event; those of `first_event`, if given, come first.
    virtual std::optional<model::ParticipantView> load_participant(model::ParticipantId id,
                                                                   model::EventId first_event,
                                                                   model::Page page,
                                                                   std::stop_token stop = {}) = 0;
    virtual std::optional<model::UtteranceView> load_utterance(model::UtteranceId id,
                                                               std::stop_token stop = {}) = 0;
    virtual std::optional<model::ArticleView> load_article(model::ArticleId id, model::Page page,
                                                           std::stop_token stop = {}) = 0;
    virtual std::optional<model::PhotoView> load_photo(model::PhotoId id, std::stop_token stop = {}) = 0;
    // As it is kept, or why it cannot be read.
    virtual platform::PhotoBytes load_photo_bytes(model::PhotoId id, std::stop_token stop = {}) = 0;

    // People first, then events, words, topics, outlets, places; best first within each. One- and
    // two-syllable terms and initial consonants work.
    virtual std::vector<model::SearchHit> search(std::string_view text, int limit, std::stop_token stop) = 0;
    // Where a search finds nothing: what is spelt much alike, the nearest first. Of a kind: its names alone.
    virtual std::vector<model::Suggestion> suggest(model::Kind kind, std::string_view text, int limit,
                                                   std::stop_token stop) = 0;
    // What a slug or a name (any script, any variant, with the marks of its letters or without) means;
    // several where it is ambiguous.
    virtual std::vector<model::Ref> find(model::Kind kind, std::string_view slug_or_name,
                                         std::stop_token stop = {}) = 0;
    // The name of anything, for chips and window titles.
    virtual model::LocalText name_of(model::Ref ref, std::stop_token stop = {}) = 0;
    // All names by which a participant, outlet, topic or place is looked for, case folded.
    virtual std::vector<std::string> names_of(model::Ref ref, std::stop_token stop = {}) = 0;
    // Its slug; "" for a quote, which has none, and for what is not there.
    virtual std::string slug_of(model::Ref ref, std::stop_token stop = {}) = 0;
    // The views that were given a name: the story's steps in order, then the others by slug.
    virtual std::vector<model::SavedView> load_views(std::stop_token stop = {}) = 0;
};

} // namespace dateline::store
