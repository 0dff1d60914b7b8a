#pragma once
// Texts in the languages in which the page does not show them: a search in the page finds by them what the
// program finds. Internal to publish/.

#include "publish/events_in_view.h"
#include "publish/json_text.h"
#include "publish/page_text.h"

namespace dateline::publish {

// Of an event, then of each utterance at it: lists of [language, text]; null where there is none at all.
Json unseen_texts(const EventInView& in_view, const PageLanguage& page);

} // namespace dateline::publish
