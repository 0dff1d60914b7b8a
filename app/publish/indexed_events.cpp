#include "publish/indexed_events.h"

#include <algorithm>

namespace dateline::publish {

namespace {

constexpr std::ptrdiff_t max_indexed = 20'000;

} // namespace

std::int64_t IndexedEvents::begun_before(const base::Span& page) const {
    if (page.start_ms <= span.start_ms) return 0;
    return std::count_if(events.begin(), events.end(), [&](const model::EventItem& item) {
        return item.date.span.start_ms < page.start_ms && item.date.span.end_ms > page.start_ms;
    });
}

IndexedEvents load_indexed(store::Store& store, const model::Filter& filter, const base::Span& span,
                           const base::ProgressAndCancel& watch) {
    IndexedEvents indexed{
        span, {}, store.load_window(query_of_nothing(filter, span), watch.stop).total_events};
    const auto events = store.events({.filter = filter, .span = span}, watch.stop);
    while (std::ssize(indexed.events) < max_indexed) {
        auto next = events->next();
        if (!next) break;
        indexed.events.push_back(*std::move(next));
    }
    return indexed;
}

model::WindowQuery query_of_nothing(const model::Filter& filter, const base::Span& span) {
    model::WindowQuery query;
    query.span = span;
    query.filter = filter;
    query.grouping = model::Grouping::none;
    query.buckets = 0;
    query.max_events = query.max_lanes = query.max_marks = query.max_articles = 0;
    query.max_rail = query.max_rail_items = 0;
    return query;
}

} // namespace dateline::publish
