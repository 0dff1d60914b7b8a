#pragma once
// What a view holds, event by event in order of time, the undated last: what every format with words in it
// writes. However many events there are, few are held. Knows the store, not the formats.

#include <functional>
#include <string>
#include <vector>

#include "state/view_options.h"
#include "store/store.h"

namespace dateline::publish {

struct EventInView {
    const model::EventView& event;
    std::vector<const model::UtteranceView*> utterances; // those that pass, in order; may be none
};

// `take` returns false to stop. With an event selected in the view, only that event.
void each_event(store::Store& store, const state::View& view,
                const std::function<bool(const EventInView&)>& take);
// The ids alone, in the same order.
void each_event_id(store::Store& store, const state::View& view,
                   const std::function<bool(model::EventId)>& take);
// Only the events at which something was said that passes.
void each_event_said(store::Store& store, const state::View& view,
                     const std::function<bool(const EventInView&)>& take);

} // namespace dateline::publish
