#include "model/quotation.h"

#include "base/date_text.h"

namespace dateline::model {

namespace {

struct Marks {
    std::string_view open, close;
};

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

std::string quoted(std::string_view words, std::string_view language) {
    for (const Marks& marks : {Marks{"“", "”"}, {"\"", "\""}, {"「", "」"}, {"『", "』"}, {"«", "»"}})
        if (stands_in(words, marks.open, marks.close)) return std::string(words);
    const Marks marks = marks_of(language);
    return std::string(marks.open) + std::string(words) + std::string(marks.close);
}

std::string words_of(const QuoteItem& quote) {
    return quote.form == QuoteForm::indirect ? quote.text : quoted(quote.text, quote.language);
}

std::string moment_of(const UtteranceView& utterance, base::Language language, int utc_offset_minutes) {
    if (!utterance.said) return {};
    return base::format_moment(*utterance.said,
                               utterance.event_date ? utterance.event_date->span : base::Span{}, language,
                               {utterance.event_utc_offset_minutes, utc_offset_minutes});
}

} // namespace dateline::model
