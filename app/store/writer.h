#pragma once
// Writing records into a database, in one transaction. References are slugs and may point forwards; they are
// resolved by finish(). A record whose slug is already there, or was once (RecordUpkeep), replaces it.
// Nothing is changed unless finish() returns no problem and commit() runs; a Writer that is destroyed before,
// or killed, leaves the database as it was (or absent). What one costs follows what is put, not what is
// there. While one is at work others that would write wait for it, and those that read do while it commits.

#include <functional>
#include <string>
#include <vector>

#include "base/error.h"
#include "model/ids.h"
#include "model/records.h"
#include "model/saved_view.h"

namespace dateline::store {

// Damage is what import refuses, or what no import could have written. Advice is of a sound database: what
// would make it better (a source for an event, a photo that is there and can be shown; import warns of it).
enum class Severity { damage, advice };
struct Problem {
    std::string where;   // "table event, row 12, field date", or the database
    std::string message; // what is wrong and what to do
    Severity severity = Severity::damage;
};

// A record that was put and does not go together with others, as check would say too.
struct Clash {
    model::Kind kind = model::Kind::none; // none: a view
    model::Slug slug;
    std::string field, message;
    // The other of two that cannot stand beside each other, and what to say of it.
    model::Slug other = {};
    std::string of_other = {};
};

// A record in the source format, in one line: the change log keeps records so, and no store knows the format.
using RecordText = std::function<std::string(const model::Record&)>;

// What a commit is in the change log (see change_set in data/schema.sql).
struct ChangeNote {
    std::string author = {}; // empty: not said
    std::string name = {};   // what was done, in plain words: "Import of example.json"
    // What a record becomes is kept beside what it was. Imports do without: it would double the database.
    bool keeps_after = true;
    RecordText text = {}; // none: the log is not written
};

class Writer {
  public:
    virtual ~Writer() = default;
    virtual void put(const model::DatabaseRecord& record) = 0;
    virtual void put(const model::PlaceRecord& record) = 0;
    virtual void put(const model::TopicRecord& record) = 0;
    virtual void put(const model::OutletRecord& record) = 0;
    virtual void put(const model::ParticipantRecord& record) = 0;
    virtual void put(const model::ArticleRecord& record) = 0;
    virtual void put(const model::PhotoRecord& record) = 0;
    // Of the bytes of a photo that was put, 32 of them, by which it is known again. Not part of what its
    // record says: a photo that is another file by now has none.
    virtual void put_photo_sha256(const model::Slug& slug, const std::string& sha256) = 0;
    virtual void put(const model::EventRecord& record) = 0;
    virtual void put(const model::UtteranceRecord& record) = 0;
    virtual void put(const model::ViewRecord& record) = 0;
    // By their names.
    virtual void put(const model::SourceRecord& record) = 0;
    virtual void put(const model::MappingRecord& record) = 0;
    // The same with what it names given by id, as load_views() gives it. Error (input) where it names what is
    // not there.
    virtual void put(const model::SavedView& view) = 0;
    // False if there is none with that slug.
    virtual bool remove_view(const model::Slug& slug) = 0;
    // Whether there is one with that slug, from before or put since. Not for views.
    virtual bool has(model::Kind kind, const model::Slug& slug) = 0;
    // What was put and breaks a rule about several records (see store/together.h), or takes another view's
    // place in the story. Before finish(), which takes all but the last: who writes for others asks and
    // refuses.
    virtual std::vector<Clash> clashes() = 0;
    // Resolves what is pending and works out spans, weights and indices; the unresolved references come back.
    virtual std::vector<Problem> finish() = 0;
    // TemporaryFailure where others read and do not end; it may be called again. A database of an older
    // version is kept as it was beside the new one; Error (environment) where there is no room for that.
    virtual void commit() = 0;
    // Where commit() has kept it; empty: there was nothing to keep.
    virtual std::string backup() const = 0;
};

// What to tell of Writer::backup(), in one line.
base::Phrase told_of_backup(const std::string& backup);

} // namespace dateline::store
