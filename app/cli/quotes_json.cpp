#include "cli/quotes_json.h"

#include "model/enum_names.h"
#include "publish/json_text.h"

namespace dateline::cli {
namespace {

using publish::Json, publish::json_text;

Json to_json(const model::ArticleItem& article, const model::QuoteItem& quote, base::Language language) {
    Json json;
    json["outlet"] = article.outlet_name.in(language);
    json["headline"] = article.headline;
    json["published"] = article.published ? Json(article.published->text) : Json(nullptr);
    json["url"] = article.url;
    json["reference"] = article.reference;
    json["article"] = article.slug;
    json["label"] = quote.label;
    json["text"] = quote.text;
    json["language"] = quote.language;
    json["form"] = model::name_in(model::quote_forms, quote.form);
    json["part"] = quote.part;
    Json& selector = json["selector"];
    selector["exact"] = quote.text;
    selector["prefix"] = quote.prefix;
    selector["suffix"] = quote.suffix;
    selector["start"] = quote.start ? Json(*quote.start) : Json(nullptr);
    selector["end"] = quote.end ? Json(*quote.end) : Json(nullptr);
    json["note"] = quote.note.in(language);
    return json;
}

Json to_json(const model::AttributionItem& attribution, base::Language language) {
    Json json;
    json["speaker"] = attribution.speaker_name.in(language);
    json["outlet"] = attribution.outlet_name.in(language);
    json["status"] = model::name_in(model::attribution_statuses, attribution.status);
    json["method"] = model::name_in(model::attribution_methods, attribution.method);
    json["by"] = attribution.by;
    json["confidence"] = attribution.confidence ? Json(*attribution.confidence) : Json(nullptr);
    json["reviewed"] = attribution.reviewed;
    json["decided"] = attribution.decided;
    json["note"] = attribution.note.in(language);
    return json;
}

Json to_json(const model::EventView& event, base::Language language) {
    Json json;
    json["slug"] = event.slug;
    json["title"] = event.item.title.in(language);
    json["date"] = event.item.date.text.empty() ? Json(nullptr) : Json(event.item.date.text);
    json["place"] = event.item.place.in(language);
    return json;
}

Json to_json(const model::UtteranceView& utterance, const model::EventView& event, base::Language language,
             const SlugOf& slug_of) {
    Json json;
    json["slug"] = utterance.slug;
    json["event"] = to_json(event, language);
    json["said"] = utterance.said ? Json(utterance.said->text) : Json(nullptr);
    json["order"] = utterance.order;
    json["speaker"] = utterance.speaker ? Json(utterance.speaker_name.in(language)) : Json(nullptr);
    json["speaker_slug"] = utterance.speaker ? Json(slug_of(utterance.speaker)) : Json(nullptr);
    json["speaker_title"] = utterance.speaker_title.in(language);
    json["context_kind"] = utterance.context_kind;
    json["context"] = utterance.context.in(language);
    Json& topics = json["topics"] = Json::array();
    for (const model::Tag& topic : utterance.topics)
        topics.push_back(topic.name.in(language));
    Json& printings = json["printings"] = Json::array();
    for (const model::Printing& printing : utterance.printings) {
        for (const model::QuoteItem& quote : printing.quotes) {
            printings.push_back(to_json(printing.article, quote, language));
        }
    }
    Json& attributions = json["attributions"] = Json::array();
    for (const model::AttributionItem& attribution : utterance.attributions) {
        attributions.push_back(to_json(attribution, language));
    }
    json["disputed"] = utterance.disputed;
    return json;
}

} // namespace

void JsonQuotes::open() {
    if (opened_) return;
    opened_ = true;
    output_.write("{\n  \"database\": " + json_text(Json(info_.record.title.in(language_)), "  "));
    output_.write(",\n  \"utterances\": [");
}

void JsonQuotes::write(const publish::EventInView& said, const SlugOf& slug_of) {
    open();
    for (const model::UtteranceView* utterance : said.utterances) {
        output_.write(any_ ? ",\n    " : "\n    ");
        any_ = true;
        output_.write(json_text(to_json(*utterance, said.event, language_, slug_of), "    "));
    }
}

void JsonQuotes::finish() {
    open();
    output_.write(any_ ? "\n  ]\n}\n" : "]\n}\n");
}

} // namespace dateline::cli
