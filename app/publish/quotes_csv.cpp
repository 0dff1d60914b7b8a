#include "publish/quotes_csv.h"
#include "editorial/attribution.h"
#include "editorial/printings.h"
#include "model/enum_names.h"

namespace dateline::publish {
namespace {

std::string number(const std::optional<std::int64_t>& value) {
    return value ? std::to_string(*value) : "";
}

} // namespace

std::string csv_heading() {
    return csv_row({"event", "date", "speaker", "order", "context", "text", "language", "form", "outlet",
                    "headline", "published", "url", "selector_start", "selector_end", "attribution_status",
                    "reference", "said"});
}

void write_csv(const EventInView& said, base::Language language, Output& output, request::CsvGuard guard) {
    const model::EventItem& item = said.event.item;
    for (const model::UtteranceView* utterance : said.utterances) {
        for (const model::Printing& printing : utterance->printings) {
            const model::ArticleItem& article = printing.article;
            for (const model::QuoteItem& quote : printing.quotes) {
                output.write(csv_row({item.title.in(language), exact(item.date.text),
                                      utterance->speaker ? utterance->speaker_name.in(language) : "",
                                      exact(std::to_string(utterance->order)),
                                      utterance->context.in(language), quoted(quote.text), quote.language,
                                      exact(std::string(model::name_in(model::quote_forms, quote.form))),
                                      article.outlet_name.in(language), article.headline,
                                      exact(article.published ? article.published->text : ""), article.url,
                                      exact(number(quote.start)), exact(number(quote.end)),
                                      exact(std::string(model::name_in(model::attribution_statuses,
                                                                       editorial::status_of(*utterance)))),
                                      article.reference, exact(utterance->said ? utterance->said->text : "")},
                                     guard));
            }
        }
    }
}

} // namespace dateline::publish
