#pragma once
// A database by its location: it gives stores that answer and writers, checks itself and tells whether it has
// changed. Whoever holds one knows no file, no lock and no server. Several threads may share one. Every call
// may throw base::Error (Fault::input for what is damaged, with the place and what to do; TemporaryFailure).
// Once `stop` is requested a call ends early; one that has nothing to return ends with an Error.

#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "model/records.h"
#include "platform/photo_bytes.h"
#include "store/store.h"
#include "store/writer.h"

namespace dateline::store {

// What holds together while others write: each answer, or everything that is ever asked of a store. Writers
// wait for it, so the latter is for work that ends.
enum class SnapshotScope { each_answer, everything };

// What a photo is: its size in pixels, upright, or why it cannot be shown. Photos are decoded elsewhere.
struct PhotoSeen {
    base::Size size;
    std::string trouble;     // empty: it can be shown
    std::string sha256 = {}; // of its bytes, 32 of them; empty: they were not looked at
};
using InspectPhoto = std::function<PhotoSeen(const platform::PhotoBytes&)>;

// "is said to be 300 x 200, but is 200 x 300 ...": of a size that was told wrongly.
std::string size_problem(base::Size said, base::Size own);

// All records, in an order that a Writer takes and that does not depend on how they were written (by kind,
// then slug; ordered lists as authored).
struct RecordSink {
    std::function<void(const model::DatabaseRecord&)> database;
    std::function<void(const model::PlaceRecord&)> place;
    std::function<void(const model::TopicRecord&)> topic;
    std::function<void(const model::OutletRecord&)> outlet;
    std::function<void(const model::ParticipantRecord&)> participant;
    std::function<void(const model::ArticleRecord&)> article;
    std::function<void(const model::PhotoRecord&)> photo;
    std::function<void(const model::EventRecord&)> event;
    std::function<void(const model::UtteranceRecord&)> utterance;
    std::function<void(const model::ViewRecord&)> view;
    // Of which more is known than the name.
    std::function<void(const model::SourceRecord&)> source;
    std::function<void(const model::MappingRecord&)> mapping;
};

class Database {
  public:
    virtual ~Database() = default;

    // What it is called, for people: "example.db".
    virtual std::string name() const = 0;
    // The same while nobody has changed it, as Store::change_token() is told of a store's last answer.
    virtual std::string change_token(std::stop_token stop = {}) const = 0;
    // SHA-256 over all it holds, in hexadecimal, for pictures that record what they show; "" if stopped.
    virtual std::string content_sha256(std::stop_token stop = {}) const = 0;

    // May come from a stranger: vetted before the first question (see HARDENING in app/README.md).
    virtual std::unique_ptr<Store> open_store(SnapshotScope scope = SnapshotScope::each_answer,
                                              std::stop_token stop = {}) const = 0;
    // Makes the database, or extends what is there; one of an older version becomes a current one. Its
    // commit is one set of the change log, unless no record is another afterwards. Asks `stop` as long as the
    // writer lives. TemporaryFailure where another program writes.
    virtual std::unique_ptr<Writer> open_writer(ChangeNote note = {}, std::stop_token stop = {}) const = 0;
    // Reads older versions too.
    virtual void read_records(const RecordSink& sink, std::stop_token stop = {}) const = 0;
    // Integrity and provenance: everything `dateline check` reports, damage first; empty if all is well.
    // Throws only where it cannot be opened as a database at all. Without `inspect`, photos need only be
    // there; without `text`, records are not compared with what the change log says of them.
    virtual std::vector<Problem> check(const InspectPhoto& inspect = {}, const RecordText& text = {},
                                       std::stop_token stop = {}) const = 0;
    // Builds the timeline (see data/schema.sql) again from the rest of the database, which is brought up to
    // date if an older Dateline made it: then where it is kept as it was is returned (see Writer::backup).
    virtual std::string reindex(std::stop_token stop = {}) const = 0;
};

// The database at a location: today a path, in the file system's encoding. Nothing is opened yet.
std::unique_ptr<Database> database_at(const std::string& location);

} // namespace dateline::store
