#include "index/block_reader.h"

#include <algorithm>
#include <cmath>

namespace dateline::index {

BlockReader::BlockReader(Storage& storage, EntityKind kind)
    : storage_(storage), kind_(kind), cursor_(storage.blocks(kind)) {}

bool BlockReader::seek(std::int64_t block, const base::TickSpan* span) {
    storage_.check_cancelled();
    if (!cursor_->seek(block, span)) return false;
    const std::optional<BlockView> view = BlockView::of(kind_, cursor_->bytes());
    if (!view) cursor_->fail();
    view_ = *view;
    return true;
}

base::TickSpan BlockReader::span(std::size_t i) const {
    const std::optional<base::TickSpan> span = view_.span(i);
    if (!span) cursor_->fail();
    return *span;
}

double BlockReader::weight(std::size_t i) const {
    const double weight = view_.weight(i);
    if (!std::isfinite(weight)) cursor_->fail();
    return weight;
}

std::int64_t BlockReader::event(std::size_t i) const {
    return id_of(view_.event(i));
}

std::int64_t BlockReader::speaker(std::size_t i) const {
    return id_of(view_.speaker(i));
}

void BlockReader::read_events(BlockNumbers* all) const {
    view_.read_events(all);
    if (std::any_of(all->begin(), all->end(), [](std::int64_t id) { return id < 0 || id > max_bitmap_id; }))
        cursor_->fail();
}

std::int64_t BlockReader::id_of(std::int64_t value) const {
    if (value < 0 || value > max_bitmap_id) cursor_->fail();
    return value;
}

} // namespace dateline::index
