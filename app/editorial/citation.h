#pragma once
// Where words were printed, as every place tells it: "동아일보, 2023. 6. 9. (금), headline".

#include <string>
#include <string_view>

#include "base/date_text.h"
#include "base/language.h"
#include "model/detail.h"

namespace dateline::editorial {

// The outlet and when it was published, where that is known. `zone`: of dates that bring none of their own.
std::string source_line(const model::ArticleItem& article, base::Language language, base::Zone zone);
// The same and the headline; as long as they are. Nothing in it turns round what stands beside it.
std::string citation_line(const model::ArticleItem& article, base::Language language, base::Zone zone);
// Its headline, else how it was cited; may be empty.
const std::string& title_of(const model::ArticleItem& article);
// Where it is read: its address, else how it was cited; may be empty.
const std::string& whereabouts_of(const model::ArticleItem& article);

// What is said of a quote that is not the speaker's words as they were spoken: "Indirect quote", "Translated
// quote", "Headline", "Deck"; a key for base::tr, "" of a direct quote.
const char* form_label(const model::QuoteItem& quote);

} // namespace dateline::editorial
