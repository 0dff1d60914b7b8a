#pragma once
// The slugs of everything that has one, in one transaction.

#include <array>

#include "model/ids.h"
#include "store/sqlite/slug_table.h"
#include "store/writer.h"

namespace dateline::store {

struct SlugTables {
    SlugTables(Connection& connection, LastIds& ids);

    SlugTable places, topics, outlets, participants, articles, photos, events, utterances, views;

    SlugTable& of(model::Kind kind); // of a kind that a view may name
    // What was mentioned and never put.
    std::vector<Problem> missing() const;
};

} // namespace dateline::store
