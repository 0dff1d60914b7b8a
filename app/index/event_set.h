#pragma once
// The events that a question is about, with the utterances that it is about, whatever says which they are:
// the series that hold them (IndexedEvents), or sets of ids that were worked out for a filter
// (FilteredEvents). The one place where these two differ.

#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "index/filter_result.h"
#include "index/range_query.h"
#include "index/storage.h"

namespace dateline::index {

class EventSet {
  public:
    struct Extent {
        base::TickSpan span; // of the dated ones, open ends cut to their known side; empty if there is none
        std::int64_t dated = 0, undated = 0;
    };

    struct InSpan {
        std::vector<Entry> events, utterances;
    };

    virtual ~EventSet() = default;
    virtual std::int64_t count(const base::Span& span) = 0;
    // All that touch the span, in no order; none where more than `limit` events do, or utterances.
    virtual std::optional<InSpan> all_in(const base::Span& span, std::int64_t limit) = 0;
    // Total, density and the heaviest of a span.
    virtual RangeResult query(const RangeQuery& question, int buckets) = 0;
    // Whether these are the heaviest of all, however many are asked for.
    virtual bool is_exact() const = 0;
    // Of these heaviest those to show, `limit` at most: as keep_top_k_shown() has it.
    virtual void keep_shown(const base::Span& span, std::size_t limit, std::vector<Entry>* heaviest) = 0;
    // As query(), with densities as fine, which are not given.
    virtual UtteranceRangeResult query_utterances(const RangeQuery& question, int buckets) = 0;
    // As query(), of one of the series that the set is made of; none where it is made of others, or of none.
    virtual std::optional<RangeResult> query_series(const SeriesKey& series, const RangeQuery& question,
                                                    int buckets) = 0;
    virtual Extent extent() = 0;
    // Of those without a date, by weight, then id; their spans mean nothing.
    virtual std::vector<Entry> heaviest_undated(int limit) = 0;
    // The dated ones in the order of time, from the first beyond a place. The cursor outlives the set, and
    // what the set was made of but the storage.
    virtual std::unique_ptr<EntryCursor> in_order(Direction direction, const InOrder& beyond) = 0;
    // Those that have begun before a tick and go on at it, in the order of time.
    virtual std::vector<Entry> begun(std::int64_t tick) = 0;
    // Those without a date, by id; their spans mean nothing. As in_order().
    virtual std::unique_ptr<EntryCursor> undated() = 0;
};

// The events of several series that share nothing, and the utterances of others.
class IndexedEvents final : public EventSet {
  public:
    IndexedEvents(Storage& storage, std::vector<SeriesKey> series, std::vector<SeriesKey> utterances)
        : storage_(storage), series_(std::move(series)), utterances_(std::move(utterances)) {}
    std::int64_t count(const base::Span& span) override;
    std::optional<InSpan> all_in(const base::Span& span, std::int64_t limit) override;
    RangeResult query(const RangeQuery& question, int buckets) override;
    bool is_exact() const override { return false; }
    void keep_shown(const base::Span& span, std::size_t limit, std::vector<Entry>* heaviest) override;
    UtteranceRangeResult query_utterances(const RangeQuery& question, int buckets) override;
    std::optional<RangeResult> query_series(const SeriesKey& series, const RangeQuery& question,
                                            int buckets) override;
    Extent extent() override;
    std::vector<Entry> heaviest_undated(int limit) override;
    std::unique_ptr<EntryCursor> in_order(Direction direction, const InOrder& beyond) override;
    std::vector<Entry> begun(std::int64_t tick) override;
    std::unique_ptr<EntryCursor> undated() override;

  private:
    Storage& storage_;
    std::vector<SeriesKey> series_, utterances_;
};

// What passes a filter, whose result outlives it. Cost follows the result.
class FilteredEvents final : public EventSet {
  public:
    FilteredEvents(Storage& storage, const FilterResult& result) : storage_(storage), result_(result) {}
    std::int64_t count(const base::Span& span) override;
    std::optional<InSpan> all_in(const base::Span& span, std::int64_t limit) override;
    RangeResult query(const RangeQuery& question, int buckets) override;
    bool is_exact() const override { return true; }
    void keep_shown(const base::Span& span, std::size_t limit, std::vector<Entry>* heaviest) override;
    UtteranceRangeResult query_utterances(const RangeQuery& question, int buckets) override;
    std::optional<RangeResult> query_series(const SeriesKey& series, const RangeQuery& question,
                                            int buckets) override;
    Extent extent() override;
    std::vector<Entry> heaviest_undated(int limit) override;
    std::unique_ptr<EntryCursor> in_order(Direction direction, const InOrder& beyond) override;
    std::vector<Entry> begun(std::int64_t tick) override;
    std::unique_ptr<EntryCursor> undated() override;

  private:
    Storage& storage_;
    const FilterResult& result_;
};

} // namespace dateline::index
