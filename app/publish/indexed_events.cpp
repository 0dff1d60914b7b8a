#include "publish/indexed_events.h"

#include <algorithm>

namespace dateline::publish {

namespace {

constexpr int max_indexed = 20'000;

struct Indexing {
    store::Store& store;
    const model::Filter& filter;
    const base::ProgressAndCancel& watch;
    IndexedEvents found;

    model::Window window_of(const base::Span& span) {
        model::WindowQuery query = query_of_nothing(filter, span);
        query.max_events = max_indexed;
        return store.load_window(query, watch.stop);
    }

    // The first in time of more than are loaded at once: a span that has too many is halved. What reaches in
    // from before the whole belongs to the first part.
    void add_first(const base::Span& span) {
        if (std::ssize(found.events) >= max_indexed || watch.stop.stop_requested()) return;
        model::Window window = window_of(span);
        const double middle = span.middle_ms();
        if (std::ssize(window.events) < window.total_events && middle > span.start_ms &&
            middle < span.end_ms) {
            add_first({span.start_ms, middle});
            return add_first({middle, span.end_ms});
        }
        for (model::EventItem& item : window.events) {
            const bool starts_here =
                item.date.span.start_ms >= span.start_ms || span.start_ms == found.span.start_ms;
            if (starts_here && std::ssize(found.events) < max_indexed)
                found.events.push_back(std::move(item));
        }
    }
};

} // namespace

std::int64_t IndexedEvents::begun_before(const base::Span& page) const {
    if (page.start_ms <= span.start_ms) return 0;
    return std::count_if(events.begin(), events.end(), [&](const model::EventItem& item) {
        return item.date.span.start_ms < page.start_ms && item.date.span.end_ms > page.start_ms;
    });
}

IndexedEvents load_indexed(store::Store& store, const model::Filter& filter, const base::Span& span,
                           const base::ProgressAndCancel& watch) {
    Indexing indexing{store, filter, watch, {span, {}, 0}};
    model::Window window = indexing.window_of(span);
    indexing.found.total = window.total_events;
    if (std::ssize(window.events) == window.total_events)
        indexing.found.events = std::move(window.events);
    else
        indexing.add_first(span);
    return std::move(indexing.found);
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
