#include "index/event_set.h"

#include <algorithm>
#include <utility>

#include "index/entries_in_order.h"
#include "index/first_equals.h"
#include "index/rank.h"
#include "index/top_k.h"
#include "index/visit.h"

namespace dateline::index {
namespace {

bool starts_before(const Entry& a, const Entry& b) {
    return a.span.start_tick != b.span.start_tick ? a.span.start_tick < b.span.start_tick : a.id < b.id;
}

std::vector<Entry> heaviest_of(std::vector<Entry> entries, int limit) {
    const auto is_heavier = [](const Entry& a, const Entry& b) {
        return a.weight != b.weight ? a.weight > b.weight : a.id < b.id;
    };
    const std::size_t kept = std::min(entries.size(), static_cast<std::size_t>(std::max(limit, 0)));
    std::partial_sort(entries.begin(), entries.begin() + static_cast<std::ptrdiff_t>(kept), entries.end(),
                      is_heavier);
    entries.resize(kept);
    return entries;
}

// The first, in the direction, of what several series give.
class MergedEntries final : public EntryCursor {
  public:
    MergedEntries(Storage& storage, const std::vector<SeriesKey>& series, Direction direction,
                  const InOrder& beyond)
        : direction_(direction) {
        for (const SeriesKey& key : series)
            add(storage, key, levels_of(storage.total(key).levels), beyond);
    }
    // Those without a date.
    MergedEntries(Storage& storage, const std::vector<SeriesKey>& series) {
        for (const SeriesKey& key : series)
            if (storage.total(key).undated > 0) add(storage, key, {undated_level}, {});
    }
    std::optional<Entry> next() override {
        Source* first = nullptr;
        for (Source& source : sources_)
            if (source.entry && (first == nullptr || comes_first(*source.entry, *first->entry)))
                first = &source;
        if (first == nullptr) return std::nullopt;
        return std::exchange(first->entry, first->entries->next());
    }

  private:
    struct Source {
        std::unique_ptr<EntriesInOrder> entries;
        std::optional<Entry> entry;
    };
    void add(Storage& storage, const SeriesKey& key, const std::vector<int>& levels,
             const std::optional<InOrder>& beyond) {
        sources_.push_back(
            {std::make_unique<EntriesInOrder>(storage, key, levels, direction_, beyond), std::nullopt});
        sources_.back().entry = sources_.back().entries->next();
    }
    bool comes_first(const Entry& a, const Entry& b) const {
        return direction_ == Direction::forwards ? starts_before(a, b) : starts_before(b, a);
    }

    Direction direction_ = Direction::forwards;
    std::vector<Source> sources_;
};

// Of a set of ids, read a batch at a time; each is larger than the one before.
class SortedEvents final : public EntryCursor {
  public:
    SortedEvents(Storage& storage, Bitmap events, Direction direction, const InOrder& beyond)
        : storage_(storage), events_(std::move(events)), direction_(direction), beyond_(beyond) {}
    std::optional<Entry> next() override {
        if (at_ == batch_.size()) read_batch();
        if (at_ == batch_.size()) return std::nullopt;
        const Entry& entry = batch_[at_++];
        beyond_ = {entry.span.start_tick, entry.id};
        return entry;
    }

  private:
    void read_batch() {
        constexpr std::size_t max_batch = 65'536;
        batch_.clear();
        at_ = 0;
        if (is_done_) return;
        batch_ = first_in_order(storage_, events_, beyond_, direction_, size_);
        is_done_ = batch_.size() < size_;
        size_ = std::min(16 * size_, max_batch);
    }

    Storage& storage_;
    Bitmap events_;
    Direction direction_;
    InOrder beyond_;
    std::vector<Entry> batch_;
    std::size_t at_ = 0, size_ = 1;
    bool is_done_ = false;
};

class EntriesOfList final : public EntryCursor {
  public:
    explicit EntriesOfList(std::vector<Entry> entries) : entries_(std::move(entries)) {}
    std::optional<Entry> next() override {
        return at_ < entries_.size() ? std::optional(entries_[at_++]) : std::nullopt;
    }

  private:
    std::vector<Entry> entries_;
    std::size_t at_ = 0;
};

} // namespace

std::int64_t IndexedEvents::count(const base::Span& span) {
    return count_in_span(storage_, series_, span);
}

std::optional<EventSet::InSpan> IndexedEvents::all_in(const base::Span& span, std::int64_t limit) {
    const auto is_more = [&](const std::vector<SeriesKey>& series) {
        return count_in_span(storage_, series, span) > limit;
    };
    if (is_more(series_) || is_more(utterances_)) return std::nullopt;
    const RangeQuery all{span, static_cast<int>(limit), Exactness::scan};
    return InSpan{query_range(storage_, series_, all, 0).heaviest,
                  query_range(storage_, utterances_, all, 0).heaviest};
}

RangeResult IndexedEvents::query(const RangeQuery& question, int buckets) {
    return query_range(storage_, series_, question, buckets);
}

void IndexedEvents::keep_shown(const base::Span& span, std::size_t limit, std::vector<Entry>* heaviest) {
    keep_top_k_shown(heaviest, span, limit);
    if (series_.size() == 1) show_first_equals(storage_, series_.front(), base::ticks_of(span), heaviest);
}

UtteranceRangeResult IndexedEvents::query_utterances(const RangeQuery& question, int buckets) {
    RangeResult answer = query_range(storage_, utterances_, question, buckets);
    return {answer.total, std::move(answer.heaviest), std::nullopt};
}

std::optional<RangeResult> IndexedEvents::query_series(const SeriesKey& series, const RangeQuery& question,
                                                       int buckets) {
    const auto has = [&](const std::vector<SeriesKey>& list) {
        return std::find(list.begin(), list.end(), series) != list.end();
    };
    if (!has(series_) && !has(utterances_)) return std::nullopt;
    return query_range(storage_, {series}, question, buckets);
}

EventSet::Extent IndexedEvents::extent() {
    Extent extent;
    for (const SeriesKey& key : series_) {
        const SeriesTotal total = storage_.total(key);
        extent.dated += total.dated;
        extent.undated += total.undated;
        if (!total.extent.empty()) extend(&extent.span, total.extent);
    }
    return extent;
}

std::vector<Entry> IndexedEvents::heaviest_undated(int limit) {
    std::vector<Entry> entries;
    for (const SeriesKey& key : series_) {
        if (storage_.total(key).undated == 0) continue;
        const std::vector<Entry> own = storage_.heaviest_undated(key, limit);
        entries.insert(entries.end(), own.begin(), own.end());
    }
    return heaviest_of(std::move(entries), limit);
}

std::unique_ptr<EntryCursor> IndexedEvents::in_order(Direction direction, const InOrder& beyond) {
    return std::make_unique<MergedEntries>(storage_, series_, direction, beyond);
}

std::vector<Entry> IndexedEvents::begun(std::int64_t tick) {
    std::vector<Entry> entries;
    for (const SeriesKey& key : series_)
        visit_begun(storage_, key, levels_of(storage_.total(key).levels), tick,
                    [&](const Entry& entry) { entries.push_back(entry); });
    std::sort(entries.begin(), entries.end(), starts_before);
    return entries;
}

std::unique_ptr<EntryCursor> IndexedEvents::undated() {
    return std::make_unique<MergedEntries>(storage_, series_);
}

std::int64_t FilteredEvents::count(const base::Span& span) {
    return query_events(storage_, result_, {span}, 0).total;
}

std::optional<EventSet::InSpan> FilteredEvents::all_in(const base::Span& span, std::int64_t limit) {
    auto events = entries_in(storage_, result_, EntityKind::events, span, limit);
    if (!events) return std::nullopt;
    auto utterances = entries_in(storage_, result_, EntityKind::utterances, span, limit);
    if (!utterances) return std::nullopt;
    return InSpan{*std::move(events), *std::move(utterances)};
}

RangeResult FilteredEvents::query(const RangeQuery& question, int buckets) {
    return query_events(storage_, result_, question, buckets);
}

void FilteredEvents::keep_shown(const base::Span& span, std::size_t limit, std::vector<Entry>* heaviest) {
    keep_top_k_shown(heaviest, span, limit);
}

UtteranceRangeResult FilteredEvents::query_utterances(const RangeQuery& question, int) {
    return index::query_utterances(storage_, result_, question);
}

std::optional<RangeResult> FilteredEvents::query_series(const SeriesKey&, const RangeQuery&, int) {
    return std::nullopt;
}

EventSet::Extent FilteredEvents::extent() {
    const FilterExtent found = extent_of(storage_, result_);
    return {found.extent, found.dated, found.undated};
}

std::vector<Entry> FilteredEvents::heaviest_undated(int limit) {
    return heaviest_of(undated_events(storage_, result_), limit);
}

std::unique_ptr<EntryCursor> FilteredEvents::in_order(Direction direction, const InOrder& beyond) {
    return std::make_unique<SortedEvents>(storage_, result_.events.copy(), direction, beyond);
}

std::vector<Entry> FilteredEvents::begun(std::int64_t tick) {
    std::vector<Entry> entries;
    visit_dated_events(storage_, result_, {tick, tick + 1}, [&](const Entry& entry) {
        if (entry.span.start_tick < tick) entries.push_back(entry);
    });
    std::sort(entries.begin(), entries.end(), starts_before);
    return entries;
}

std::unique_ptr<EntryCursor> FilteredEvents::undated() {
    return std::make_unique<EntriesOfList>(undated_events(storage_, result_));
}

} // namespace dateline::index
