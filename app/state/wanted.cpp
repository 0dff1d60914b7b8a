#include "state/wanted.h"

#include <algorithm>

#include "request/window_query.h"
#include "state/shown.h"

namespace dateline::state {

namespace {

// What joined_search searches ask for. A quotation that is still open ends with its own words.
std::string joined_search(const std::string& a, const std::string& b) {
    if (a.empty() || b.empty()) return a + b;
    return a + (std::count(a.begin(), a.end(), '"') % 2 == 0 ? " " : "\" ") + b;
}

} // namespace

Wanted wanted(const State& state) {
    Wanted wanted;
    if (state.path.empty()) return wanted;
    if (state.overview_filter != state.view.filter || state.stale.overview)
        wanted.overview = state.view.filter;
    if (state.fitted) {
        model::WindowQuery query =
            request::window_query(state.viewport, state.view.filter, state.view.grouping);
        query.first_lane = state.first_lane;
        if (query != state.window.query || state.stale.window) wanted.window = query;
        if (!is_moving(state)) { // counts of just what is in view, once it rests
            model::WindowQuery rail;
            rail.span = visible_span(state);
            rail.filter = state.view.filter;
            rail.grouping = state.view.grouping; // its lanes are counted, none is asked for
            rail.buckets = 0;
            rail.max_events = rail.max_lanes = rail.max_marks = rail.max_articles = 0;
            rail.max_rail = rail.max_rail_items = state.rail_rows;
            if (rail != state.rail.query || state.stale.rail) wanted.rail = rail;
        }
    }
    const bool is_shown = state.view.selected == state.detail_ref && state.page == state.detail_page;
    if (state.view.selected && (!is_shown || state.stale.detail)) {
        wanted.detail = state.view.selected;
        wanted.detail_first_event = state.context_event;
        wanted.detail_page = state.page;
    }
    if (state.search.open && state.search.text != state.search.answered) wanted.search = state.search.text;
    if (state.dialog == Dialog::tray) {
        model::TrayQuery tray{state.view.filter, state.tray.rows};
        tray.filter.text = joined_search(tray.filter.text, state.tray.text);
        if (tray != state.tray.answered || state.stale.tray) wanted.tray = std::move(tray);
    }
    if (state.stepping) wanted.neighbour = {state.stepping->first, state.stepping->second, state.view.filter};
    const auto name = [&](model::Ref ref) {
        if (!state.names.contains(ref)) wanted.names.push_back(ref);
    };
    for (const auto id : state.view.filter.participants)
        name(id);
    for (const auto id : state.view.filter.topics)
        name(id);
    for (const auto id : state.view.filter.outlets)
        name(id);
    for (const auto id : state.view.filter.places)
        name(id);
    return wanted;
}

} // namespace dateline::state
