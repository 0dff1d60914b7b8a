// The tables of publish/data.h.

#include <algorithm>

#include <fmt/format.h>

#include "paint/picture_text.h"
#include "publish/csv.h"
#include "publish/data.h"
#include "publish/events_in_view.h"
#include "publish/iso_dates.h"
#include "publish/said.h"

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

std::string event_row(const model::EventView& event, std::size_t utterances, base::Language language,
                      int database_offset_minutes) {
    const model::EventItem& item = event.item;
    const IsoRange range = iso_range(item.date, offset_of(item, database_offset_minutes), IsoDetail::day);
    Joined participants, topics;
    for (const model::ParticipationItem& there : event.participations)
        participants.add(there.name.in(language));
    for (const model::Tag& topic : event.topics)
        topics.add(topic.name.in(language));
    return csv_row({event.slug, item.date.text, range.start, range.end, item.title.tagged("ko"),
                    item.title.tagged("en"), event.summary.in(language), item.place.in(language),
                    participants.text(), topics.text(), std::to_string(utterances),
                    std::to_string(event.articles.size()), fmt::format("{}", item.weight),
                    item.disputed ? "yes" : "no", first_address(event.articles)});
}

std::string utterance_row(const model::UtteranceView& utterance, const model::EventView& event,
                          base::Language language) {
    Joined outlets;
    std::size_t printed = 0;
    std::vector<model::ArticleItem> articles;
    for (const model::Printing& printing : utterance.printings) {
        outlets.add(printing.article.outlet_name.in(language));
        articles.push_back(printing.article);
        ++printed;
    }
    return csv_row({utterance.slug, utterance.speaker ? utterance.speaker_name.in(language) : "",
                    utterance.speaker_title.in(language), event.slug, event.item.title.in(language),
                    event.item.date.text, std::to_string(utterance.order), utterance.context.in(language),
                    fullest_words(utterance), fullest_language(utterance), std::to_string(printed),
                    outlets.text(), std::string(status_of(utterance)), first_address(articles),
                    utterance.said ? utterance.said->text : ""});
}

std::string coverage_row(const model::EventView& event, const model::ArticleItem& article,
                         base::Language language) {
    return csv_row({event.slug, event.item.title.in(language), article.outlet_name.in(language),
                    article.headline, article.published ? article.published->text : "",
                    paint::link_target(article.url), article.reference, article.language});
}

} // namespace

LeftOut write_events_csv(const DataRequest& request) {
    request.output.write(
        csv_row({"event", "date", "start", "end", "title_ko", "title_en", "summary", "place", "participants",
                 "topics", "utterances", "articles", "weight", "disputed", "url"}));
    const int offset = request.store.info().record.utc_offset_minutes;
    std::size_t utterances = 0; // of the event, that pass
    each_piece(request.store, request.view, [&](const EventInView& in_view) {
        utterances = (in_view.begins ? 0 : utterances) + in_view.utterances.size();
        if (in_view.ends)
            request.output.write(event_row(in_view.event, utterances, request.language, offset));
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
            request.output.write(utterance_row(*utterance, in_view.event, request.language));
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
            if (wanted) request.output.write(coverage_row(in_view.event, article, request.language));
        }
        return !request.output.closed();
    });
    return {};
}

} // namespace dateline::publish
