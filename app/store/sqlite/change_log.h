#pragma once
// The log of changes, written: what a record was is noted before it changes, and compared with what it is
// once all is put, so that the log says what is really different. One set for each commit, in its
// transaction. Knows the tables change_set and change, not what records say.

#include <cstdint>
#include <optional>
#include <string>

#include "model/records.h"
#include "store/sqlite/connection.h"
#include "store/sqlite/last_ids.h"
#include "store/sqlite/record_reader.h"
#include "store/writer.h"

namespace dateline::store {

// Which of them has records, as the source format has them: not what is part of another.
bool has_records(IdKind kind);

class ChangeLog {
  public:
    // made: there was no database before, and what is put is all that it has: one set without rows.
    enum class Database { extended, made };
    ChangeLog(Connection& connection, LastIds& ids, ChangeNote note, Database database);

    // Whether a row holds just this record already, so that nothing is to be done; else what it holds is
    // noted.
    bool stands(IdKind kind, std::int64_t id, const model::Record& next);
    // The record in the row is about to change or to go.
    void note(IdKind kind, std::int64_t id);
    // It has no row yet.
    void note_new(IdKind kind, std::int64_t id);
    // Once all is put, and again where more was put since: drops what is as it was, and names the set.
    void finish();

  private:
    bool is_noted(IdKind kind, std::int64_t id);
    void add(IdKind kind, std::int64_t id, const std::optional<std::string>& before);
    std::optional<std::string> text_of(IdKind kind, std::int64_t id);
    struct Old {
        std::optional<model::Record> record; // none: there was none, or it cannot be read
        bool is_damaged = false;
    };
    Old read_old(IdKind kind, std::int64_t id);
    std::optional<std::string> text_of(const Old& old) const; // '' of what is damaged
    void compare(std::int64_t number, std::int64_t* kept);
    void put_set();

    Connection& connection_;
    LastIds& ids_;
    ChangeNote note_;
    Database database_;
    RecordReader reader_;
    std::int64_t set_ = 0;
    std::int64_t rows_ = 0; // noted
};

} // namespace dateline::store
