#include "editorial/quotation.h"

namespace dateline::editorial {

namespace {

Marks marks_of(std::string_view language) {
    const std::string_view main = language.substr(0, language.find('-'));
    if (main == "ja" || language == "zh-Hant" || language == "zh-TW" || language == "zh-HK")
        return {"「", "」"};
    if (main == "fr") return {"«\u00A0", "\u00A0»"};
    if (main == "de") return {"„", "“"};
    return {"“", "”"};
}

// One pair around all of it, not "a" and "b".
bool stands_in(std::string_view words, std::string_view open, std::string_view close) {
    if (words.size() <= open.size() + close.size() || !words.starts_with(open) || !words.ends_with(close))
        return false;
    return words.find(close, open.size()) == words.size() - close.size();
}

} // namespace

Marks marks_around(std::string_view words, model::QuoteForm form, std::string_view language) {
    if (form == model::QuoteForm::indirect) return {};
    for (const Marks& marks :
         {Marks{"“", "”"}, {"\"", "\""}, {"「", "」"}, {"『", "』"}, {"«", "»"}, {"„", "“"}})
        if (stands_in(words, marks.open, marks.close)) return {};
    return marks_of(language);
}

Marks marks_around(const model::QuoteItem& quote) {
    return marks_around(quote.text, quote.form, quote.language);
}

std::string words_in_marks(std::string_view words, model::QuoteForm form, std::string_view language) {
    const Marks marks = marks_around(words, form, language);
    return std::string(marks.open) + std::string(words) + std::string(marks.close);
}

std::string quoted(std::string_view words, std::string_view language) {
    return words_in_marks(words, model::QuoteForm::direct, language);
}

std::string words_of(const model::QuoteItem& quote) {
    return words_in_marks(quote.text, quote.form, quote.language);
}

std::string moment_of(const model::UtteranceView& utterance, base::Language language, base::Zone zone) {
    if (!utterance.said) return {};
    return base::format_moment(
        *utterance.said, utterance.event_date ? utterance.event_date->span : base::Span{}, language, zone);
}

} // namespace dateline::editorial
