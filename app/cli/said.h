#pragma once
// The utterances of a view, event by event in order of time, the undated last: what `quotes` and the CSV
// export write. Knows the store, not the formats.

#include <functional>
#include <string>
#include <vector>

#include "state/view_options.h"
#include "store/store.h"

namespace dateline::cli {

struct SaidAtEvent {
    const model::EventView& event;
    std::vector<const model::UtteranceView*> utterances; // those that pass, in order; at least one
};

// `take` returns false to stop. With an event selected in the view, only that event.
void each_event_said(store::Store& store, const state::View& view,
                     const std::function<bool(const SaidAtEvent&)>& take);

} // namespace dateline::cli
