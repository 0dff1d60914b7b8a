#pragma once
// One utterance, many printings: whose words are shown, and what the others are compared with.

#include <cstddef>
#include <string>
#include <vector>

#include "model/detail.h"

namespace dateline::editorial {

// The segments of the fullest printing (the first, as model::UtteranceView has it), in order; its headlines
// only where it has nothing else. Empty if nobody printed it.
std::vector<const model::QuoteItem*> fullest_segments(const model::UtteranceView& utterance);
// Their words, a line each. For people, in the marks that quotation.h puts around them.
enum class InMarks { no, yes };
std::string fullest_words(const model::UtteranceView& utterance, InMarks in_marks = InMarks::no);
// BCP 47, or "".
std::string fullest_language(const model::UtteranceView& utterance);

// The words of the fullest printing that another printing's quote is compared with: its segment of the same
// label, else all of them, a space between.
std::string reference_for(const model::UtteranceView& utterance, const model::QuoteItem& quote);
// How many quotes of the other printings, headlines apart, have other words.
std::size_t count_other_wordings(const model::UtteranceView& utterance);
std::size_t count_outlets(const model::UtteranceView& utterance); // that printed it

} // namespace dateline::editorial
