#include "publish/page_cuts.h"

#include <algorithm>
#include <set>

#include <doctest/doctest.h>

using namespace dateline;
using publish::DatedEvent;

namespace {

base::Span day_of(double day) {
    return {day * base::day_ms, (day + 1) * base::day_ms};
}

std::vector<DatedEvent> events_at(const std::vector<std::int64_t>& days) {
    std::vector<DatedEvent> events;
    for (const std::int64_t day : days)
        events.push_back({{static_cast<std::int64_t>(events.size()) + 1}, day_of(static_cast<double>(day))});
    return events;
}

// A page that names events which stand at least a fiftieth of it apart.
publish::NamedOn apart(const std::vector<DatedEvent>& events) {
    return [events](const base::Span& span) {
        std::vector<model::EventId> named;
        double last = span.start_ms - span.length_ms();
        for (const DatedEvent& event : events) {
            if (!event.span.overlaps(span) || event.span.start_ms - last < span.length_ms() / 50) continue;
            named.push_back(event.id);
            last = event.span.start_ms;
        }
        return named;
    };
}

std::size_t named_on_all(const std::vector<base::Span>& pages, const publish::NamedOn& named_on) {
    std::set<model::EventId> named;
    for (const base::Span& page : pages)
        for (const model::EventId id : named_on(page))
            named.insert(id);
    return named.size();
}

} // namespace

TEST_CASE("page cuts: crowded weeks in an empty year have a page for themselves, and each event is named") {
    std::vector<std::int64_t> days = {10};
    for (std::int64_t day = 130; day < 150; ++day)
        days.push_back(day);
    days.push_back(330);
    const std::vector<DatedEvent> events = events_at(days);
    const base::Span whole{0, 340 * base::day_ms};
    const auto pages = publish::cut_pages(whole, events, 24, apart(events));
    CHECK(named_on_all(pages, apart(events)) == events.size());
    CHECK(pages.size() <= 4);
    CHECK(pages.front().start_ms == whole.start_ms);
    CHECK(pages.back().end_ms == whole.end_ms);
    for (std::size_t i = 0; i < pages.size(); ++i) {
        if (i > 0) CHECK(pages[i].start_ms == pages[i - 1].end_ms);
        CHECK(std::any_of(events.begin(), events.end(), [&](const DatedEvent& event) {
            return event.span.start_ms >= pages[i].start_ms && event.span.start_ms < pages[i].end_ms;
        }));
    }
}

TEST_CASE("page cuts: what one page names is one page; what no page can tell apart is not cut for ever") {
    const std::vector<DatedEvent> few = events_at({1, 50, 99});
    CHECK(publish::cut_pages({0, 100 * base::day_ms}, few, 24, apart(few)).size() == 1);
    const std::vector<DatedEvent> same = events_at(std::vector<std::int64_t>(64, 50));
    CHECK(publish::cut_pages({0, 100 * base::day_ms}, same, 24, apart(same)).size() == 1);
    std::vector<std::int64_t> many;
    for (std::int64_t i = 0; i < 3000; ++i)
        many.push_back(i / 3);
    const std::vector<DatedEvent> crowd = events_at(many);
    CHECK(publish::cut_pages({0, 1000 * base::day_ms}, crowd, 24, apart(crowd)).size() == 24);
    CHECK(publish::cut_pages({5, 9}, {}, 24, apart({})).size() == 1);
}

TEST_CASE(
    "page cuts: those that all begin at once have room on their own page, and begin on no other's end") {
    std::vector<DatedEvent> events = events_at(std::vector<std::int64_t>(60, 100));
    for (std::int64_t i = 0; i < 5; ++i) {
        const double at = 100 * base::day_ms + 9 * base::hour_ms;
        events.push_back({{100 + i}, {at, at + base::minute_ms}});
    }
    events.push_back({{200}, {0, 366 * base::day_ms}});
    const auto pages =
        publish::cut_pages({-20 * base::day_ms, 380 * base::day_ms}, events, 24, apart(events));
    CHECK(pages.size() >= 2);
    for (const base::Span& page : pages) {
        bool own = false;
        for (const DatedEvent& event : events) {
            const double start = event.span.start_ms;
            if (start < page.start_ms || start >= page.end_ms) continue;
            own = true;
            CHECK(page.end_ms - start >= std::min(page.length_ms() / 20, event.span.length_ms()));
            if (start != page.start_ms) CHECK(start - page.start_ms >= 10 * base::minute_ms);
            CHECK(start != page.start_ms);
        }
        CHECK(own);
    }
}
