#pragma once
// The ids that are given: of each kind the next is one above all that ever were, whatever has been removed
// since (table last_id).

#include <array>
#include <cstdint>

#include "store/sqlite/connection.h"

namespace dateline::store {

// What has an id, as tables name it that point to many kinds: up to place, it is model::Kind.
enum class IdKind {
    database,
    event,
    participant,
    outlet,
    article,
    utterance,
    quote,
    photo,
    topic,
    place,
    saved_view,
    participation,
    claim,
    attribution,
    region,
    note,
    source,
    column_mapping,
    change_set
};
constexpr std::size_t id_kind_count = static_cast<std::size_t>(IdKind::change_set) + 1;
const char* id_table(IdKind kind);

class LastIds {
  public:
    // counted: table last_id is not filled yet, and every row is looked at.
    enum class Ids { stored, counted };
    LastIds(Connection& connection, Ids ids);

    std::int64_t last(IdKind kind) const { return last_[static_cast<std::size_t>(kind)]; } // 0: none yet
    std::int64_t next(IdKind kind) { return ++last_[static_cast<std::size_t>(kind)]; }
    void store(); // into the table

  private:
    Connection& connection_;
    std::array<std::int64_t, id_kind_count> last_{}, stored_{};
};

} // namespace dateline::store
