#include "publish/said.h"

#include "paint/picture_text.h"
#include "publish/words.h"

namespace dateline::publish {

std::string fullest_words(const model::UtteranceView& utterance, Marks marks) {
    std::string words;
    if (utterance.printings.empty()) return words;
    const auto& quotes = utterance.printings.front().quotes;
    for (const model::QuoteItem& quote : quotes) {
        if (quote.form == model::QuoteForm::display && quote.id != quotes.front().id) continue;
        const bool marked = marks == Marks::quotation && quote.form != model::QuoteForm::indirect;
        words += (words.empty() ? "" : "\n") + (marked ? "“" + quote.text + "”" : quote.text);
    }
    return words;
}

std::string fullest_language(const model::UtteranceView& utterance) {
    if (utterance.printings.empty() || utterance.printings.front().quotes.empty()) return {};
    return utterance.printings.front().quotes.front().language;
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
