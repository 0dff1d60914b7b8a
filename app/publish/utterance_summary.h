#pragma once
// An utterance in short: its fullest words and how sure it is who said them. Internal to publish/.

#include <string>
#include <string_view>
#include <vector>

#include "model/detail.h"

namespace dateline::publish {

// The segments of the fullest printing, in order; its headlines only where it has nothing else. Empty if
// nobody printed it.
std::vector<const model::QuoteItem*> fullest_segments(const model::UtteranceView& utterance);
// Their words, a line each. For people, with quotation marks around what is not indirect speech.
enum class Marks { none, quotation };
std::string fullest_words(const model::UtteranceView& utterance, Marks marks = Marks::none);
// BCP 47, or "".
std::string fullest_language(const model::UtteranceView& utterance);
// The status of the attribution that names the speaker; where sources disagree, that.
std::string_view status_of(const model::UtteranceView& utterance);
// The first web address (http, https) of the articles, as a link may hold it; "" if there is none.
std::string first_address(const std::vector<model::ArticleItem>& articles);

} // namespace dateline::publish
