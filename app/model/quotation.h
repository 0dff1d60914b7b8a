#pragma once
// Words as quotations: in the marks of their language, or bare where they are not the speaker's own;
// and when they were said.

#include <string>
#include <string_view>

#include "base/language.h"
#include "model/detail.h"

namespace dateline::model {

// "“words”", 「words」 in Japanese and traditional Chinese, « words » in French, „words“ in German; as they
// are if they already stand in one pair of marks. `language` is a BCP 47 tag, "" if not known.
std::string quoted(std::string_view words, std::string_view language);
// A quote in its marks; an indirect one, which is the article's sentence, without.
std::string words_of(const QuoteItem& quote);

// When it was said, as base::format_moment tells it beside its event's date; empty if that says it all.
// `utc_offset_minutes`: the database's; the event's own goes before it.
std::string moment_of(const UtteranceView& utterance, base::Language language, int utc_offset_minutes);

} // namespace dateline::model
