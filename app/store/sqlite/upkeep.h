#pragma once
// What is kept about records besides what they say: former slugs, notes, origins; and the sources and column
// mappings, which have names of their own. Reading and writing, for read_records and the Writer.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/records.h"
#include "store/sqlite/last_ids.h"

namespace dateline::store {

class UpkeepReader {
  public:
    // settled: which tables are empty is looked at once. Of a database of an older version there is nothing
    // to read.
    enum class Tables { settled, changing };
    UpkeepReader(Connection& connection, Tables tables);
    model::RecordUpkeep read(IdKind kind, std::int64_t id);
    std::vector<model::NoteRecord> notes(IdKind kind, std::int64_t id);
    // By name. Sources of which only the name is known are left out where rows say it.
    std::vector<model::SourceRecord> sources();
    std::vector<model::MappingRecord> mappings();
    std::optional<model::SourceRecord> source(std::int64_t id);
    std::optional<model::MappingRecord> mapping(std::int64_t id);

  private:
    model::MappingRecord mapping_of(const Query& row);

    Connection& connection_;
    bool is_kept_ = false; // the database has the tables
    bool has_former_ = false, has_notes_ = false, has_origins_ = false;
};

class UpkeepWriter {
  public:
    UpkeepWriter(Connection& connection, LastIds& ids) : connection_(connection), ids_(ids) {}
    // Notes and origins in the place of the old ones, which there are none of unless it `existed`. Notes that
    // were there keep their ids. (Former slugs are SlugTable's.)
    void put(IdKind kind, std::int64_t id, const model::RecordUpkeep& upkeep, bool existed);
    void put_notes(IdKind kind, std::int64_t id, const std::vector<model::NoteRecord>& notes, bool existed);
    void remove_notes(IdKind kind, const std::vector<std::int64_t>& ids);
    void put(const model::SourceRecord& record);
    void put(const model::MappingRecord& record);
    // 0: there is none of that name.
    std::int64_t source_id(const std::string& name);
    std::int64_t mapping_id(const std::string& name);

  private:
    std::int64_t source_of(const std::string& name); // made where there is none of that name
    Connection& connection_;
    LastIds& ids_;
};

} // namespace dateline::store
