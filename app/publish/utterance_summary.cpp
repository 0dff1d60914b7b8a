#include "publish/utterance_summary.h"

#include <algorithm>

#include "model/quotation.h"
#include "paint/picture_text.h"
#include "publish/enum_names.h"

namespace dateline::publish {

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

std::string fullest_words(const model::UtteranceView& utterance, Marks marks) {
    std::string words;
    for (const model::QuoteItem* quote : fullest_segments(utterance)) {
        words +=
            (words.empty() ? "" : "\n") + (marks == Marks::quotation ? model::words_of(*quote) : quote->text);
    }
    return words;
}

std::string fullest_language(const model::UtteranceView& utterance) {
    const auto segments = fullest_segments(utterance);
    return segments.empty() ? std::string() : segments.front()->language;
}

std::string_view status_of(const model::UtteranceView& utterance) {
    if (utterance.disputed) return word_of(model::AttributionStatus::disputed);
    return utterance.speaker ? word_of(model::AttributionStatus::accepted)
                             : word_of(model::AttributionStatus::rejected);
}

std::string first_address(const std::vector<model::ArticleItem>& articles) {
    for (const model::ArticleItem& article : articles) {
        std::string address = paint::link_target(article.url);
        if (!address.empty()) return address;
    }
    return {};
}

} // namespace dateline::publish
