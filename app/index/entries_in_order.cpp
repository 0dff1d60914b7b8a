#include "index/entries_in_order.h"

#include <limits>
#include <utility>

namespace dateline::index {

class EntriesInOrder::Level {
  public:
    explicit Level(std::unique_ptr<EntryCursor> cursor)
        : cursor_(std::move(cursor)), entry_(cursor_->next()) {}
    const std::optional<Entry>& entry() const { return entry_; }
    void advance() { entry_ = cursor_->next(); }

  private:
    std::unique_ptr<EntryCursor> cursor_;
    std::optional<Entry> entry_;
};

EntriesInOrder::EntriesInOrder(Storage& storage, const SeriesKey& series, const std::vector<int>& levels,
                               Direction direction, std::optional<InOrder> beyond)
    : direction_(direction) {
    constexpr InOrder before_all{std::numeric_limits<std::int64_t>::min(), 0};
    constexpr InOrder after_all{std::numeric_limits<std::int64_t>::max(), 0};
    const InOrder from = beyond.value_or(direction == Direction::forwards ? before_all : after_all);
    for (const int level : levels)
        levels_.push_back(std::make_unique<Level>(storage.entries(series, level, direction, from)));
}

EntriesInOrder::~EntriesInOrder() = default;

std::optional<Entry> EntriesInOrder::next() {
    const auto comes_first = [&](const Entry& a, const Entry& b) {
        const InOrder of_a{a.span.start_tick, a.id}, of_b{b.span.start_tick, b.id};
        return direction_ == Direction::forwards ? of_a < of_b : of_a > of_b;
    };
    Level* first = nullptr;
    for (const auto& level : levels_)
        if (level->entry() && (!first || comes_first(*level->entry(), *first->entry()))) first = level.get();
    if (!first) return std::nullopt;
    const Entry entry = *first->entry();
    first->advance();
    return entry;
}

} // namespace dateline::index
