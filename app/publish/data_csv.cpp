#include "publish/data_csv.h"

#include <algorithm>

#include <fmt/format.h>

#include "editorial/attribution.h"
#include "editorial/printings.h"
#include "model/enum_names.h"
#include "paint/picture_text.h"
#include "publish/csv.h"
#include "publish/events_in_view.h"
#include "publish/first_address.h"
#include "publish/iso_dates.h"

namespace dateline::publish {
namespace {

// "a; b": each once, in order.
class Joined {
  public:
    void add(const std::string& text) {
        if (text.empty() || std::find(seen_.begin(), seen_.end(), text) != seen_.end()) return;
        seen_.push_back(text);
        text_ += (text_.empty() ? "" : "; ") + text;
    }
    const std::string& text() const { return text_; }

  private:
    std::vector<std::string> seen_;
    std::string text_;
};

// What a title is in languages that have no column of their own: "he: ...; ar: ...".
std::string other_titles(const model::LocalText& title, base::Language language) {
    Joined others;
    for (const auto& [tag, text] : title.by_language)
        if (tag != "ko" && tag != "en" && tag != title.tag_in(language)) others.add(tag + ": " + text);
    return others.text();
}

std::string event_row(const DataRequest& request, const model::EventView& event, std::size_t utterances,
                      int database_offset_minutes) {
    const base::Language language = request.language;
    const model::EventItem& item = event.item;
    const IsoRange range = iso_range(item.date, offset_of(item, database_offset_minutes), IsoDetail::day);
    Joined participants, topics;
    for (const model::ParticipationItem& there : event.participations)
        participants.add(there.name.in(language));
    for (const model::Tag& topic : event.topics)
        topics.add(topic.name.in(language));
    return csv_row({event.slug, exact(item.date.text), exact(range.start), exact(range.end),
                    item.title.in(language), std::string(item.title.tag_in(language)),
                    item.title.tagged("ko"), item.title.tagged("en"), other_titles(item.title, language),
                    event.summary.in(language), item.place.in(language), participants.text(), topics.text(),
                    exact(std::to_string(utterances)), exact(std::to_string(event.articles.size())),
                    exact(fmt::format("{}", item.weight)), exact(item.disputed ? "yes" : "no"),
                    first_address(event.articles),
                    event.within ? request.store.slug_of(event.within->key) : ""},
                   request.guard);
}

std::string utterance_row(const DataRequest& request, const model::UtteranceView& utterance,
                          const model::EventView& event) {
    const base::Language language = request.language;
    Joined outlets;
    std::size_t printed = 0;
    std::vector<model::ArticleItem> articles;
    for (const model::Printing& printing : utterance.printings) {
        outlets.add(printing.article.outlet_name.in(language));
        articles.push_back(printing.article);
        ++printed;
    }
    return csv_row(
        {utterance.slug, utterance.speaker ? utterance.speaker_name.in(language) : "",
         utterance.speaker_title.in(language), event.slug, event.item.title.in(language),
         exact(event.item.date.text), exact(std::to_string(utterance.order)), utterance.context.in(language),
         quoted(editorial::fullest_words(utterance)), editorial::fullest_language(utterance),
         exact(std::to_string(printed)), outlets.text(),
         exact(std::string(model::name_in(model::attribution_statuses, editorial::status_of(utterance)))),
         first_address(articles), exact(utterance.said ? utterance.said->text : "")},
        request.guard);
}

std::string coverage_row(const DataRequest& request, const model::EventView& event,
                         const model::ArticleItem& article) {
    return csv_row({event.slug, event.item.title.in(request.language),
                    article.outlet_name.in(request.language), article.headline,
                    exact(article.published ? article.published->text : ""), paint::link_target(article.url),
                    article.reference, article.language},
                   request.guard);
}

} // namespace

LeftOut write_events_csv(const DataRequest& request) {
    request.output.write(csv_row({"event", "date", "start", "end", "title", "title_language", "title_ko",
                                  "title_en", "title_others", "summary", "place", "participants", "topics",
                                  "utterances", "articles", "weight", "disputed", "url", "part_of"}));
    const int offset = request.store.info().record.utc_offset_minutes;
    std::size_t utterances = 0; // of the event, that pass
    each_piece(request.store, request.view, [&](const EventInView& in_view) {
        utterances = (in_view.begins ? 0 : utterances) + in_view.utterances.size();
        if (in_view.ends) request.output.write(event_row(request, in_view.event, utterances, offset));
        return !request.output.closed();
    });
    return {};
}

LeftOut write_utterances_csv(const DataRequest& request) {
    request.output.write(
        csv_row({"utterance", "speaker", "title", "event", "event_title", "date", "order", "context", "words",
                 "language", "printings", "outlets", "attribution_status", "url", "said"}));
    each_event_said(request.store, request.view, [&](const EventInView& in_view) {
        for (const model::UtteranceView* utterance : in_view.utterances)
            request.output.write(utterance_row(request, *utterance, in_view.event));
        return !request.output.closed();
    });
    return {};
}

LeftOut write_coverage_csv(const DataRequest& request) {
    request.output.write(
        csv_row({"event", "event_title", "outlet", "headline", "published", "url", "reference", "language"}));
    const std::vector<model::OutletId>& outlets = request.view.filter.outlets;
    each_piece(request.store, request.view, [&](const EventInView& in_view) {
        if (!in_view.begins) return !request.output.closed();
        for (const model::ArticleItem& article : in_view.event.articles) {
            const bool wanted =
                outlets.empty() || std::find(outlets.begin(), outlets.end(), article.outlet) != outlets.end();
            if (wanted) request.output.write(coverage_row(request, in_view.event, article));
        }
        return !request.output.closed();
    });
    return {};
}

} // namespace dateline::publish
