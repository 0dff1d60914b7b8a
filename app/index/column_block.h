#pragma once
// Events and utterances by id: blocks of 256 ids that say of each when it was and what it weighs, in a few
// bytes. What passes a filter is a set of ids; with these it is counted and placed without a look at its
// rows. Knows how blocks are written as blobs; knows no SQL.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "index/bitmap.h"
#include "index/tile.h"

namespace dateline::index {

enum class EntityKind { events, utterances };

// What a block says of one id.
struct Placed {
    bool is_there = false, is_dated = false; // an id that was not given, or what has no date
    base::TickSpan span;
    double weight = 0;                   // an utterance's is its event's
    std::int64_t event = 0, speaker = 0; // of an utterance; no speaker: 0
    bool operator==(const Placed&) const = default;
};
using PlacedBlock = std::array<Placed, block_ids>;

std::string encode_block(EntityKind things, const PlacedBlock& block);

using BlockNumbers = std::array<std::int64_t, block_ids>;

// 256 numbers, each to be had without reading the others.
class BlockColumn {
  public:
    // Takes its bytes from the front; none if they are not a column.
    static std::optional<BlockColumn> take(std::string_view* bytes);
    std::int64_t at(std::size_t i) const;
    void read(BlockNumbers* all) const;

  private:
    template<std::size_t width> void read_cells(BlockNumbers* all) const;
    std::string_view cells_, choices_; // choices, if there are any: what cells count into
    std::size_t width_ = 0;            // of a cell, in bytes
    std::int64_t base_ = 0;            // what cells are counted from
};

// A block as read. The bytes stay with whoever read them.
class BlockView {
  public:
    static std::optional<BlockView> of(EntityKind things, std::string_view bytes);

    bool is_there(std::size_t i) const { return columns_[length].at(i) != absent; }
    bool is_dated(std::size_t i) const { return columns_[length].at(i) >= 0; }
    // Of what is dated; none where no such span can be.
    std::optional<base::TickSpan> span(std::size_t i) const;
    double weight(std::size_t i) const;
    std::int64_t event(std::size_t i) const { return columns_[event_column].at(i); }
    std::int64_t speaker(std::size_t i) const { return columns_[speaker_column].at(i); }
    void read_events(BlockNumbers* all) const { columns_[event_column].read(all); }

    enum Column : std::size_t { start, length, weight_column, event_column, speaker_column, column_count };
    static constexpr std::int64_t undated = -1, absent = -2; // instead of a length

  private:
    std::array<BlockColumn, column_count> columns_; // the last two: of utterances alone
};

} // namespace dateline::index
