#include "store/conformance/reference_store.h"

#include <algorithm>
#include <utility>

#include "base/edtf.h"
#include "base/utf8.h"
#include "index/histogram.h"
#include "index/series.h"

namespace dateline::store::test {
namespace {

using model::Kind;

template<class Value> class ListCursor final : public Cursor<Value> {
  public:
    ListCursor(std::vector<Value> values, std::stop_token stop)
        : values_(std::move(values)), stop_(std::move(stop)) {}
    std::optional<Value> next() override {
        return at_ < values_.size() && !stop_.stop_requested() ? std::optional(values_[at_++]) : std::nullopt;
    }

  private:
    std::vector<Value> values_;
    std::stop_token stop_;
    std::size_t at_ = 0;
};

std::vector<std::string> terms_of(const std::string& text) {
    std::vector<std::string> terms(1);
    bool is_quoted = false;
    for (const char c : base::fold(text)) {
        if (c == '"')
            is_quoted = !is_quoted;
        else if (c == ' ' && !is_quoted)
            terms.emplace_back();
        else
            terms.back().push_back(c);
    }
    std::erase(terms, "");
    return terms;
}

template<class List, class Of> std::int64_t count_distinct(const List& list, Of of) {
    std::set<std::string> all;
    for (const auto& each : list)
        all.insert(of(each));
    return std::ssize(all);
}

} // namespace

ReferenceStore::ReferenceStore(const ReferenceContent& content, SnapshotScope scope) : shared_(content) {
    if (scope == SnapshotScope::everything) own_ = content;
}

Wish ReferenceStore::wish_of(const model::Filter& filter) const {
    Wish wish;
    for (const auto id : filter.participants)
        wish.participants.insert(content().slug_of(id));
    for (const auto id : filter.topics)
        wish.topics.insert(content().slug_of(id));
    for (const auto id : filter.outlets)
        wish.outlets.insert(content().slug_of(id));
    for (const auto id : filter.places)
        wish.places.insert(content().slug_of(id));
    wish.terms = terms_of(filter.text);
    return wish;
}

std::vector<ReferenceStore::Event> ReferenceStore::passing(const Wish& wish, const BruteForce& all) const {
    std::vector<Event> events;
    for (const auto& record : records().events) {
        if (!all.passes(record, wish)) continue;
        Event event;
        event.record = &record;
        event.id = id_of(Kind::event, record.slug);
        const auto span = all.span_of(record);
        event.is_dated = span.has_value();
        event.span = span.value_or(base::Span{});
        const auto articles = count_distinct(record.coverage, [](const auto& slug) { return slug; });
        const auto people =
            count_distinct(record.participations, [](const auto& there) { return there.participant; });
        const auto said = std::count_if(records().utterances.begin(), records().utterances.end(),
                                        [&](const auto& u) { return u.event == record.slug; });
        event.weight = record.weight.value_or(static_cast<double>(1 + 2 * articles + 3 * said + people));
        events.push_back(event);
    }
    std::sort(events.begin(), events.end(), [](const Event& a, const Event& b) {
        return std::tuple(!a.is_dated, a.span.start_ms, a.id) <
               std::tuple(!b.is_dated, b.span.start_ms, b.id);
    });
    return events;
}

ReferenceStore::InView ReferenceStore::look(const model::WindowQuery& query, const BruteForce& all) const {
    InView view{wish_of(query.filter), {}, {}};
    for (const Event& event : passing(view.wish, all))
        if (event.is_dated && event.span.overlaps(query.span)) view.events.push_back(event);
    for (const auto& record : records().utterances) {
        const auto span = all.span_of(record);
        if (!span || !span->overlaps(query.span) || !all.passes(record, view.wish)) continue;
        Utterance utterance;
        utterance.record = &record;
        utterance.id = id_of(Kind::utterance, record.slug);
        utterance.event = id_of(Kind::event, record.event);
        utterance.span = *span;
        utterance.is_dated = true;
        view.utterances.push_back(utterance);
    }
    return view;
}

model::EventItem ReferenceStore::item_of(const Event& event) const {
    const model::EventRecord& record = *event.record;
    model::EventItem item;
    item.id = {event.id};
    const int own = records().databases.empty() ? 0 : records().databases.back().utc_offset_minutes;
    if (!record.date.empty())
        item.date = base::parse_edtf(record.date, record.utc_offset_minutes.value_or(own)).date.value();
    item.utc_offset_minutes = record.utc_offset_minutes;
    item.title = record.title;
    for (const auto& place : records().places)
        if (place.slug == record.place) item.place = place.name;
    item.weight = event.weight;
    item.articles = static_cast<int>(count_distinct(record.coverage, [](const auto& slug) { return slug; }));
    item.participants = static_cast<int>(
        count_distinct(record.participations, [](const auto& there) { return there.participant; }));
    for (const auto& u : records().utterances)
        item.utterances += u.event == record.slug ? 1 : 0;
    for (const auto& photo : records().photos)
        item.photos += photo.event == record.slug ? 1 : 0;
    for (const auto& there : record.participations) {
        const model::ParticipantId id{id_of(Kind::participant, there.participant)};
        if (std::find(item.participant_ids.begin(), item.participant_ids.end(), id) ==
            item.participant_ids.end())
            item.participant_ids.push_back(id);
    }
    return item;
}

model::DatabaseInfo ReferenceStore::info(std::stop_token /*stop*/) {
    model::DatabaseInfo info;
    if (!records().databases.empty()) info.record = records().databases.back();
    info.events = std::ssize(records().events);
    info.participants = std::ssize(records().participants);
    info.articles = std::ssize(records().articles);
    info.utterances = std::ssize(records().utterances);
    info.photos = std::ssize(records().photos);
    info.outlets = std::ssize(records().outlets);
    for (const auto& u : records().utterances)
        info.quotes += std::ssize(u.quotes);
    return info;
}

model::Overview ReferenceStore::load_overview(const model::Filter& filter, int buckets,
                                              std::stop_token /*stop*/) {
    const BruteForce all(records());
    model::Overview overview;
    base::TickSpan extent;
    const std::vector<Event> events = passing(wish_of(filter), all);
    for (const Event& event : events) {
        ++(event.is_dated ? overview.total_events : overview.total_undated);
        if (event.is_dated) index::extend(&extent, base::ticks_of(event.span));
        if (!event.is_dated && !event.record->date.empty()) overview.has_dates_off_the_axis = true;
    }
    overview.extent = base::span_of(extent);
    index::Histogram density(overview.extent, buckets);
    for (const Event& event : events)
        if (event.is_dated && !overview.extent.empty()) density.add_evenly(base::ticks_of(event.span));
    overview.density = density.counts();
    return overview;
}

model::Tray ReferenceStore::load_tray(const model::TrayQuery& query, std::stop_token /*stop*/) {
    const BruteForce all(records());
    std::vector<Event> events = passing(wish_of(query.filter), all);
    std::erase_if(events, [](const Event& event) { return event.is_dated; });
    std::stable_sort(events.begin(), events.end(),
                     [](const Event& a, const Event& b) { return a.weight > b.weight; });
    model::Tray tray;
    tray.total = std::ssize(events);
    for (const Event& event : events)
        if (std::ssize(tray.events) < query.rows) tray.events.push_back({item_of(event), {}});
    return tray;
}

std::unique_ptr<Cursor<model::EventItem>> ReferenceStore::events(const EventQuery& query,
                                                                 std::stop_token stop) {
    const BruteForce all(records());
    std::vector<Event> passed = passing(wish_of(query.filter), all);
    const bool with_undated = query.undated == EventQuery::Undated::last && !query.span;
    std::erase_if(passed, [&](const Event& event) {
        return (!event.is_dated && !with_undated) || (query.span && !event.span.overlaps(*query.span));
    });
    if (query.direction == EventQuery::Direction::backwards) {
        const auto undated =
            std::find_if(passed.begin(), passed.end(), [](const Event& e) { return !e.is_dated; });
        std::reverse(passed.begin(), undated);
    }
    const auto after = std::find_if(passed.begin(), passed.end(), [&](const Event& event) {
        return event.is_dated && event.id == query.after.value;
    });
    std::vector<model::EventItem> items;
    for (auto at = after == passed.end() ? passed.begin() : after + 1; at != passed.end(); ++at)
        items.push_back(item_of(*at));
    return std::make_unique<ListCursor<model::EventItem>>(std::move(items), std::move(stop));
}

std::unique_ptr<Cursor<model::UtteranceView>>
ReferenceStore::utterances(model::EventId event, const model::Filter& filter, std::stop_token stop) {
    const BruteForce all(records());
    const Wish wish = wish_of(filter);
    const std::string slug = content().slug_of(event);
    std::vector<model::UtteranceView> said;
    for (const auto& record : records().utterances) {
        if (record.event != slug || !all.passes(record, wish)) continue;
        model::UtteranceView view;
        view.id = {id_of(Kind::utterance, record.slug)};
        view.slug = record.slug;
        view.event = event;
        view.order = record.order;
        view.context = record.context;
        for (const std::string& speaker : BruteForce::speaker_of(record))
            view.speaker = {id_of(Kind::participant, speaker)};
        said.push_back(std::move(view));
    }
    std::sort(said.begin(), said.end(), [](const auto& a, const auto& b) {
        return std::pair(a.order, a.id) < std::pair(b.order, b.id);
    });
    return std::make_unique<ListCursor<model::UtteranceView>>(std::move(said), std::move(stop));
}

std::unique_ptr<Cursor<model::ParticipantId>> ReferenceStore::participants(std::stop_token stop) {
    std::vector<model::ParticipantId> ids;
    for (const auto& record : records().participants)
        ids.push_back({id_of(Kind::participant, record.slug)});
    std::sort(ids.begin(), ids.end());
    return std::make_unique<ListCursor<model::ParticipantId>>(std::move(ids), std::move(stop));
}

std::vector<model::Ref> ReferenceStore::find(model::Kind kind, std::string_view slug_or_name,
                                             std::stop_token /*stop*/) {
    const std::int64_t id = id_of(kind, std::string(slug_or_name));
    if (id == 0) return {};
    return {{kind, id}};
}

} // namespace dateline::store::test
