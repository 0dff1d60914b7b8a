// Pieces of a set of ids as bytes, and back.
#include "store/id_set.h"

namespace dateline::store {
namespace {

constexpr std::int64_t piece_ids = std::int64_t{1} << piece_ids_log2;
constexpr std::size_t bitmap_bytes = static_cast<std::size_t>(piece_ids) / 8;

void put_distance(std::string* bytes, std::uint64_t number) {
    for (; number >= 0x80U; number >>= 7U)
        *bytes += static_cast<char>((number & 0x7FU) | 0x80U);
    *bytes += static_cast<char>(number);
}

// Calls add(offset in the piece) for each id; false where the bytes are no list.
template<class Add> bool read_list(std::string_view bytes, Add add) {
    std::int64_t offset = -1;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        std::int64_t distance = 0;
        for (unsigned shift = 0;; shift += 7, ++at) {
            if (at == bytes.size() || shift > 14) return false;
            const auto byte = static_cast<unsigned char>(bytes[at]);
            distance |= static_cast<std::int64_t>(byte & 0x7FU) << shift;
            if (byte < 0x80U) break;
        }
        offset += distance + 1;
        if (offset >= piece_ids) return false;
        add(offset);
    }
    return true;
}

} // namespace

std::string IdSet::packed(std::int64_t piece) const {
    const auto at = static_cast<std::size_t>(piece);
    if (at >= pieces_.size() || !pieces_[at]) return {};
    std::string list;
    std::int64_t last = -1;
    for (std::size_t b = 0; b < pieces_[at]->size() && list.size() < bitmap_bytes; ++b)
        for_each_bit((*pieces_[at])[b], [&](std::size_t i) {
            const auto offset = static_cast<std::int64_t>((b << block_ids_log2) + i);
            put_distance(&list, static_cast<std::uint64_t>(offset - last - 1));
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

bool IdSet::add_packed(std::int64_t piece, std::string_view bytes) {
    if (piece < 0 || piece > most_piece || bytes.empty() || bytes.size() > bitmap_bytes) return false;
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

} // namespace dateline::store
