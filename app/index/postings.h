#pragma once
// Postings: the ids of the larger series once more, packed in pieces (bitmap.h). To read them costs a
// fraction of a nanosecond for each where they are many, where an entry costs a row.

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "index/storage.h"

namespace dateline::index {

constexpr bool has_postings(Series kind) {
    return kind >= Series::events_by_participant && kind <= Series::utterances_by_place;
}

// All of one series that may have postings.
void add_postings_of(Storage& storage, const SeriesKey& series, Bitmap* ids);
// As it is stored; empty if it is not.
std::string load_postings(Storage& storage, const SeriesKey& series, std::int64_t piece);
void store_postings(WritableStorage& storage, const SeriesKey& series, const Bitmap& ids);

using PostingsSink = std::function<void(const SeriesKey&, const Bitmap&)>;

// Hands on the sets that are to be packed, of ids that come series by series.
class PostingsBuilder {
  public:
    PostingsBuilder(const TimelineShape& shape, PostingsSink sink) : shape_(shape), sink_(std::move(sink)) {}
    void add(const SeriesKey& series, std::int64_t id);
    void finish();

  private:
    TimelineShape shape_;
    PostingsSink sink_;
    SeriesKey open_;
    std::vector<std::int64_t> ids_;
};

// The entries and the total have changed already.
void update_postings(WritableStorage& storage, const SeriesKey& series, const TimelineShape& shape,
                     const std::set<std::int64_t>& removed, const std::set<std::int64_t>& added);

} // namespace dateline::index
