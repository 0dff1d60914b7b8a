#pragma once
// Sets of ids, as bits: what passes a filter in a database of any size. Ids are positive and were given one
// after the other, so that a set of ten million takes little more than a megabyte. Knows no SQL.

#include <array>
#include <bit>
#include <cstdint>
#include <memory>
#include <vector>

namespace dateline::store {

// Ids that a set can hold: what is above was never given by this program.
constexpr std::int64_t most_set_id = (std::int64_t{1} << 35U) - 1;

// Ids are looked at in blocks (see timeline_block.h): block b holds [b * 256, (b + 1) * 256).
constexpr int block_ids_log2 = 8;
constexpr int block_ids = 1 << block_ids_log2;
using BlockBits = std::array<std::uint64_t, block_ids / 64>;

class IdSet {
  public:
    void add(std::int64_t id); // from 0 to most_set_id
    bool contains(std::int64_t id) const;
    void add_all(const IdSet& other);
    void keep_only(const IdSet& other);
    std::int64_t size() const;
    bool empty() const;

    // Those of one block; all zero where there are none.
    const BlockBits& block(std::int64_t block) const;
    void set_block(std::int64_t block, const BlockBits& bits);
    // The first block from `block` on that holds any; -1 if there is none.
    std::int64_t block_from(std::int64_t block) const;

  private:
    static constexpr int blocks_log2 = 7; // of one piece
    using Piece = std::array<BlockBits, std::size_t{1} << blocks_log2>;
    BlockBits& writable(std::int64_t block);
    std::vector<std::unique_ptr<Piece>> pieces_;
};

// Calls visit(i) for each bit that is set, upwards.
template<class Visit> void for_each_bit(const BlockBits& bits, Visit visit) {
    for (std::size_t word = 0; word < bits.size(); ++word)
        for (std::uint64_t left = bits[word]; left != 0; left &= left - 1)
            visit(word * 64 + static_cast<std::size_t>(std::countr_zero(left)));
}
inline void set_bit(BlockBits* bits, std::size_t i) {
    (*bits)[i / 64] |= std::uint64_t{1} << (i % 64);
}
inline bool has_bit(const BlockBits& bits, std::size_t i) {
    return (bits[i / 64] >> (i % 64) & 1U) != 0;
}

// Calls visit(id) for each, upwards.
template<class Visit> void for_each_id(const IdSet& ids, Visit visit) {
    for (std::int64_t block = ids.block_from(0); block >= 0; block = ids.block_from(block + 1))
        for_each_bit(ids.block(block),
                     [&](std::size_t i) { visit((block << block_ids_log2) + static_cast<std::int64_t>(i)); });
}

} // namespace dateline::store
