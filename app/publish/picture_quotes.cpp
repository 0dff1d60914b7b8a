#include "publish/picture_quotes.h"

#include <algorithm>
#include <utility>

#include "base/date_text.h"
#include "base/displayable.h"
#include "base/parts.h"
#include "editorial/citation.h"
#include "editorial/printings.h"
#include "editorial/quotation.h"
#include "model/zones.h"
#include "publish/events_in_view.h"
#include "publish/indexed_events.h"

namespace dateline::publish {

namespace {

constexpr std::size_t max_panel_quotes = 400; // more find no room; they are counted

class PanelQuotes {
  public:
    PanelQuotes(store::Store& store, const request::PictureRequest& request,
                const base::ProgressAndCancel& watch)
        : store_(store), request_(request), watch_(watch), info_(store.info()),
          language_(request.style.language) {}

    void add_to(layout::PictureParts& parts, const base::Span& span) {
        const model::Ref selected = request_.view.selected;
        names_zones_ = has_other_zone(request_.view.filter, span);
        parts.panel_title = base::isolated(base::displayable(store_.name_of(selected).in(language_), 300));
        if (selected.kind == model::Kind::utterance) {
            if (const auto utterance = store_.load_utterance({selected.id})) {
                parts.panel_title =
                    base::isolated(base::displayable(utterance->event_title.in(language_), 300));
                parts.panel.push_back(panel_quote(*utterance));
            }
            return;
        }
        model::View view = request_.view;
        view.span = span;
        if (selected.kind == model::Kind::participant) {
            view.filter.participants = {{selected.id}};
            if (const auto person = store_.load_participant({selected.id}, {}, {.limit = 0}))
                parts.panel_subtitle = base::displayable(person->description.in(language_), 300);
        }
        if (selected.kind == model::Kind::topic) view.filter.topics = {{selected.id}};
        if (selected.kind == model::Kind::outlet) view.filter.outlets = {{selected.id}};
        if (selected.kind == model::Kind::place) view.filter.places = {{selected.id}};
        names_zones_ = names_zones_ || has_other_zone(view.filter, span);
        const bool of_event = selected.kind == model::Kind::event;
        if (!of_event) view.selected = {};
        each_event_said(store_, view, [&](const EventInView& said) {
            parts.panel_total += std::ssize(said.utterances);
            if (parts.panel.size() >= max_panel_quotes) return !watch_.stop.stop_requested();
            bool first = said.begins && !of_event;
            for (const model::UtteranceView* utterance : said.utterances) {
                parts.panel.push_back(panel_quote(*utterance));
                layout::PanelQuote& quote = parts.panel.back();
                if (selected.kind == model::Kind::participant) quote.speaker.clear();
                if (std::exchange(first, false))
                    quote.heading =
                        base::isolated(base::displayable(utterance->event_title.in(language_), 300)) + " · " +
                        date_of(utterance->event_date, utterance->event_utc_offset_minutes);
            }
            // What was said at one event is counted as it comes; of more, the store knows the number.
            return (of_event || parts.panel.size() < max_panel_quotes) && !watch_.stop.stop_requested();
        });
        if (!of_event && parts.panel.size() >= max_panel_quotes)
            parts.panel_total = std::max(parts.panel_total, total_said(view, span));
    }

  private:
    // What passes in the span, by the store's count: not by what was looked at.
    std::int64_t total_said(const model::View& view, const base::Span& span) {
        const model::WindowQuery query = query_of_nothing(view.filter, span);
        return store_.load_window(query, watch_.stop).total_utterances;
    }

    std::string date_of(const std::optional<base::Edtf>& date, std::optional<int> offset) const {
        return base::format_date(date.value_or(base::Edtf{}), language_, base::DateStyle::full,
                                 zone_of(offset));
    }

    base::Zone zone_of(std::optional<int> own_minutes) const {
        return base::Zone::among(own_minutes, info_.record.utc_offset_minutes, names_zones_);
    }

    // Whether times of several zones stand in the picture or its panel.
    bool has_other_zone(const model::Filter& filter, const base::Span& span) {
        model::WindowQuery query;
        query.span = span;
        query.filter = filter;
        query.grouping = model::Grouping::none;
        query.buckets = query.max_lanes = query.max_marks = query.max_articles = 0;
        query.max_rail = query.max_rail_items = 0;
        return model::has_other_zone(store_.load_window(query, watch_.stop).events,
                                     info_.record.utc_offset_minutes);
    }

    layout::PanelQuote panel_quote(const model::UtteranceView& utterance) const {
        layout::PanelQuote quote;
        base::add_part(quote.speaker, "",
                       utterance.speaker ? utterance.speaker_name.in(language_)
                                         : base::tr(language_, "Speaker not known"));
        base::add_part(quote.speaker, " · ", utterance.speaker_title.in(language_));
        quote.speaker = base::displayable_line(quote.speaker, 300);
        quote.colour = layout::colour_index(utterance.speaker.value);
        quote.context =
            editorial::moment_of(utterance, language_, zone_of(utterance.event_utc_offset_minutes));
        const std::string context = base::displayable(utterance.context.in(language_), 400);
        const std::string asked =
            utterance.context_kind == "question" ? "Q. " + base::isolated(context) : context;
        if (quote.context.empty())
            quote.context = asked;
        else
            base::add_part(quote.context, " · ", asked);
        quote.disputed = utterance.disputed;
        if (utterance.printings.empty()) return quote;
        const model::Printing& printing = utterance.printings.front();
        for (const model::QuoteItem* said : editorial::fullest_segments(utterance))
            quote.words.push_back(base::displayable(editorial::words_of(*said), 6000));
        quote.source = editorial::source_line(printing.article, language_, zone_of(std::nullopt));
        quote.url = printing.article.url;
        return quote;
    }

    store::Store& store_;
    const request::PictureRequest& request_;
    const base::ProgressAndCancel& watch_;
    model::DatabaseInfo info_;
    base::Language language_;
    bool names_zones_ = false;
};

} // namespace

void add_panel(store::Store& store, const request::PictureRequest& request, const base::Span& span,
               const base::ProgressAndCancel& watch, layout::PictureParts& parts) {
    PanelQuotes(store, request, watch).add_to(parts, span);
}

} // namespace dateline::publish
