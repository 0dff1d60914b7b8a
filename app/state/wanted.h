#pragma once
// What should be read for the window next.

#include <optional>
#include <string>
#include <vector>

#include "state/state.h"

namespace dateline::state {

// The event next to another, of those that pass the filter.
struct NeighbourQuery {
    model::EventId from; // none: the first or last
    int direction = 1;
    model::Filter filter;
    bool operator==(const NeighbourQuery&) const = default;
};

// What should be read next, and is not there yet.
struct Wanted {
    std::optional<model::WindowQuery> window, rail;
    std::optional<model::Filter> overview;
    model::Ref detail; // none: nothing
    model::EventId detail_first_event;
    model::Page detail_page;
    std::optional<std::string> search;
    std::optional<model::TrayQuery> tray;
    std::optional<NeighbourQuery> neighbour;
    std::vector<model::Ref> names;
};
Wanted wanted(const State& state);

} // namespace dateline::state
