#include "index/column_block.h"

#include <algorithm>
#include <bit>

namespace dateline::index {
namespace {

// A column is a byte, the bytes of a cell; then
//   from 0 to 8: eight bytes to count from, and 256 cells;
//   16 + 1:      a byte, the number of choices less one, the choices of eight bytes each, and 256 cells of
//   one byte.
// Numbers are little-endian.
constexpr unsigned of_choices = 17;
constexpr std::size_t number_bytes = 8;

using Cells = std::array<std::int64_t, block_ids>;

void put(std::string* bytes, std::uint64_t number, std::size_t width) {
    for (std::size_t i = 0; i < width; ++i)
        *bytes += static_cast<char>(number >> (8 * i) & 0xFFU);
}

// A known width makes one load of it.
template<std::size_t width> std::uint64_t get(const char* bytes) {
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < width; ++i)
        number |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
    return number;
}

std::uint64_t get(const char* bytes, std::size_t width) {
    switch (width) {
    case 1:
        return get<1>(bytes);
    case 2:
        return get<2>(bytes);
    case 3:
        return get<3>(bytes);
    case 4:
        return get<4>(bytes);
    case 5:
        return get<5>(bytes);
    case 6:
        return get<6>(bytes);
    case 7:
        return get<7>(bytes);
    case 8:
        return get<8>(bytes);
    default:
        return 0;
    }
}

std::uint64_t distance(std::int64_t from, std::int64_t to) {
    return static_cast<std::uint64_t>(to) - static_cast<std::uint64_t>(from);
}

std::string encode_column(const Cells& cells) {
    std::vector<std::int64_t> choices(cells.begin(), cells.end());
    std::sort(choices.begin(), choices.end());
    choices.erase(std::unique(choices.begin(), choices.end()), choices.end());
    const std::int64_t least = choices.front();
    const auto width = (static_cast<std::size_t>(std::bit_width(distance(least, choices.back()))) + 7) / 8;
    std::string bytes;
    if (1 + choices.size() * number_bytes + block_ids < number_bytes + width * block_ids) {
        put(&bytes, of_choices, 1);
        put(&bytes, choices.size() - 1, 1);
        for (const std::int64_t choice : choices)
            put(&bytes, static_cast<std::uint64_t>(choice), number_bytes);
        for (const std::int64_t cell : cells)
            put(&bytes,
                static_cast<std::uint64_t>(std::lower_bound(choices.begin(), choices.end(), cell) -
                                           choices.begin()),
                1);
        return bytes;
    }
    put(&bytes, width, 1);
    put(&bytes, static_cast<std::uint64_t>(least), number_bytes);
    for (const std::int64_t cell : cells)
        put(&bytes, distance(least, cell), width);
    return bytes;
}

} // namespace

std::string encode_block(EntityKind things, const PlacedBlock& block) {
    std::array<Cells, BlockView::column_count> columns{};
    Placed known; // where there is nothing to say, what was said last is said again: it takes no room
    const auto first = std::find_if(block.begin(), block.end(), [](const Placed& p) { return p.is_dated; });
    if (first != block.end()) known = *first;
    for (std::size_t i = 0; i < block.size(); ++i) {
        const Placed& placed = block[i];
        if (placed.is_there) {
            known.weight = placed.weight;
            known.event = placed.event;
            known.speaker = placed.speaker;
        }
        if (placed.is_there && placed.is_dated) known.span = placed.span;
        columns[BlockView::start][i] = known.span.start_tick;
        columns[BlockView::length][i] = !placed.is_there   ? BlockView::absent
                                        : !placed.is_dated ? BlockView::undated
                                                           : placed.span.length_ticks();
        columns[BlockView::weight_column][i] = std::bit_cast<std::int64_t>(known.weight);
        columns[BlockView::event_column][i] = known.event;
        columns[BlockView::speaker_column][i] = known.speaker;
    }
    std::string bytes;
    for (std::size_t column = 0; column < columns.size(); ++column)
        if (things == EntityKind::utterances || column < BlockView::event_column)
            bytes += encode_column(columns[column]);
    return bytes;
}

std::optional<BlockColumn> BlockColumn::take(std::string_view* bytes) {
    BlockColumn column;
    if (bytes->size() < 2) return std::nullopt;
    const auto kind = static_cast<unsigned char>(bytes->front());
    std::size_t at = 1;
    if (kind == of_choices) {
        column.width_ = 1;
        const std::size_t choices = std::size_t{static_cast<unsigned char>((*bytes)[at++])} + 1;
        if (bytes->size() < at + choices * number_bytes) return std::nullopt;
        column.choices_ = bytes->substr(at, choices * number_bytes);
        at += column.choices_.size();
    } else {
        column.width_ = kind;
        if (kind > number_bytes || bytes->size() < at + number_bytes) return std::nullopt;
        column.base_ = static_cast<std::int64_t>(get(bytes->data() + at, number_bytes));
        at += number_bytes;
    }
    if (bytes->size() < at + column.width_ * block_ids) return std::nullopt;
    column.cells_ = bytes->substr(at, column.width_ * block_ids);
    bytes->remove_prefix(at + column.cells_.size());
    return column;
}

std::int64_t BlockColumn::at(std::size_t i) const {
    if (!choices_.empty()) {
        // Whatever a cell counts to is a choice: the last, if there are not as many.
        const std::size_t choice = static_cast<unsigned char>(cells_[i]) * number_bytes;
        return static_cast<std::int64_t>(
            get(choices_.data() + std::min(choice, choices_.size() - number_bytes), number_bytes));
    }
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(base_) +
                                     get(cells_.data() + i * width_, width_));
}

template<std::size_t width> void BlockColumn::read_cells(BlockNumbers* all) const {
    for (std::size_t i = 0; i < block_ids; ++i)
        (*all)[i] = static_cast<std::int64_t>(static_cast<std::uint64_t>(base_) +
                                              get<width>(cells_.data() + i * width));
}

void BlockColumn::read(BlockNumbers* all) const {
    if (choices_.empty() && width_ == 1) return read_cells<1>(all);
    if (choices_.empty() && width_ == 2) return read_cells<2>(all);
    if (choices_.empty() && width_ == 3) return read_cells<3>(all);
    for (std::size_t i = 0; i < block_ids; ++i)
        (*all)[i] = at(i);
}

std::optional<BlockView> BlockView::of(EntityKind things, std::string_view bytes) {
    BlockView view;
    for (std::size_t column = 0; column < column_count; ++column) {
        if (things == EntityKind::events && column >= event_column) break;
        std::optional<BlockColumn> taken = BlockColumn::take(&bytes);
        if (!taken) return std::nullopt;
        view.columns_[column] = *taken;
    }
    if (!bytes.empty()) return std::nullopt;
    return view;
}

std::optional<base::TickSpan> BlockView::span(std::size_t i) const {
    const std::int64_t start_tick = columns_[start].at(i);
    const std::int64_t length_ticks = columns_[length].at(i);
    if (start_tick < base::earliest_tick || start_tick > base::latest_tick || length_ticks < 0 ||
        length_ticks > base::latest_tick - start_tick)
        return std::nullopt;
    return base::TickSpan{start_tick, start_tick + length_ticks};
}

double BlockView::weight(std::size_t i) const {
    return std::bit_cast<double>(columns_[weight_column].at(i));
}

} // namespace dateline::index
