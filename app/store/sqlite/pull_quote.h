#pragma once
// The words for an event's card: the undisputed utterance that most articles printed (the first in order
// among equals); of its fullest printing the segment that most articles printed, and of those the shortest
// that stands by itself. Exact words, never cut, in their quotation marks (editorial/quotation.h).
// Knows nothing of cards.

#include <string>

#include "model/ids.h"
#include "store/sqlite/connection.h"

namespace dateline::store {

struct PullQuote {
    std::string words;
    model::UtteranceId utterance;
};
PullQuote load_pull_quote(Connection& connection, model::EventId event);

} // namespace dateline::store
