#pragma once
// Filters, answered from indices into sets of ids: temp.filter_event, temp.filter_utterance and, of the
// articles that cover or print those, temp.filter_article. What passes is said at model::Filter; here is how.
// A term of the text occurs in an event's title, summary or note, in the names of its participants or of its
// place; in an utterance's words or context, in its speaker's names, or in its event.

#include "store/items.h"

namespace dateline::store {

// The temporary tables of a connection that answers questions.
void make_answer_tables(Connection& connection);
// Fills the sets for `filter`, unless they hold them already. It must ask for something: selection_of answers
// the rest.
void prepare_filter(Reader& reader, const model::Filter& filter);

} // namespace dateline::store
