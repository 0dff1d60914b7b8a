#include "state/filters.h"

#include <algorithm>

namespace dateline::state {

bool is_filtered_by(const model::Filter& filter, model::Ref ref) {
    const auto has = [&](const auto& list) {
        return std::any_of(list.begin(), list.end(), [&](auto id) { return model::Ref(id) == ref; });
    };
    return has(filter.participants) || has(filter.topics) || has(filter.outlets) || has(filter.places);
}

namespace {

template<class Id> void toggle(std::vector<Id>& list, Id id) {
    const auto found = std::find(list.begin(), list.end(), id);
    if (found != list.end()) {
        list.erase(found);
    } else {
        list.push_back(id);
    }
}

} // namespace

void toggle_filter(model::Filter& filter, model::Ref ref) {
    switch (ref.kind) {
    case model::Kind::participant:
        toggle(filter.participants, model::ParticipantId{ref.id});
        break;
    case model::Kind::topic:
        toggle(filter.topics, model::TopicId{ref.id});
        break;
    case model::Kind::outlet:
        toggle(filter.outlets, model::OutletId{ref.id});
        break;
    case model::Kind::place:
        toggle(filter.places, model::PlaceId{ref.id});
        break;
    default:
        break;
    }
}

void forget_overview(State& state) {
    state.overview.extent = state.extent;
    state.overview.density.clear();
    state.stale.overview = true; // the filter may come back before the answer to this one does
    ++state.revision;
}

void set_filter(State& state, const model::Filter& filter) {
    if (filter == state.view.filter) return;
    state.view.filter = filter;
    forget_overview(state);
}

} // namespace dateline::state
