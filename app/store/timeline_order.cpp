#include "store/timeline_order.h"

#include <utility>

namespace dateline::store {

class EntriesInOrder::Level {
  public:
    Level(Connection& connection, const SeriesKey& series, int level)
        : query_(
              connection.query("SELECT id, start_ms, end_ms, weight FROM timeline_entry WHERE kind = ? AND "
                               "key = ? AND level = ? ORDER BY start_ms, id",
                               "timeline_entry")) {
        query_.bind(static_cast<int>(series.kind)).bind(series.key).bind(level);
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
                               const std::vector<int>& levels) {
    for (const int level : levels)
        levels_.push_back(std::make_unique<Level>(connection, series, level));
}

EntriesInOrder::~EntriesInOrder() = default;

std::optional<Entry> EntriesInOrder::next() {
    const auto order = [](const Entry& entry) { return std::pair(entry.span.start_ms, entry.id); };
    Level* first = nullptr;
    for (const auto& level : levels_)
        if (level->entry() && (!first || order(*level->entry()) < order(*first->entry())))
            first = level.get();
    if (!first) return std::nullopt;
    const Entry entry = *first->entry();
    first->advance();
    return entry;
}

} // namespace dateline::store
