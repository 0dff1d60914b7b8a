#pragma once
// Reads column blocks of a storage one after the other, each value checked.

#include <cstdint>
#include <memory>

#include "index/storage.h"

namespace dateline::index {

class BlockReader {
  public:
    BlockReader(Storage& storage, EntityKind kind);
    // As BlockCursor::seek. Cancellation is looked for.
    bool seek(std::int64_t block, const base::TickSpan* span = nullptr);

    // Of the block's `i`-th id. The storage's failure where it is what cannot be.
    bool is_there(std::size_t i) const { return view_.is_there(i); }
    bool is_dated(std::size_t i) const { return view_.is_dated(i); }
    base::TickSpan span(std::size_t i) const; // of what is dated
    double weight(std::size_t i) const;
    std::int64_t event(std::size_t i) const; // of an utterance
    std::int64_t speaker(std::size_t i) const;
    void read_events(BlockNumbers* all) const; // of all its ids

  private:
    std::int64_t id_of(std::int64_t value) const;

    Storage& storage_;
    EntityKind kind_;
    std::unique_ptr<BlockCursor> cursor_;
    BlockView view_; // its bytes are the cursor's
};

// Calls visit(reader, i, id) for each id of the set that is there, upwards; if a span is given, for no block
// that has nothing in it.
template<class Visit>
void visit_placed(Storage& storage, EntityKind kind, const Bitmap& ids, const base::TickSpan* span,
                  Visit visit) {
    BlockReader reader(storage, kind);
    for (std::int64_t block = ids.block_from(0); block >= 0; block = ids.block_from(block + 1)) {
        if (!reader.seek(block, span)) continue;
        for_each_bit(ids.block(block), [&](std::size_t i) {
            if (reader.is_there(i))
                visit(reader, i, (block << block_ids_log2) + static_cast<std::int64_t>(i));
        });
    }
}

} // namespace dateline::index
