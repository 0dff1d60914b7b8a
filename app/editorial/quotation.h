#pragma once
// Words as quotations: in the marks of their language, or bare where they are not the speaker's own; and when
// they were said. Every place that shows what somebody said takes its marks from here.

#include <string>
#include <string_view>

#include "base/date_text.h"
#include "base/language.h"
#include "model/detail.h"

namespace dateline::editorial {

struct Marks {
    std::string_view open, close;
};
// What stands around it: the marks of its language; none around indirect speech, which is the article's
// sentence, nor around what is in marks already. `language` is a BCP 47 tag, "" if not known.
Marks marks_around(std::string_view words, model::QuoteForm form, std::string_view language);
Marks marks_around(const model::QuoteItem& quote);

// "“words”", 「words」 in Japanese and traditional Chinese, « words » in French, „words“ in German; as they
// are if they already stand in one pair of marks.
std::string quoted(std::string_view words, std::string_view language);
// In what is around them.
std::string words_in_marks(std::string_view words, model::QuoteForm form, std::string_view language);
std::string words_of(const model::QuoteItem& quote);

// When it was said, as base::format_moment tells it beside its event's date; empty if that says it all.
// `zone`: its event's.
std::string moment_of(const model::UtteranceView& utterance, base::Language language, base::Zone zone);

} // namespace dateline::editorial
