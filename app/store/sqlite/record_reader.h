#pragma once
// Rows back into records: one by its id, or all of them. Knows the tables that hold what was authored, and
// nothing of what is derived.

#include <cstdint>
#include <functional>
#include <optional>

#include "model/records.h"
#include "model/saved_view.h"
#include "store/database.h"
#include "store/sqlite/connection.h"
#include "store/sqlite/upkeep.h"

namespace dateline::store {

// The title, description, offset and licence; a default record where none was put.
model::DatabaseRecord load_database_record(Connection& connection);

class RecordReader {
  public:
    // changing: a Writer is at work.
    using Tables = UpkeepReader::Tables;
    RecordReader(Connection& connection, Tables tables);

    // None where there is none, and of kinds that are parts of records (quotes, claims). Error (input) where
    // it names what is not there.
    std::optional<model::Record> read(IdKind kind, std::int64_t id);
    // See Database::read_records.
    void read_all(const RecordSink& sink);

  private:
    template<class Value> using RowReader = Value (RecordReader::*)(const Query& row);
    template<class Value> std::optional<Value> one(std::int64_t id, RowReader<Value> from_row);
    template<class Value> void each(const std::function<void(const Value&)>& take, RowReader<Value> from_row);
    model::PlaceRecord place(const Query& row);
    model::TopicRecord topic(const Query& row);
    model::OutletRecord outlet(const Query& row);
    model::ParticipantRecord participant(const Query& row);
    model::ArticleRecord article(const Query& row);
    model::PhotoRecord photo(const Query& row);
    model::EventRecord event(const Query& row);
    model::UtteranceRecord utterance(const Query& row);
    model::ViewRecord view(const model::SavedView& saved);
    std::optional<model::ViewRecord> view_of(std::int64_t id);
    bool has_database();

    Connection& c_;
    bool is_current_ = false; // it has what today's version has
    UpkeepReader upkeep_;
};

} // namespace dateline::store
