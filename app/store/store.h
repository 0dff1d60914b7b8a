#pragma once
// The database as the rest of Dateline sees it: questions in, model values out. Whoever asks does not know
// which store answers. One Store belongs to one thread; open another for another thread. Every call may throw
// base::Error (Fault::input for a damaged file, with the path, table and what to do; InUse). Long calls look
// at `stop` and return early with what they have.

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

namespace dateline::store {

// Another program has the database to itself, and has not ended in time; the same call may be made again.
class InUse : public base::Error {
  public:
    enum class By { writer, cache };
    explicit InUse(const std::string& path, By by = By::writer)
        : Error(base::Fault::environment,
                {path,
                 by == By::writer
                     ? base::Phrase{"another program is writing it; wait until that is done, then try again"}
                     : base::Phrase{
                           "another program is reading it; wait until that is done, then try again"}}) {}
};

class Store {
  public:
    virtual ~Store() = default;

    // Changes once another program (or a Writer of this one) has changed the database: what was told before
    // may be told otherwise now. As of the last answer.
    virtual std::int64_t revision() const = 0;

    virtual model::DatabaseInfo info() = 0;
    virtual model::Window load_window(const model::WindowQuery& query, std::stop_token stop) = 0;
    // A first answer where load_window would take long (a filter of several things, or of words, in a large
    // database): some of the heaviest events that pass, within a fraction of a second; no counts, no lanes.
    // None where load_window is soon done itself.
    virtual std::optional<model::Window> load_first_window(const model::WindowQuery& query,
                                                           std::stop_token stop) = 0;
    virtual model::Overview load_overview(const model::Filter& filter, int buckets, std::stop_token stop) = 0;
    virtual model::Tray load_tray(const model::TrayQuery& query, std::stop_token stop) = 0;

    // Of what was said, a page.
    virtual std::optional<model::EventView> load_event(model::EventId id, model::Page page) = 0;
    // What was said at an event after one of its utterances (none: from the first on), in order: for those
    // who go through all, however much it is.
    virtual std::vector<model::UtteranceView> load_said(model::EventId event, model::UtteranceId after,
                                                        int limit) = 0;
    // Utterances grouped by event; those of `first_event`, if given, come first.
    virtual std::optional<model::ParticipantView>
    load_participant(model::ParticipantId id, model::EventId first_event, model::Page page) = 0;
    virtual std::optional<model::UtteranceView> load_utterance(model::UtteranceId id) = 0;
    virtual std::optional<model::ArticleView> load_article(model::ArticleId id, model::Page page) = 0;
    virtual std::optional<model::PhotoView> load_photo(model::PhotoId id) = 0;

    // People first, then events, words, topics, outlets, places; best first within each. One- and
    // two-syllable terms and initial consonants work.
    virtual std::vector<model::SearchHit> search(std::string_view text, int limit, std::stop_token stop) = 0;
    // Where a search finds nothing: what is spelt much alike, the nearest first. Of a kind: its names alone.
    virtual std::vector<model::Suggestion> suggest(model::Kind kind, std::string_view text, int limit,
                                                   std::stop_token stop) = 0;
    // What a slug or a name (any script, any variant, with the marks of its letters or without) means;
    // several where it is ambiguous.
    virtual std::vector<model::Ref> find(model::Kind kind, std::string_view slug_or_name) = 0;
    // The name of anything, for chips and window titles.
    virtual model::LocalText name_of(model::Ref ref) = 0;
    // All names by which a participant, outlet, topic or place is looked for, case folded.
    virtual std::vector<std::string> names_of(model::Ref ref) = 0;
    // Its slug; "" for a quote, which has none, and for what is not there.
    virtual std::string slug_of(model::Ref ref) = 0;
    // The next event by start (direction +1) or the one before (-1); with no `from`, the first or last.
    virtual std::optional<model::EventItem> neighbour(model::EventId from, int direction,
                                                      const model::Filter& filter) = 0;
    // The events without a date that pass, in the order of their ids, from the one after `after` on.
    virtual std::vector<model::EventId> undated(const model::Filter& filter, model::EventId after,
                                                int limit) = 0;
    // All participants, in the order of their ids, from the one after `after` on.
    virtual std::vector<model::ParticipantId> participants(model::ParticipantId after, int limit) = 0;
    // The views that were given a name: the story's steps in order, then the others by slug.
    virtual std::vector<model::SavedView> load_views() = 0;
};

// What holds together while others write: each answer, or everything that is ever asked of a store. Writers
// wait for it, so the latter is for work that ends.
enum class SnapshotScope { each_answer, everything };
// Opens a database that may come from a stranger: read-only, vetted before the first query (see HARDENING in
// app/README.md). `path` is in the file system's encoding.
std::unique_ptr<Store> open_store(const std::string& path, SnapshotScope holds = SnapshotScope::each_answer);

// Changes whenever the file does: tells whether it is still the one that was opened. Error where it cannot be
// read.
std::string fingerprint_of(const std::string& path);

// Damage is what import refuses, or what no import could have written. Advice is of a sound database: what
// would make it better (a source for an event, a photo that is there and can be shown; import warns of it).
enum class Severity { damage, advice };
struct Problem {
    std::string where;   // "table event, row 12, field date", or the file
    std::string message; // what is wrong and what to do
    Severity severity = Severity::damage;
};
// What a photo below a folder is: its size in pixels, upright, or why it cannot be shown. Photos are decoded
// elsewhere.
struct PhotoSeen {
    base::Size size;
    std::string trouble; // empty: it can be shown
};
using LookAtPhoto = std::function<PhotoSeen(const std::string& folder, const std::string& file)>;

// "is said to be 300 x 200, but is 200 x 300 ...": of a size that was told wrongly.
std::string size_problem(base::Size said, base::Size own);

// Integrity and provenance: everything `dateline check` reports, damage first; empty if all is well. Throws
// only where the file cannot be opened as a database at all. Without `look`, photos need only be there.
std::vector<Problem> check_database(const std::string& path, const LookAtPhoto& look = {});
// Builds the timeline (see data/schema.sql) again from the rest of the database, which is brought up to date
// if an older Dateline made it: then it is kept as it was in the file whose path is returned (see
// Writer::backup).
std::string reindex(const std::string& path, std::function<bool()> goes_on = {});

} // namespace dateline::store
