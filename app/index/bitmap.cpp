#include "index/bitmap.h"

#include <algorithm>

namespace dateline::index {
namespace {

constexpr BlockBits no_bits{};

bool any(const BlockBits& bits) {
    return std::any_of(bits.begin(), bits.end(), [](std::uint64_t word) { return word != 0; });
}

constexpr std::size_t in_block(std::int64_t id) {
    return static_cast<std::size_t>(id & (block_ids - 1));
}

} // namespace

BlockBits& Bitmap::writable(std::int64_t block) {
    const auto at = static_cast<std::size_t>(block >> blocks_log2);
    if (at >= pieces_.size()) pieces_.resize(at + 1);
    if (!pieces_[at]) pieces_[at] = std::make_unique<Piece>();
    return (*pieces_[at])[static_cast<std::size_t>(block) & ((std::size_t{1} << blocks_log2) - 1)];
}

const BlockBits& Bitmap::block(std::int64_t block) const {
    const auto at = static_cast<std::size_t>(block >> blocks_log2);
    if (at >= pieces_.size() || !pieces_[at]) return no_bits;
    return (*pieces_[at])[static_cast<std::size_t>(block) & ((std::size_t{1} << blocks_log2) - 1)];
}

void Bitmap::set_block(std::int64_t block, const BlockBits& bits) {
    writable(block) = bits;
}

void Bitmap::add(std::int64_t id) {
    set_bit(&writable(id >> block_ids_log2), in_block(id));
}

void Bitmap::remove(std::int64_t id) {
    if (contains(id)) writable(id >> block_ids_log2)[in_block(id) / 64] &= ~(std::uint64_t{1} << (id % 64));
}

Bitmap Bitmap::copy() const {
    Bitmap other;
    other.add_all(*this);
    return other;
}

void Bitmap::add_all(const Bitmap& other) {
    if (other.pieces_.size() > pieces_.size()) pieces_.resize(other.pieces_.size());
    for (std::size_t at = 0; at < other.pieces_.size(); ++at) {
        if (!other.pieces_[at]) continue;
        if (!pieces_[at]) pieces_[at] = std::make_unique<Piece>();
        for (std::size_t b = 0; b < pieces_[at]->size(); ++b)
            add_bits(&(*pieces_[at])[b], (*other.pieces_[at])[b]);
    }
}

void Bitmap::keep_only(const Bitmap& other) {
    for (std::size_t at = 0; at < pieces_.size(); ++at) {
        if (!pieces_[at]) continue;
        if (at >= other.pieces_.size() || !other.pieces_[at]) {
            pieces_[at].reset();
            continue;
        }
        for (std::size_t b = 0; b < pieces_[at]->size(); ++b)
            keep_bits(&(*pieces_[at])[b], (*other.pieces_[at])[b]);
    }
}

std::int64_t Bitmap::size() const {
    std::int64_t size = 0;
    for (const auto& piece : pieces_)
        if (piece)
            for (const BlockBits& bits : *piece)
                for (const std::uint64_t word : bits)
                    size += std::popcount(word);
    return size;
}

bool Bitmap::empty() const {
    return block_from(0) < 0;
}

std::int64_t Bitmap::block_from(std::int64_t block) const {
    auto at = static_cast<std::size_t>(block >> blocks_log2);
    auto b = static_cast<std::size_t>(block) & ((std::size_t{1} << blocks_log2) - 1);
    for (; at < pieces_.size(); ++at, b = 0) {
        if (!pieces_[at]) continue;
        for (; b < pieces_[at]->size(); ++b)
            if (any((*pieces_[at])[b])) return static_cast<std::int64_t>((at << blocks_log2) + b);
    }
    return -1;
}

} // namespace dateline::index
