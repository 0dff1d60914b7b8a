#pragma once
// Whether single events pass a filter, without its sets: quick for few events, whatever the database's size.

#include <cstdint>
#include <string>
#include <vector>

#include "store/sqlite/filtered_set.h"

namespace dateline::store {

// One at a time on a connection: it has temporary tables of its own there.
class OneByOne {
  public:
    OneByOne(FilteredSet& filtered, const model::Filter& filter);
    bool passes(std::int64_t event);

  private:
    struct Test { // SQL that finds a row if event ?1, or utterance ?1, meets a criterion
        std::string event, utterance;
        std::string match; // bound as ?2 where the SQL searches words
    };
    void add_lists(const model::Filter& filter);
    void add_term(FilteredSet& filtered, int number, const Term& term); // numbers differ
    bool meets(const std::string& sql, const Test& test, std::int64_t id);

    EntityCache& cache_;
    std::vector<Test> tests_;
};

} // namespace dateline::store
