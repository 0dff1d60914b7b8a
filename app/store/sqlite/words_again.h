#pragma once
// Databases from before words_version have words and names by an older rule: at first with the marks of
// their letters ("zoë", not "zoe").

#include "store/sqlite/connection.h"
#include "store/sqlite/word_queue.h"

namespace dateline::store {

// A writer brings them up to date: every text goes through the queue once more.
void make_words_again(Connection& connection, WordQueue& words);
// A reader, which changes nothing, looks names up in a temporary table instead; words it
// finds by the rule that they follow.
void look_names_up_apart(Connection& connection);

} // namespace dateline::store
