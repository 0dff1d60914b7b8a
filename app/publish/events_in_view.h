#pragma once
// What a view holds, event by event in order of time, the undated last: what every format with words in it
// writes. However many events there are, few are held. Knows the store, not the formats.

#include <functional>
#include <string>
#include <vector>

#include "model/view.h"
#include "store/store.h"

namespace dateline::publish {

// An event, whole or in pieces: all that is known of it is there each time, and some of what was said at it.
struct EventInView {
    const model::EventView& event;                       // of any length; without utterances
    std::vector<const model::UtteranceView*> utterances; // those that pass, in order; may be none
    bool begins = true, ends = true;                     // the first, the last piece of its event
};

// `take` returns false to stop. With an event selected in the view, only that event. Each event once, with
// all that was said at it: for formats whose events are one thing.
void each_event(store::Store& store, const model::View& view,
                const std::function<bool(const EventInView&)>& take);
// An event at which much was said comes in several pieces, one after the other: few words are held, however
// many there are.
void each_piece(store::Store& store, const model::View& view,
                const std::function<bool(const EventInView&)>& take);
// The ids alone, in the same order.
void each_event_id(store::Store& store, const model::View& view,
                   const std::function<bool(model::EventId)>& take);
// Only the events at which something was said that passes, in pieces.
void each_event_said(store::Store& store, const model::View& view,
                     const std::function<bool(const EventInView&)>& take);

} // namespace dateline::publish
