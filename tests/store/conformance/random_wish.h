#pragma once
// Filters and spans for random_records(), as somebody might ask for them.

#include <random>

#include "store/brute_force.h"
#include "store/store.h"

namespace dateline::store::test {

Wish random_wish(std::mt19937& random);
base::Span random_span(std::mt19937& random);
model::Filter filter_of(Store& store, const Wish& wish); // by the ids that the store gives

} // namespace dateline::store::test
