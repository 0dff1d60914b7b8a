#include "store/timeline_order.h"

#include <limits>

namespace dateline::store {

class EntriesInOrder::Level {
  public:
    Level(Connection& connection, const SeriesKey& series, int level, Direction direction,
          const InOrder& beyond)
        : query_(connection.query(
              direction == Direction::forwards
                  ? "SELECT id, start_ms, end_ms, weight FROM timeline_entry WHERE kind = ? AND key = ? AND "
                    "level = ? AND (start_ms, id) > (?, ?) ORDER BY start_ms, id"
                  : "SELECT id, start_ms, end_ms, weight FROM timeline_entry WHERE kind = ? AND key = ? AND "
                    "level = ? AND (start_ms, id) < (?, ?) ORDER BY start_ms DESC, id DESC",
              "timeline_entry")) {
        query_.bind(static_cast<int>(series.kind)).bind(series.key).bind(level);
        query_.bind(beyond.start_ms).bind(beyond.id);
        advance();
    }
    const std::optional<Entry>& entry() const { return entry_; }
    void advance() {
        if (query_.next())
            entry_ = Entry{query_.integer(0), query_.span(1), query_.real(3)};
        else
            entry_.reset();
    }

  private:
    Query query_;
    std::optional<Entry> entry_;
};

EntriesInOrder::EntriesInOrder(Connection& connection, const SeriesKey& series,
                               const std::vector<int>& levels, Direction direction,
                               std::optional<InOrder> beyond)
    : direction_(direction) {
    constexpr InOrder before_all{std::numeric_limits<std::int64_t>::min(), 0};
    constexpr InOrder after_all{std::numeric_limits<std::int64_t>::max(), 0};
    const InOrder from = beyond.value_or(direction == Direction::forwards ? before_all : after_all);
    for (const int level : levels)
        levels_.push_back(std::make_unique<Level>(connection, series, level, direction, from));
}

EntriesInOrder::~EntriesInOrder() = default;

std::optional<Entry> EntriesInOrder::next() {
    const auto comes_first = [&](const Entry& a, const Entry& b) {
        const InOrder of_a{a.span.start_ms, a.id}, of_b{b.span.start_ms, b.id};
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

} // namespace dateline::store
