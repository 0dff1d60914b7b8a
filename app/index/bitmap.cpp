#include "index/bitmap.h"

#include <algorithm>

#include "index/varint.h"

namespace dateline::index {
namespace {

constexpr BlockBits no_bits{};

bool any(const BlockBits& bits) {
    return std::any_of(bits.begin(), bits.end(), [](std::uint64_t word) { return word != 0; });
}

constexpr std::size_t in_block(std::int64_t id) {
    return static_cast<std::size_t>(id & (block_ids - 1));
}

constexpr std::int64_t piece_ids = std::int64_t{1} << piece_ids_log2;
constexpr std::size_t bitmap_bytes = static_cast<std::size_t>(piece_ids) / 8;

// Calls add(offset in the piece) for each id; false where the bytes are no list.
template<class Add> bool read_list(std::string_view bytes, Add add) {
    constexpr unsigned max_bytes = 3; // of a distance within a piece
    VarintReader distances(bytes, max_bytes);
    std::int64_t offset = -1;
    while (!distances.at_end()) {
        offset += static_cast<std::int64_t>(distances.take()) + 1;
        if (distances.failed() || offset >= piece_ids) return false;
        add(offset);
    }
    return true;
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

std::string Bitmap::packed(std::int64_t piece) const {
    const auto at = static_cast<std::size_t>(piece);
    if (at >= pieces_.size() || !pieces_[at]) return {};
    std::string list;
    std::int64_t last = -1;
    for (std::size_t b = 0; b < pieces_[at]->size() && list.size() < bitmap_bytes; ++b)
        for_each_bit((*pieces_[at])[b], [&](std::size_t i) {
            const auto offset = static_cast<std::int64_t>((b << block_ids_log2) + i);
            put_varint(&list, static_cast<std::uint64_t>(offset - last - 1));
            last = offset;
        });
    if (list.size() < bitmap_bytes) return list;
    std::string bitmap;
    bitmap.reserve(bitmap_bytes);
    for (const BlockBits& bits : *pieces_[at])
        for (const std::uint64_t word : bits)
            for (unsigned shift = 0; shift < 64; shift += 8)
                bitmap += static_cast<char>(word >> shift & 0xFFU);
    return bitmap;
}

bool Bitmap::add_packed(std::int64_t piece, std::string_view bytes) {
    if (piece < 0 || piece > max_piece || bytes.empty() || bytes.size() > bitmap_bytes) return false;
    const std::int64_t first_block = piece << blocks_log2;
    if (bytes.size() == bitmap_bytes) {
        for (std::size_t byte = 0; byte < bitmap_bytes; ++byte) {
            const std::uint64_t bits = static_cast<unsigned char>(bytes[byte]);
            const std::size_t word = byte / 8;
            const std::size_t words = block_ids / 64;
            writable(first_block + static_cast<std::int64_t>(word / words))[word % words] |=
                bits << (byte % 8 * 8);
        }
        return true;
    }
    return read_list(bytes, [&](std::int64_t offset) { add((piece << piece_ids_log2) + offset); });
}

} // namespace dateline::index
