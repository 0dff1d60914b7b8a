#include "publish/compose_view.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

#include "base/date_text.h"
#include "base/displayable.h"
#include "layout/picture.h"
#include "model/zones.h"
#include "publish/indexed_events.h"
#include "publish/page_cuts.h"
#include "publish/picture_quotes.h"
#include "request/window_query.h"

namespace dateline::publish {

namespace {

constexpr std::size_t max_links = 2000, max_automatic_pages = 24;
constexpr int max_listed = 2000; // outlets and people looked at
constexpr int max_undated_named = 1000;
constexpr int max_dated = 1000; // of more events the dates of the first and the last are looked at
// Each cut tries two parts, and each two neighbours are tried as one.
constexpr auto max_tries = static_cast<double>(3 * max_automatic_pages);

// Composes one page after the other; what is loaded for one may serve the next.
class Composer {
  public:
    Composer(store::Store& store, const request::PictureRequest& request, const scene::TextMeasurer& measurer,
             Links links, Photos& photos, const base::ProgressAndCancel& watch)
        : store_(store), request_(request), measurer_(measurer), links_(links), photos_(photos),
          watch_(watch), info_(store.info()), language_(request.style.language) {}

    ComposedView run() {
        model::Overview overview = store_.load_overview(request_.view.filter, 240, watch_.stop);
        // An index lists them, and a picture without anything on its axis.
        if (overview.total_undated > 0 && (request_.index || overview.total_events == 0))
            for (model::TrayItem& item :
                 store_.load_tray({request_.view.filter, max_undated_named}, watch_.stop).events)
                overview.undated.push_back(std::move(item.event));
        const bool given = request_.view.span.has_value();
        layout::Viewport whole;
        whole.size = request_.size;
        whole.utc_offset_minutes = info_.record.utc_offset_minutes;
        whole = layout::fitted(whole, given ? *request_.view.span : overview.extent, given ? 0.0 : 0.06);
        set_focus();
        ComposedView composed;
        title_ = request_.title.empty() ? base::displayable(info_.record.title.in(language_), 400)
                                        : request_.title;
        composed.title = title_;
        const std::vector<layout::Viewport> views = pages_of(overview, whole);
        std::vector<layout::IndexLine> index;
        std::int64_t more = 0;
        if (request_.index) index = index_of(overview, whole, views, &more);
        layout::PictureParts parts = parts_of(Place::before_last);
        const auto indexed = compose_index(parts, index, more, request_.size, request_.style, measurer_);
        parts.pages = static_cast<int>(views.size() + indexed.size());
        for (const layout::Viewport& view : views) {
            const double drawn = static_cast<double>(parts.page - 1) / parts.pages;
            if (!watch_.goes_on(cut_share_ + (1 - cut_share_) * drawn)) return {};
            layout::PictureParts page = parts_of(place_of(parts.page, views));
            page.page = parts.page++;
            page.pages = parts.pages;
            set_dates(page, view, views.size(), overview);
            layout::Composition drawn_page = compose_page(page, overview, view, Outlets::all, nullptr);
            if (links_ == Links::yes) add_links(drawn_page);
            composed.pages.push_back(std::move(drawn_page.scene));
        }
        if (!indexed.empty())
            for (scene::Scene& page :
                 compose_index(parts, index, more, request_.size, request_.style, measurer_))
                composed.pages.push_back(std::move(page));
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
    enum class Place { before_last, last }; // of a page: the last one bears the caption
    enum class Outlets { tried, all }; // whether the page is one that is written: its outlets are the file's

    void set_focus() {
        focus_.selected = request_.view.selected;
        if (focus_.selected.kind == model::Kind::participant) focus_.participant = {focus_.selected.id};
        if (focus_.selected.kind != model::Kind::utterance) return;
        if (const auto utterance = store_.load_utterance({focus_.selected.id}))
            focus_.participant = utterance->speaker;
    }

    // A page is tried in the shape in which it is drawn: else it might name others.
    layout::PictureParts parts_of(Place place) const {
        layout::PictureParts parts;
        parts.title = title_;
        if (place == Place::last) parts.caption = request_.caption;
        return parts;
    }
    static Place place_of(int page, const std::vector<layout::Viewport>& views) {
        return page == std::ssize(views) ? Place::last : Place::before_last;
    }

    // Of what is shown, not of the view, whose edges nobody wrote: from the first start to the last end, as
    // the page of HTML says. What was asked for is said as it was asked for; pages say where they are cut.
    void set_dates(layout::PictureParts& parts, const layout::Viewport& view, std::size_t pages,
                   const model::Overview& overview) {
        if (request_.view.span || overview.extent.empty()) return;
        const base::Span extent = overview.extent;
        if (pages > 1) {
            const base::Span page = span_of(view);
            const base::Span part{std::max(page.start_ms, extent.start_ms),
                                  std::min(page.end_ms, extent.end_ms)};
            if (!part.empty()) parts.span = part;
            return;
        }
        const auto add = [&](const base::Span& span) {
            model::WindowQuery query = query_of_nothing(request_.view.filter, span);
            query.max_events = max_dated;
            for (const model::EventItem& item : store_.load_window(query, watch_.stop).events)
                parts.dates.add(item.date, item.utc_offset_minutes.value_or(view.utc_offset_minutes));
        };
        if (overview.total_events <= max_dated) {
            add(extent);
        } else {
            add({extent.start_ms, extent.start_ms + 1});
            add({extent.end_ms - 1, extent.end_ms});
        }
    }

    static layout::Viewport part_of(layout::Viewport whole, double start_ms, double span_ms) {
        whole.start_ms = start_ms;
        whole.span_ms = span_ms;
        return whole;
    }

    // So many of equal time; or cut by what is on them.
    std::vector<layout::Viewport> pages_of(const model::Overview& overview, const layout::Viewport& whole) {
        std::vector<layout::Viewport> views;
        if (request_.index) indexed_ = load_indexed(store_, request_.view.filter, span_of(whole), watch_);
        const int pages = request_.pages;
        for (int page = 0; page < pages; ++page)
            views.push_back(
                part_of(whole, whole.start_ms + whole.span_ms / pages * page, whole.span_ms / pages));
        if (pages > 0) return views;
        std::vector<DatedEvent> events;
        for (const model::EventItem& item : indexed_.events)
            events.push_back({item.id, item.date.span});
        cut_share_ = 0.6;
        const NamedOn named_on = [&](const base::Span& span) {
            const double tried = static_cast<double>(named_.size()) / max_tries;
            if (!watch_.goes_on(cut_share_ * std::min(tried, 1.0))) return std::vector<model::EventId>{};
            const layout::Viewport view = part_of(whole, span.start_ms, span.length_ms());
            const bool ends_all = span.end_ms == span_of(whole).end_ms;
            return named_in(overview, view, ends_all ? Place::last : Place::before_last);
        };
        for (const base::Span& span :
             cut_pages(span_of(whole), std::move(events), max_automatic_pages, named_on))
            views.push_back(part_of(whole, span.start_ms, span.length_ms()));
        return views;
    }

    // A page that was tried while cutting is not composed again to know whom it names.
    const std::vector<model::EventId>& named_in(const model::Overview& overview, const layout::Viewport& view,
                                                Place place) {
        const auto [entry, is_new] = named_.try_emplace({view.start_ms, view.span_ms});
        if (!is_new) return entry->second;
        layout::Told told;
        compose_page(parts_of(place), overview, view, Outlets::tried, &told);
        return entry->second = std::move(told.named);
    }

    // Whom no page names, and what has no date.
    std::vector<layout::IndexLine> index_of(const model::Overview& overview, const layout::Viewport& whole,
                                            const std::vector<layout::Viewport>& views, std::int64_t* more) {
        std::set<model::EventId> named;
        // Of pages that were not cut nothing is known yet: that they are composed twice is told of.
        if (request_.pages > 0) cut_share_ = 0.5;
        int page = 0;
        for (const layout::Viewport& view : views) {
            const double done = static_cast<double>(page) / static_cast<double>(views.size());
            if (!watch_.goes_on(cut_share_ * (request_.pages > 0 ? done : 1))) return {};
            for (const model::EventId id : named_in(overview, view, place_of(++page, views)))
                named.insert(id);
        }
        const int shown = whole.utc_offset_minutes;
        const bool zones_differ = model::has_other_zone(indexed_.events, shown);
        const auto line_of = [&](const model::EventItem& item) {
            const base::Zone zone = base::Zone::among(item.utc_offset_minutes, shown, zones_differ);
            return layout::IndexLine{
                item.date.text.empty() && item.date.span.empty()
                    ? ""
                    : base::format_date(item.date, language_, base::DateStyle::full, zone),
                base::displayable(item.title.in(language_), 300)};
        };
        std::vector<layout::IndexLine> lines;
        for (const model::EventItem& item : indexed_.events)
            if (!named.contains(item.id)) lines.push_back(line_of(item));
        *more = indexed_.total - std::ssize(indexed_.events);
        if (request_.view.span) return lines;
        std::int64_t undated = 0;
        for (const model::EventItem& item : overview.undated) {
            if (overview.total_events == 0) break; // the page itself lists them
            lines.push_back(line_of(item));
            ++undated;
        }
        if (overview.total_events > 0) *more += overview.total_undated - undated;
        return lines;
    }

    // Of just what is seen: what is not drawn is counted exactly.
    model::WindowQuery window_of(const layout::Viewport& viewport) const {
        model::WindowQuery query =
            request::window_query(viewport, request_.view.filter, request_.view.grouping);
        query.span = span_of(viewport);
        return query;
    }

    layout::Composition compose_page(layout::PictureParts parts, const model::Overview& overview,
                                     const layout::Viewport& viewport, Outlets outlets, layout::Told* told) {
        model::Window window = store_.load_window(window_of(viewport), watch_.stop);
        const base::Span span = span_of(viewport);
        model::WindowQuery rail = query_of_nothing(request_.view.filter, span);
        rail.max_rail = request_.legend ? max_listed : 0;
        rail.max_rail_items = max_listed;
        const model::Window listed = store_.load_window(rail, watch_.stop);
        parts.outlets = outlets_of(listed, window, span, outlets);
        if (request_.legend) parts.legend = legend_of(listed, window);
        if (request_.panel) add_panel(store_, request_, span, watch_, parts);
        layout::Style style = request_.style;
        style.hints = false;
        style.begun_before = indexed_.begun_before(span);
        const auto compose = [&] {
            if (told != nullptr) *told = {};
            return layout::compose_picture(parts, window, overview, viewport, style, focus_, measurer_, told);
        };
        layout::Composition page = compose();
        // Another shape may bring another card into view, with another photo.
        for (int round = 0; round < 3 && photos_.correct(page.scene, &window); ++round)
            page = compose();
        if (outlets == Outlets::all) photos_.want(page.scene);
        return page;
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

    std::string name_of(const model::LocalText& name) const {
        return base::displayable(name.in(language_), 200);
    }

    // Whose reports tell of the event, by id. Read once: an event is on many pages that are tried.
    const std::map<std::int64_t, std::string>& outlets_at(model::EventId id) {
        const auto [entry, is_new] = event_outlets_.try_emplace(id.value);
        if (!is_new) return entry->second;
        const auto event = store_.load_event(id, {.limit = 0, .rows = std::numeric_limits<int>::max()});
        if (!event) return entry->second;
        std::string& url = event_urls_[id.value];
        for (const model::ArticleItem& article : event->articles) {
            if (!entry->second.contains(article.outlet.value))
                entry->second.emplace(article.outlet.value, name_of(article.outlet_name));
            if (url.empty()) url = article.url;
        }
        return entry->second;
    }

    // Those that published in the span, and those whose reports tell of the events that are shown.
    std::vector<std::string> outlets_of(const model::Window& listed, const model::Window& window,
                                        const base::Span& span, Outlets kind) {
        std::map<std::int64_t, Outlet> outlets;
        for (const model::RailItem& outlet : listed.outlets)
            outlets[outlet.key.id] = {outlet.count, name_of(outlet.name)};
        for (const model::EventItem& item : window.events) {
            if (watch_.stop.stop_requested()) break;
            if (!item.date.span.overlaps(span)) continue;
            for (const auto& [id, name] : outlets_at(item.id))
                outlets.try_emplace(id, Outlet{1, name});
        }
        std::vector<std::pair<std::int64_t, std::string>> order;
        for (const auto& [id, outlet] : outlets) {
            order.emplace_back(outlet.articles, outlet.name);
            if (kind == Outlets::tried) continue;
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

    // What a thing on the canvas links to: the article itself, the first that tells of the event, the one
    // that printed the words fullest.
    std::string url_of(const layout::Target& target) {
        const auto* ref = std::get_if<model::Ref>(&target);
        if (ref == nullptr) return "";
        if (ref->kind == model::Kind::event) {
            const auto found = event_urls_.find(ref->id);
            return found == event_urls_.end() ? "" : found->second;
        }
        if (const auto found = urls_.find(*ref); found != urls_.end()) return found->second;
        if (urls_.size() >= max_links || watch_.stop.stop_requested()) return "";
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

    void add_links(layout::Composition& page) {
        scene::for_each_hit(page.scene, [&](scene::Hit& hit) {
            const layout::Target* target = page.target_of(hit);
            if (hit.url.empty() && target != nullptr) hit.url = url_of(*target);
        });
    }

    store::Store& store_;
    const request::PictureRequest& request_;
    const scene::TextMeasurer& measurer_;
    Links links_;
    Photos& photos_;
    const base::ProgressAndCancel& watch_;
    model::DatabaseInfo info_;
    base::Language language_;
    layout::Focus focus_;
    std::string title_;
    std::map<std::int64_t, Outlet> all_outlets_;
    IndexedEvents indexed_; // in view, where pages are asked for
    std::map<std::int64_t, std::string> event_urls_;
    std::map<std::int64_t, std::map<std::int64_t, std::string>> event_outlets_;
    std::map<std::pair<double, double>, std::vector<model::EventId>> named_; // by a page's start and span
    double cut_share_ = 0; // of the work: finding where to cut
    std::map<model::Ref, std::string> urls_;
};

} // namespace

ComposedView compose_view(store::Store& store, const request::PictureRequest& request,
                          const scene::TextMeasurer& measurer, Links links, Photos& photos,
                          const base::ProgressAndCancel& watch) {
    return Composer(store, request, measurer, links, photos, watch).run();
}

} // namespace dateline::publish
