#include "state/apply_answers.h"

#include <algorithm>
#include <cmath>

#include "model/zones.h"
#include "state/filters.h"
#include "state/navigation.h"
#include "state/selection.h"

namespace dateline::state {

namespace {

constexpr std::size_t max_recent = 10;

void opened(State& state, answer::Opened&& answer) {
    const Settings settings = state.settings;
    const request::PictureOptions kept = state.exporting.options;
    const std::optional<double> export_share = state.export_share;
    const layout::Viewport viewport = state.viewport;
    const std::uint64_t revision = state.revision;
    // Said since it was asked for, as how many records an import has left out: Open takes away what was
    // before.
    const std::optional<Message> told =
        state.message && !state.message->failed ? state.message : std::nullopt;
    state = State();
    state.message = told;
    state.revision = revision + 1;
    state.settings = settings;
    state.viewport = viewport;
    state.exporting.options.view.size = kept.view.size;
    state.exporting.options.view.scale = kept.view.scale;
    state.export_share = export_share;
    state.path = answer.path;
    state.info = std::move(answer.info);
    state.overview = std::move(answer.overview);
    state.extent = state.overview.extent;
    state.views = state.written_views = std::move(answer.views);
    state.change_token = answer.change_token;
    state.saved_view = answer.saved_view;
    if (answer.theme) state.settings.theme = *answer.theme;
    if (!answer.message.empty()) state.message = Message{answer.message, true};
    state.viewport.utc_offset_minutes = state.info.record.utc_offset_minutes;
    if (answer.view) {
        set_filter(state, answer.view->filter);
        state.view.grouping = answer.view->grouping;
        show(state, answer.view->selected,
             answer.view->selected.kind == model::Kind::event ? model::EventId{answer.view->selected.id}
                                                              : model::EventId{});
    }
    const bool given = answer.view && answer.view->span;
    go_to_span(state, given ? *answer.view->span : fit_all_span(state), given ? 0 : 0.06);
    state.fitted = true;
    auto& recent = state.settings.recent;
    std::erase(recent, answer.path);
    recent.insert(recent.begin(), answer.path);
    if (recent.size() > max_recent) recent.resize(max_recent);
    state.effects.emplace_back(effect::SaveSettings{});
}

// A window reaches beyond what is seen: how many lanes there are in just that, the rail's answer knows.
void count_lanes(State& state) {
    const model::WindowQuery& rail = state.rail.query;
    model::Window& window = state.window;
    if (rail.grouping != window.query.grouping || rail.filter != window.query.filter) return;
    const bool is_news = window.lanes_counted_in.empty() || window.lanes_in_part != state.rail.total_lanes;
    window.lanes_counted_in = rail.span;
    window.lanes_in_part = state.rail.total_lanes;
    if (is_news) ++state.revision;
}

struct HasOtherZone {
    int shown_minutes;
    bool in(const auto& list) const { return model::has_other_zone(list, shown_minutes); }
    bool operator()(const std::monostate& /*nothing*/) const { return false; }
    bool operator()(const model::EventView& view) const {
        return in(std::vector{view.item}) || in(view.utterances) || in(view.articles);
    }
    bool operator()(const model::ParticipantView& view) const {
        return in(view.utterances) || in(view.events);
    }
    bool operator()(const model::UtteranceView& view) const { return in(std::vector{view}); }
    bool operator()(const model::ArticleView& view) const {
        return in(std::vector{view.item}) || in(view.utterances);
    }
    bool operator()(const model::PhotoView& /*it has no times*/) const { return false; }
};

// Asked once an answer: it takes dates apart.
void look_for_zones(State& state) {
    const HasOtherZone has_other_zone{state.info.record.utc_offset_minutes};
    state.names_zones = has_other_zone.in(state.window.events) || std::visit(has_other_zone, state.detail);
}

} // namespace

void reduce(State& state, answer::Opened&& a) {
    opened(state, std::move(a));
}
void reduce(State& state, const answer::OpenFailed& a) {
    state.opening = false;
    if (state.path.empty()) state.failure = a.message;
    state.message = Message{a.message, true, a.sound_of};
}
void reduce(State& state, answer::WindowLoaded&& a) {
    // What was asked for before the filter changed is stale.
    const model::WindowQuery& query = a.window.query;
    if (query.filter != state.view.filter || query.grouping != state.view.grouping ||
        query.first_lane != state.first_lane)
        return;
    state.window = std::move(a.window);
    look_for_zones(state);
    // Fewer than the count said, or than when they were turned to: the first again.
    if (state.window.query.first_lane > 0 && state.window.lanes.empty()) state.first_lane = 0;
    state.stale.window = false;
    count_lanes(state);
    ++state.revision;
}
void reduce(State& state, const answer::PhotosSeen& a) {
    for (const model::PhotoFact& fact : a.facts)
        for (model::EventItem& item : state.window.events)
            if (item.photo == fact.photo && model::differs(item, fact)) {
                model::learn(&item, fact);
                ++state.revision;
            }
}
void reduce(State& state, answer::RailLoaded&& a) {
    if (a.window.query.filter != state.view.filter) return;
    state.rail = std::move(a.window);
    state.stale.rail = false;
    count_lanes(state);
}
void reduce(State& state, answer::OverviewLoaded&& a) {
    if (a.filter != state.view.filter) return;
    state.overview_filter = a.filter;
    state.stale.overview = false;
    ++state.revision;
    // The strip keeps the whole range: only its bars follow the filter.
    const base::Span extent = state.overview.extent;
    state.overview = std::move(a.overview);
    if (a.filter == model::Filter{} && !state.overview.extent.empty()) state.extent = state.overview.extent;
    if (state.overview.extent.empty()) state.overview.extent = extent;
}
void reduce(State& state, answer::DetailLoaded&& a) {
    if (a.ref != state.view.selected || a.page != state.page) return;
    state.detail_ref = a.ref;
    state.detail_page = a.page;
    state.stale.detail = false;
    state.detail = std::move(a.detail);
    look_for_zones(state);
    if (std::holds_alternative<std::monostate>(state.detail)) show(state, {}, {});
}
void reduce(State& state, answer::SearchLoaded&& a) {
    if (a.text != state.search.text) return;
    state.search.answered = a.text;
    state.search.hits = std::move(a.hits);
    state.search.near = std::move(a.near);
    state.search.cursor = 0;
}
void reduce(State& state, const answer::NeighbourLoaded& a) {
    state.stepping.reset();
    if (!a.event) return;
    select(state, a.event->id);
    if (a.event->date.placed()) bring_into_view(state, a.event->date.known());
}
void reduce(State& state, answer::TrayLoaded&& a) {
    state.tray.answered = std::move(a.query);
    state.tray.tray = std::move(a.tray);
    state.stale.tray = false;
}
void reduce(State& state, answer::NameLoaded&& a) {
    state.names[a.ref] = std::move(a.name);
}

} // namespace dateline::state
