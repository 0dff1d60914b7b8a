#pragma once
// Filters, answered from indices into sets of ids: the events and the utterances that pass. What passes is
// said at model::Filter; here is how. A term of the text occurs in an event's title, summary or note, in the
// names of its participants or of its place; in an utterance's words or context, in its speaker's names, or
// in its event.

#include <memory>
#include <string>
#include <vector>

#include "index/event_set.h"
#include "store/sqlite/entity_cache.h"

namespace dateline::store {

// The temporary tables of a connection that answers questions.
void make_answer_tables(Connection& connection);
// The sets of `filter`, kept by the reader until another is asked for. It must ask for something:
// selection_of answers the rest.
const index::FilterResult& filter_result_of(EntityCache& cache, const model::Filter& filter);

// The events that pass, from the indices that hold them where these do, else from the filter's sets: until
// another filter is asked for.
std::unique_ptr<index::EventSet> event_set_of(EntityCache& cache, const model::Filter& filter);

// Whether a participant or a place has the term in a name.
struct Term;
bool is_named(EntityCache& cache, const Term& term);

// Whether single events pass a filter, without its sets: quick for few events, whatever the database's size.
class OneByOne {
  public:
    OneByOne(EntityCache& cache, const model::Filter& filter);
    bool passes(std::int64_t event);

  private:
    struct Test { // SQL that finds a row if event ?1, or utterance ?1, meets a criterion
        std::string event, utterance;
        std::string match; // bound as ?2 where the SQL searches words
    };
    bool meets(const std::string& sql, const Test& test, std::int64_t id);

    EntityCache& cache_;
    std::vector<Test> tests_;
};

} // namespace dateline::store
