#pragma once
// Words as quotations: in the marks of their language, or bare where they are not the speaker's own.

#include <string>
#include <string_view>

#include "model/detail.h"

namespace dateline::model {

// "“words”", 「words」 in Japanese and traditional Chinese, « words » in French, „words“ in German; as they
// are if they already stand in one pair of marks. `language` is a BCP 47 tag, "" if not known.
std::string quoted(std::string_view words, std::string_view language);
// A quote in its marks; an indirect one, which is the article's sentence, without.
std::string words_of(const QuoteItem& quote);

} // namespace dateline::model
