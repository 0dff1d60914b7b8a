#pragma once
// Filters, answered from indices into sets of ids: the events and the utterances that pass. What passes is
// said at model::Filter; here is how. A term of the text occurs in an event's title, summary or note, in the
// names of its participants or of its place; in an utterance's words or context, in its speaker's names, or
// in its event. The sets of one filter are kept, for they are asked for again: by the window, its overview,
// its rail. Belongs to one state of the file, as its EntityCache does.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "index/event_set.h"
#include "index/filter_result.h"
#include "model/view.h"
#include "store/sqlite/answer_limits.h"
#include "store/sqlite/entity_cache.h"
#include "store/sqlite/index_plan.h"
#include "store/sqlite/thing_tables.h"

namespace dateline::store {

struct Term;

// A participant or a place.
struct NamedThing {
    NamedKind kind = NamedKind::participant;
    std::int64_t id = 0;
};

// What passes a filter: from the indices that hold it where these do, else from the filter's sets.
struct Passing {
    std::unique_ptr<index::EventSet> events; // with the utterances
    std::vector<index::SeriesKey> articles;  // that hold them, at most one; none: no index of their own does
    bool is_all = false;                     // there is no filter
    std::optional<IndexPlan> plan;           // where indices hold them
    const index::FilterResult* result = nullptr; // else
};

class FilteredSet {
  public:
    explicit FilteredSet(EntityCache& cache, const AnswerLimits& limits = {})
        : cache_(cache), limits_(limits) {}
    FilteredSet(const FilteredSet&) = delete;
    FilteredSet& operator=(const FilteredSet&) = delete;

    EntityCache& cache() { return cache_; }
    const AnswerLimits& limits() const { return limits_; }

    // Until another filter is asked for.
    Passing passing(const model::Filter& filter);
    std::unique_ptr<index::EventSet> events(const model::Filter& filter) { return passing(filter).events; }
    // The sets of a filter that asks for something, until another is asked for.
    const index::FilterResult& result(const model::Filter& filter);
    bool has_result(const model::Filter& filter) const { return prepared_ == filter; }
    // The participants and places with the term in a name.
    const std::vector<NamedThing>& named_by(const Term& term);

  private:
    EntityCache& cache_;
    AnswerLimits limits_;
    std::optional<model::Filter> prepared_;
    index::FilterResult result_;
    std::map<std::string, std::vector<NamedThing>> named_; // by the term
};

} // namespace dateline::store
