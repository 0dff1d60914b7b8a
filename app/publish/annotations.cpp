#include "publish/annotations.h"

#include <algorithm>

#include <fmt/format.h>

#include "paint/picture_text.h"
#include "publish/events_in_view.h"
#include "publish/identity.h"
#include "publish/json_text.h"

namespace dateline::publish {
namespace {

constexpr const char* anno_context = "http://www.w3.org/ns/anno.jsonld";

// Text is whole: what could act, json_text() writes as a number. Purposes are those of the
// recommendation, 3.3.5.
Json body_of(const char* purpose, const std::string& text, std::string_view language) {
    Json body = {{"type", "TextualBody"}, {"purpose", purpose}, {"value", text}};
    body["format"] = "text/plain";
    if (!language.empty()) body["language"] = language;
    return body;
}

// A path below the database's folder as a relative reference: never another site's, never a script.
std::string file_address(const std::string& path) {
    std::string address = "./";
    for (const char c : path) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           std::string_view("-._~/").find(c) != std::string_view::npos;
        address += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return address;
}

std::string source_of(const model::DatabaseInfo& info, const model::ArticleItem& article) {
    std::string address = paint::link_target(article.url);
    return address.empty() ? urn_of(info, "article:" + article.slug) : address;
}

// Where the words stand: as they read, and, where it is known, from which character to which.
Json selectors_of(const model::QuoteItem& quote) {
    Json text = {{"type", "TextQuoteSelector"}, {"exact", quote.text}};
    if (!quote.prefix.empty()) text["prefix"] = quote.prefix;
    if (!quote.suffix.empty()) text["suffix"] = quote.suffix;
    const bool known = quote.start && quote.end && *quote.start >= 0 && *quote.end >= *quote.start;
    if (!known) return text;
    return Json::array(
        {text, {{"type", "TextPositionSelector"}, {"start", *quote.start}, {"end", *quote.end}}});
}

class Annotations {
  public:
    explicit Annotations(const DataRequest& request)
        : request_(request), info_(request.store.info()),
          list_(request.output, head(request, info_), "items") {}

    void add(const EventInView& in_view) {
        for (const model::UtteranceView* utterance : in_view.utterances) {
            int number = 0;
            for (const model::Printing& printing : utterance->printings)
                for (const model::QuoteItem& quote : printing.quotes)
                    list_.add(annotation(*utterance, printing.article, quote, ++number));
        }
        if (!in_view.ends) return;
        for (const model::PhotoView& photo : in_view.event.photos) {
            int number = 0;
            for (const model::RegionItem& region : photo.regions) {
                ++number;
                if (is_wanted(region)) list_.add(annotation(photo, region, number));
            }
        }
    }
    void finish() { list_.finish(Json::object()); }

  private:
    static Json head(const DataRequest& request, const model::DatabaseInfo& info) {
        const std::string title = info.record.title.in(request.language);
        Json collection = {{"id", urn_of(info, "annotations")}, {"type", "AnnotationCollection"}};
        if (!title.empty()) collection["label"] = title;
        return {{"@context", anno_context},
                {"id", urn_of(info, "annotations:1")},
                {"type", "AnnotationPage"},
                {"partOf", collection},
                {"startIndex", 0}};
    }

    // Only those people are shown whom the view asks for.
    bool is_wanted(const model::RegionItem& region) const {
        const auto& asked = request_.view.filter.participants;
        return asked.empty() || std::find(asked.begin(), asked.end(), region.participant) != asked.end();
    }

    Json named(const char* purpose, const model::LocalText& name) const {
        return body_of(purpose, name.in(request_.language), name.tag_in(request_.language));
    }

    Json annotation(const model::UtteranceView& utterance, const model::ArticleItem& article,
                    const model::QuoteItem& quote, int number) const {
        Json json = {{"id", urn_of(info_, fmt::format("utterance:{}:{}", utterance.slug, number))},
                     {"type", "Annotation"}};
        json["motivation"] = utterance.speaker ? "identifying" : "highlighting";
        Json bodies = Json::array();
        if (utterance.speaker) bodies.push_back(named("identifying", utterance.speaker_name));
        if (utterance.disputed) bodies.push_back(body_of("assessing", "disputed", "en"));
        for (const model::Tag& topic : utterance.topics)
            bodies.push_back(named("tagging", topic.name));
        if (!bodies.empty()) json["body"] = bodies;
        Json source = {{"id", source_of(info_, article)}, {"type", "Text"}};
        if (!article.language.empty()) source["language"] = article.language;
        json["target"] = {
            {"type", "SpecificResource"}, {"source", source}, {"selector", selectors_of(quote)}};
        return json;
    }

    Json annotation(const model::PhotoView& photo, const model::RegionItem& region, int number) const {
        Json json = {{"id", urn_of(info_, fmt::format("photo:{}:{}", photo.slug, number))},
                     {"type", "Annotation"},
                     {"motivation", "identifying"}};
        json["body"] = Json::array({named("identifying", region.name)});
        // The shortest numbers that say the same, in percent of the picture (Media Fragments URI 1.0, 4.2.2).
        const auto percent = [](double fraction) { return fmt::format("{:.7g}", fraction * 100); };
        const std::string xywh = "xywh=percent:" + percent(region.x) + "," + percent(region.y) + "," +
                                 percent(region.width) + "," + percent(region.height);
        json["target"] = {{"type", "SpecificResource"},
                          {"source", {{"id", file_address(photo.file)}, {"type", "Image"}}},
                          {"selector",
                           {{"type", "FragmentSelector"},
                            {"conformsTo", "http://www.w3.org/TR/media-frags/"},
                            {"value", xywh}}}};
        return json;
    }

    const DataRequest& request_;
    model::DatabaseInfo info_;
    JsonList list_;
};

} // namespace

LeftOut write_annotations(const DataRequest& request) {
    Annotations annotations(request);
    each_piece(request.store, request.view, [&](const EventInView& in_view) {
        annotations.add(in_view);
        return !request.output.closed();
    });
    annotations.finish();
    return {};
}

} // namespace dateline::publish
