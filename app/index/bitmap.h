#pragma once
// Sets of ids, as bits: what passes a filter in a database of any size. Ids are positive and were given one
// after the other, so that a set of ten million takes little more than a megabyte. Knows no SQL.

#include <array>
#include <bit>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::index {

// Ids that a set can hold: what is above was never given by this program.
constexpr std::int64_t max_bitmap_id = (std::int64_t{1} << 35U) - 1;

// Ids are looked at in blocks (see column_block.h): block b holds [b * 256, (b + 1) * 256).
constexpr int block_ids_log2 = 8;
constexpr int block_ids = 1 << block_ids_log2;
using BlockBits = std::array<std::uint64_t, block_ids / 64>;

// Sets are packed in pieces: piece p holds [p * 32768, (p + 1) * 32768).
constexpr int piece_ids_log2 = 15;
constexpr std::int64_t max_piece = max_bitmap_id >> piece_ids_log2;

class Bitmap {
  public:
    void add(std::int64_t id); // from 0 to max_bitmap_id
    void remove(std::int64_t id);
    bool contains(std::int64_t id) const {
        const auto at = static_cast<std::size_t>(id >> piece_ids_log2);
        if (id < 0 || at >= pieces_.size() || !pieces_[at]) return false;
        const auto i = static_cast<std::size_t>(id & ((std::int64_t{1} << piece_ids_log2) - 1));
        return ((*pieces_[at])[i >> block_ids_log2][i % block_ids / 64] >> (i % 64) & 1U) != 0;
    }
    void add_all(const Bitmap& other);
    void keep_only(const Bitmap& other);
    std::int64_t size() const;
    Bitmap copy() const;
    bool empty() const;

    // Those of one block; all zero where there are none.
    const BlockBits& block(std::int64_t block) const;
    void set_block(std::int64_t block, const BlockBits& bits);
    // The first block from `block` on that holds any; -1 if there is none.
    std::int64_t block_from(std::int64_t block) const;

    // The ids of one piece as bytes, none where there are none: the distances between them as variable-length
    // integers, less one, from the id before the piece; where these would take as much room, 4,096 bytes
    // whose bits are the ids', from the lowest.
    std::string packed(std::int64_t piece) const;
    // Adds those of one piece; false if the bytes are none such.
    bool add_packed(std::int64_t piece, std::string_view bytes);
    std::int64_t pieces() const { return static_cast<std::int64_t>(pieces_.size()); } // none is above

  private:
    static constexpr int blocks_log2 = piece_ids_log2 - block_ids_log2;
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
inline void add_bits(BlockBits* bits, const BlockBits& others) {
    for (std::size_t word = 0; word < bits->size(); ++word)
        (*bits)[word] |= others[word];
}
inline void keep_bits(BlockBits* bits, const BlockBits& others) { // that are in both
    for (std::size_t word = 0; word < bits->size(); ++word)
        (*bits)[word] &= others[word];
}
inline bool has_bit(const BlockBits& bits, std::size_t i) {
    return (bits[i / 64] >> (i % 64) & 1U) != 0;
}

// Calls visit(id) for each, upwards.
template<class Visit> void for_each_id(const Bitmap& ids, Visit visit) {
    for (std::int64_t block = ids.block_from(0); block >= 0; block = ids.block_from(block + 1))
        for_each_bit(ids.block(block),
                     [&](std::size_t i) { visit((block << block_ids_log2) + static_cast<std::int64_t>(i)); });
}

} // namespace dateline::index
