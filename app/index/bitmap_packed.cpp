// Pieces of a set of ids as bytes, and back.
#include "index/bitmap.h"
#include "index/varint.h"

namespace dateline::index {
namespace {

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
