#include "state/apply_search.h"

#include <limits>

#include "state/filters.h"
#include "state/navigation.h"
#include "state/selection.h"

namespace dateline::state {

namespace {

void choose_hit(State& state, std::size_t index) {
    if (state.search.hits.empty() && index < state.search.near.size()) {
        state.search.text = std::string(state.search.near[index].text);
        state.search.cursor = 0;
        return;
    }
    if (index >= state.search.hits.size()) return;
    const model::SearchHit hit = state.search.hits[index];
    state.search.open = false;
    switch (hit.key.kind) {
    case model::Kind::topic:
    case model::Kind::outlet:
    case model::Kind::place:
        if (!is_filtered_by(state.view.filter, hit.key)) toggle_filter(state.view.filter, hit.key);
        state.names[hit.key] = hit.title;
        return;
    default:
        break;
    }
    if (hit.key.kind == model::Kind::participant) state.context_event = {};
    select(state, hit.key);
    if (hit.date && hit.date->placed()) bring_into_view(state, hit.date->known());
}

} // namespace

void reduce(State& state, const action::SearchText& a) {
    state.search.open = true;
    state.search.text = a.text;
    state.search.cursor = 0;
    if (a.text.empty()) {
        state.search.answered.clear();
        state.search.hits.clear();
        state.search.near.clear();
    }
}
void reduce(State& state, const action::SearchMove& a) {
    const Search& search = state.search;
    const auto count = static_cast<long>(search.hits.empty() ? search.near.size() : search.hits.size());
    if (count == 0) return;
    const long next = (static_cast<long>(state.search.cursor) + a.by % count + count) % count;
    state.search.cursor = static_cast<std::size_t>(next);
}
void reduce(State& state, const action::SearchChoose& a) {
    state.effects.emplace_back(effect::LeaveField{});
    choose_hit(state, a.index);
}
void reduce(State& state, const action::SearchAsFilter&) {
    state.effects.emplace_back(effect::LeaveField{});
    state.view.filter.text = state.search.text;
    state.search.open = false;
}
void reduce(State& state, const action::SearchClose&) {
    state.search.open = false;
}

void reduce(State& state, const action::SearchTray& a) {
    state.tray.text = a.text;
    state.tray.rows = TrayShown().rows;
}
void reduce(State& state, const action::ListMore& a) {
    int& rows = a.list == List::tray ? state.tray.rows : state.rail_rows;
    rows = rows > std::numeric_limits<int>::max() / 4 ? std::numeric_limits<int>::max() : 4 * rows;
}

} // namespace dateline::state
