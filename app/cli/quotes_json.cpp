#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "cli/quotes.h"
#include "publish/words.h"

namespace dateline::cli {
namespace {

using Json = nlohmann::ordered_json;

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
    json["form"] = publish::word_of(quote.form);
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
    json["status"] = publish::word_of(attribution.status);
    json["method"] = publish::word_of(attribution.method);
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

// Word for word, and harmless on a terminal: what could act on it, or turn the reading direction, is escaped.
std::string dump(const Json& json, const std::string& indent) {
    const std::string text = json.dump(2, ' ', false, Json::error_handler_t::replace);
    std::string safe;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = base::next_code_point(text, &at);
        const bool acts = (c >= 0x7F && c <= 0x9F) || c == 0xAD || c == 0x61C ||
                          (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
                          (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB);
        if (acts) {
            constexpr const char* digits = "0123456789abcdef";
            safe += "\\u";
            for (const unsigned shift : {12U, 8U, 4U, 0U})
                safe += digits[(c >> shift) & 0xFU];
        } else {
            safe.append(text, begin, at - begin);
            if (c == '\n') safe += indent;
        }
    }
    return safe;
}

} // namespace

void JsonQuotes::open() {
    if (opened_) return;
    opened_ = true;
    output_.write("{\n  \"database\": " + dump(Json(info_.record.title.in(language_)), "  "));
    output_.write(",\n  \"utterances\": [");
}

void JsonQuotes::write(const publish::EventInView& said, const SlugOf& slug_of) {
    open();
    for (const model::UtteranceView* utterance : said.utterances) {
        output_.write(any_ ? ",\n    " : "\n    ");
        any_ = true;
        output_.write(dump(to_json(*utterance, said.event, language_, slug_of), "    "));
    }
}

void JsonQuotes::finish() {
    open();
    output_.write(any_ ? "\n  ]\n}\n" : "]\n}\n");
}

} // namespace dateline::cli
