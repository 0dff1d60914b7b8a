#include "publish/compose_view.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

#include "base/date_text.h"
#include "base/utf8.h"
#include "layout/picture.h"
#include "model/quotation.h"
#include "publish/events_in_view.h"
#include "publish/said.h"
#include "state/state.h"

namespace dateline::publish {

namespace {

constexpr std::size_t most_panel_quotes = 400, most_links = 2000;
constexpr int most_listed = 2000; // outlets and people looked at
constexpr int most_automatic_pages = 24;

base::Span span_of(const layout::Viewport& viewport) {
    return {static_cast<std::int64_t>(viewport.start_ms), static_cast<std::int64_t>(viewport.end_ms())};
}

// Composes one page after the other; what is loaded for one may serve the next.
class Composer {
  public:
    Composer(store::Store& store, const state::PictureRequest& request, const scene::TextMeasurer& measurer,
             Links links, Photos& photos, const base::Watch& watch)
        : store_(store), request_(request), measurer_(measurer), links_(links), photos_(photos),
          watch_(watch), info_(store.info()), language_(request.style.language) {}

    ComposedView run() {
        const model::Overview overview = store_.load_overview(request_.view.filter, 240, watch_.stop);
        const bool given = request_.view.span.has_value();
        layout::Viewport whole;
        whole.size = request_.size;
        whole.utc_offset_minutes = info_.record.utc_offset_minutes;
        whole = layout::fitted(whole, given ? *request_.view.span : overview.extent, given ? 0.0 : 0.06);
        set_focus();
        ComposedView composed;
        composed.title = request_.title.empty() ? base::displayable(info_.record.title.in(language_), 400)
                                                : request_.title;
        const int pages = request_.pages > 0 ? request_.pages : pages_for(whole);
        for (int page = 1; page <= pages; ++page) {
            if (!watch_.goes_on(static_cast<double>(page - 1) / pages)) return {};
            layout::Viewport part = whole;
            part.span_ms = whole.span_ms / pages;
            part.start_ms = whole.start_ms + part.span_ms * (page - 1);
            compose_page(composed, overview, part, page, pages);
        }
        std::vector<std::pair<std::int64_t, std::string>> order;
        for (const auto& [id, outlet] : all_outlets_)
            order.emplace_back(outlet.articles, outlet.name);
        composed.outlets = names_by_count(std::move(order));
        return composed;
    }

  private:
    struct Outlet {
        std::int64_t articles = 0;
        std::string name;
    };
    using Outlets = std::map<std::int64_t, Outlet>;

    void set_focus() {
        focus_.selected = request_.view.selected;
        if (focus_.selected.kind == model::Kind::participant) focus_.participant = {focus_.selected.id};
        if (focus_.selected.kind != model::Kind::utterance) return;
        if (const auto utterance = store_.load_utterance({focus_.selected.id}))
            focus_.participant = utterance->speaker;
    }

    // As many pages as give each about the events that it can show as cards.
    int pages_for(const layout::Viewport& whole) {
        const model::Window window = rail(span_of(whole), 0);
        const double cards = std::max(4.0, std::floor(static_cast<double>(request_.size.width) / 230) * 2);
        const double wanted = std::ceil(static_cast<double>(window.total_events) / cards);
        return static_cast<int>(std::clamp(wanted, 1.0, static_cast<double>(most_automatic_pages)));
    }

    model::Window rail(const base::Span& span, int most) { return rail(span, most, request_.view.filter); }

    model::Window rail(const base::Span& span, int most, const model::Filter& filter) {
        model::WindowQuery query;
        query.span = span;
        query.filter = filter;
        query.grouping = model::Grouping::none;
        query.buckets = 0;
        query.max_events = query.max_lanes = query.max_marks = query.max_articles = 0;
        query.max_rail = query.max_rail_items = most;
        return store_.load_window(query, watch_.stop);
    }

    void compose_page(ComposedView& composed, const model::Overview& overview,
                      const layout::Viewport& viewport, int page, int pages) {
        model::Window window = store_.load_window(
            state::window_query(viewport, request_.view.filter, request_.view.grouping), watch_.stop);
        const base::Span span = span_of(viewport);
        const model::Window listed = rail(span, most_listed);
        layout::PictureParts parts;
        parts.title = composed.title;
        parts.caption = page == pages ? request_.caption : "";
        parts.transparent = request_.transparent;
        parts.page = page;
        parts.pages = pages;
        parts.outlets = outlets_of(listed, window, span);
        if (request_.legend) parts.legend = legend_of(listed, window);
        if (request_.panel) add_panel(parts, span);
        const auto compose = [&] {
            return layout::compose_picture(parts, window, overview, viewport, request_.style, focus_,
                                           measurer_);
        };
        composed.pages.push_back(compose());
        // Another shape may bring another card into view, with another photo.
        for (int round = 0; round < 3 && photos_.correct(composed.pages.back(), &window); ++round)
            composed.pages.back() = compose();
        photos_.want(composed.pages.back());
        if (links_ == Links::yes) add_links(composed.pages.back());
    }

    static std::vector<std::string> names_by_count(std::vector<std::pair<std::int64_t, std::string>> order) {
        std::stable_sort(order.begin(), order.end(),
                         [](const auto& a, const auto& b) { return a.first > b.first; });
        std::vector<std::string> names;
        std::set<std::string> known;
        for (const auto& [count, name] : order)
            if (!name.empty() && known.insert(name).second) names.push_back(name);
        return names;
    }

    // Those that published in the span, and those whose reports tell of the events that are shown.
    std::vector<std::string> outlets_of(const model::Window& listed, const model::Window& window,
                                        const base::Span& span) {
        Outlets outlets;
        const auto name_of = [this](const model::LocalText& name) {
            return base::displayable(name.in(language_), 200);
        };
        for (const model::RailItem& outlet : listed.outlets)
            outlets[outlet.key.id] = {outlet.count, name_of(outlet.name)};
        for (const model::EventItem& item : window.events) {
            if (watch_.stop.stop_requested()) break;
            if (!item.date.span.overlaps(span)) continue;
            const auto event =
                store_.load_event(item.id, {.limit = 0, .rows = std::numeric_limits<int>::max()});
            if (!event) continue;
            std::string& url = event_urls_[item.id.value];
            for (const model::ArticleItem& article : event->articles) {
                outlets.try_emplace(article.outlet.value, Outlet{1, name_of(article.outlet_name)});
                if (url.empty()) url = article.url;
            }
        }
        std::vector<std::pair<std::int64_t, std::string>> order;
        for (const auto& [id, outlet] : outlets) {
            order.emplace_back(outlet.articles, outlet.name);
            all_outlets_[id].name = outlet.name;
            all_outlets_[id].articles += outlet.articles;
        }
        return names_by_count(std::move(order));
    }

    // The people whose colours are seen: the lanes', then those at the events.
    std::vector<layout::LegendEntry> legend_of(const model::Window& listed, const model::Window& window) {
        std::vector<layout::LegendEntry> legend;
        std::set<std::int64_t> known;
        const auto add = [&](std::int64_t id, const model::LocalText& name) {
            if (!known.insert(id).second) return;
            legend.push_back({base::displayable(name.in(language_), 200), layout::colour_index(id)});
        };
        for (const model::Lane& lane : window.lanes)
            if (lane.key.kind == model::Kind::participant && lane.events + lane.utterances > 0)
                add(lane.key.id, lane.name);
        for (const model::RailParticipant& person : listed.participants)
            if (person.utterances + person.events > 0) add(person.id.value, person.name);
        return legend;
    }

    void add_panel(layout::PictureParts& parts, const base::Span& span) {
        const model::Ref selected = request_.view.selected;
        parts.panel_title = base::displayable(store_.name_of(selected).in(language_), 300);
        if (selected.kind == model::Kind::utterance) {
            if (const auto utterance = store_.load_utterance({selected.id})) {
                parts.panel_title = base::displayable(utterance->event_title.in(language_), 300);
                parts.panel.push_back(panel_quote(*utterance));
            }
            return;
        }
        state::View view = request_.view;
        view.span = span;
        if (selected.kind == model::Kind::participant) {
            view.filter.participants = {{selected.id}};
            if (const auto person = store_.load_participant({selected.id}, {}, {.limit = 0}))
                parts.panel_subtitle = base::displayable(person->description.in(language_), 300);
        }
        if (selected.kind == model::Kind::topic) view.filter.topics = {{selected.id}};
        if (selected.kind == model::Kind::outlet) view.filter.outlets = {{selected.id}};
        if (selected.kind == model::Kind::place) view.filter.places = {{selected.id}};
        const bool of_event = selected.kind == model::Kind::event;
        if (!of_event) view.selected = {};
        each_event_said(store_, view, [&](const EventInView& said) {
            parts.panel_total += std::ssize(said.utterances);
            if (parts.panel.size() >= most_panel_quotes) return !watch_.stop.stop_requested();
            bool first = said.begins && !of_event;
            for (const model::UtteranceView* utterance : said.utterances) {
                parts.panel.push_back(panel_quote(*utterance));
                layout::PanelQuote& quote = parts.panel.back();
                if (selected.kind == model::Kind::participant) quote.speaker.clear();
                if (std::exchange(first, false))
                    quote.heading = base::displayable(utterance->event_title.in(language_), 300) + " · " +
                                    date_of(utterance->event_date, utterance->event_utc_offset_minutes);
            }
            // What was said at one event is counted as it comes; of more, the store knows the number.
            return (of_event || parts.panel.size() < most_panel_quotes) && !watch_.stop.stop_requested();
        });
        if (!of_event && parts.panel.size() >= most_panel_quotes)
            parts.panel_total = std::max(parts.panel_total, rail(span, 0, view.filter).total_utterances);
    }

    std::string date_of(const std::optional<base::Edtf>& date, std::optional<int> offset) const {
        return base::format_date(date.value_or(base::Edtf{}), language_, base::DateStyle::full,
                                 {offset, info_.record.utc_offset_minutes});
    }

    layout::PanelQuote panel_quote(const model::UtteranceView& utterance) const {
        layout::PanelQuote quote;
        quote.speaker = utterance.speaker ? utterance.speaker_name.in(language_)
                                          : base::tr(language_, "Speaker not known");
        if (!utterance.speaker_title.empty()) quote.speaker += " · " + utterance.speaker_title.in(language_);
        quote.speaker = base::displayable(quote.speaker, 300);
        quote.colour = layout::colour_index(utterance.speaker.value);
        quote.context = model::moment_of(utterance, language_, info_.record.utc_offset_minutes);
        const std::string context = base::displayable(utterance.context.in(language_), 400);
        if (!context.empty())
            quote.context += (quote.context.empty() ? "" : " · ") +
                             std::string(utterance.context_kind == "question" ? "Q. " : "") + context;
        quote.disputed = utterance.disputed;
        if (utterance.printings.empty()) return quote;
        const model::Printing& printing = utterance.printings.front();
        for (const model::QuoteItem* said : fullest_segments(utterance))
            quote.words.push_back(base::displayable(model::words_of(*said), 6000));
        const model::ArticleItem& article = printing.article;
        quote.source = base::displayable(article.outlet_name.in(language_), 200);
        if (article.published) quote.source += ", " + date_of(article.published, std::nullopt);
        quote.url = article.url;
        return quote;
    }

    // What a thing on the canvas links to: the article itself, the first that tells of the event, the one
    // that printed the words fullest.
    std::string url_of(const std::string& id) {
        const auto ref = model::parse_ref(id);
        if (!ref) return "";
        if (ref->kind == model::Kind::event) {
            const auto found = event_urls_.find(ref->id);
            return found == event_urls_.end() ? "" : found->second;
        }
        if (const auto found = urls_.find(*ref); found != urls_.end()) return found->second;
        if (urls_.size() >= most_links || watch_.stop.stop_requested()) return "";
        std::string& url = urls_[*ref];
        if (ref->kind == model::Kind::article) {
            if (const auto article = store_.load_article({ref->id}, {.limit = 0, .rows = 0}))
                url = article->item.url;
        } else if (ref->kind == model::Kind::utterance) {
            if (const auto utterance = store_.load_utterance({ref->id}))
                for (const model::Printing& printing : utterance->printings)
                    if (url.empty()) url = printing.article.url;
        }
        return url;
    }

    void add_links(scene::Scene& scene) {
        for (scene::Hit& hit : scene.hits)
            if (hit.url.empty()) hit.url = url_of(hit.id);
    }

    store::Store& store_;
    const state::PictureRequest& request_;
    const scene::TextMeasurer& measurer_;
    Links links_;
    Photos& photos_;
    const base::Watch& watch_;
    model::DatabaseInfo info_;
    base::Language language_;
    layout::Focus focus_;
    Outlets all_outlets_;
    std::map<std::int64_t, std::string> event_urls_;
    std::map<model::Ref, std::string> urls_;
};

} // namespace

ComposedView compose_view(store::Store& store, const state::PictureRequest& request,
                          const scene::TextMeasurer& measurer, Links links, Photos& photos,
                          const base::Watch& watch) {
    return Composer(store, request, measurer, links, photos, watch).run();
}

} // namespace dateline::publish
