#include "store/sqlite/event_walk.h"

#include <algorithm>

namespace dateline::store {
namespace {

using index::Direction;
using index::InOrder;

InOrder place_of(const index::Entry& entry) {
    return {entry.span.start_tick, entry.id};
}

// Where the event stands that the walk comes behind of.
std::optional<InOrder> place_behind(EntityCache& cache, const EventQuery& query) {
    if (!query.after) return std::nullopt;
    Query row = cache.query("SELECT id, start_ms FROM event WHERE id = ?", "event");
    if (!row.bind(query.after).next() || row.is_null(1)) return std::nullopt;
    return InOrder{row.integer(1, base::earliest_tick, base::latest_tick), query.after.value};
}

} // namespace

EventWalk::EventWalk(FilteredSet& filtered, const EventQuery& query)
    : cache_(filtered.cache()), forwards_(query.direction == EventQuery::Direction::forwards) {
    if (query.span) span_ = base::ticks_of(*query.span);
    const std::unique_ptr<index::EventSet> events = filtered.events(query.filter);
    const std::optional<InOrder> behind = place_behind(cache_, query);
    const auto is_passed = [&](const InOrder& place) {
        return behind && (forwards_ ? place <= *behind : place >= *behind);
    };
    InOrder from{forwards_ ? base::earliest_tick - 1 : base::latest_tick + 1, 0};
    if (span_) from.start_tick = forwards_ ? span_->start_tick : span_->end_tick;
    dated_ = events->in_order(forwards_ ? Direction::forwards : Direction::backwards,
                              is_passed(from) ? *behind : from);
    if (query.undated == EventQuery::Undated::last && !span_) undated_ = events->undated();
    if (!span_) return;
    begun_ = events->begun(span_->start_tick);
    std::erase_if(begun_, [&](const index::Entry& entry) { return is_passed(place_of(entry)); });
    if (forwards_) std::reverse(begun_.begin(), begun_.end());
}

std::optional<index::Entry> EventWalk::next_in_span() {
    const auto next_begun = [this]() -> std::optional<index::Entry> {
        if (begun_.empty()) return std::nullopt;
        const index::Entry entry = begun_.back();
        begun_.pop_back();
        return entry;
    };
    if (forwards_)
        if (auto entry = next_begun()) return entry;
    if (dated_) {
        auto entry = dated_->next();
        if (entry && (forwards_ ? entry->span.start_tick < span_->end_tick
                                : entry->span.start_tick >= span_->start_tick))
            return entry;
        dated_.reset();
    }
    return next_begun();
}

std::optional<index::Entry> EventWalk::next_entry() {
    if (span_) return next_in_span();
    if (dated_) {
        if (auto entry = dated_->next()) return entry;
        dated_.reset();
    }
    return undated_ ? undated_->next() : std::nullopt;
}

std::optional<model::EventItem> EventWalk::next() {
    while (const auto entry = next_entry())
        if (auto item = cache_.event_item({entry->id})) return item;
    return std::nullopt;
}

} // namespace dateline::store
