#include "editorial/printings.h"

#include <algorithm>
#include <set>

#include "editorial/diff.h"
#include "editorial/quotation.h"

namespace dateline::editorial {

std::vector<const model::QuoteItem*> fullest_segments(const model::UtteranceView& utterance) {
    std::vector<const model::QuoteItem*> segments;
    if (utterance.printings.empty()) return segments;
    const auto& quotes = utterance.printings.front().quotes;
    const bool only_headlines = std::all_of(quotes.begin(), quotes.end(), [](const auto& quote) {
        return quote.form == model::QuoteForm::display;
    });
    for (const model::QuoteItem& quote : quotes)
        if (only_headlines || quote.form != model::QuoteForm::display) segments.push_back(&quote);
    return segments;
}

std::string fullest_words(const model::UtteranceView& utterance, InMarks in_marks) {
    std::string words;
    for (const model::QuoteItem* quote : fullest_segments(utterance))
        words += (words.empty() ? "" : "\n") + (in_marks == InMarks::yes ? words_of(*quote) : quote->text);
    return words;
}

std::string fullest_language(const model::UtteranceView& utterance) {
    const auto segments = fullest_segments(utterance);
    return segments.empty() ? std::string() : segments.front()->language;
}

std::string reference_for(const model::UtteranceView& utterance, const model::QuoteItem& quote) {
    std::string all;
    for (const model::QuoteItem* other : fullest_segments(utterance)) {
        if (!quote.label.empty() && other->label == quote.label) return other->text;
        all += (all.empty() ? "" : " ") + other->text;
    }
    return all;
}

std::size_t count_other_wordings(const model::UtteranceView& utterance) {
    std::size_t wordings = 0;
    for (std::size_t i = 1; i < utterance.printings.size(); ++i)
        for (const model::QuoteItem& quote : utterance.printings[i].quotes) {
            if (quote.form == model::QuoteForm::display) continue;
            const auto pieces = differing_words(quote.text, reference_for(utterance, quote));
            if (std::any_of(pieces.begin(), pieces.end(),
                            [](const DiffPiece& piece) { return piece.differs; }))
                ++wordings;
        }
    return wordings;
}

std::size_t count_outlets(const model::UtteranceView& utterance) {
    std::set<std::int64_t> outlets;
    for (const model::Printing& printing : utterance.printings)
        outlets.insert(printing.article.outlet.value);
    return outlets.size();
}

} // namespace dateline::editorial
