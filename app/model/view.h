#pragma once
// What is looked at: when, what of it, in which lanes, and what stands out. One value for saved views, the
// history, the window, pictures, pages and tables. Knows ids, no names and no store.

#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "model/ids.h"
#include "model/records.h"

namespace dateline::model {

// Any of the members of one list, and something of every list that is not empty.
// An utterance passes if its speaker, its topics, an outlet that printed it, its event's place and its words
// (or its event's) do. An event passes if its participants, topics, covering outlets, place and words do, or
// if one of its utterances passes.
struct Filter {
    std::vector<ParticipantId> participants;
    std::vector<TopicId> topics;
    std::vector<OutletId> outlets;
    std::vector<PlaceId> places;
    std::string text; // terms separated by spaces, all must occur; "quoted phrases"; ㅅㅇㅌㅁ matches names
    bool empty() const {
        return participants.empty() && topics.empty() && outlets.empty() && places.empty() && text.empty();
    }
    bool operator==(const Filter&) const = default;
};

// A stretch of time as it is written: EDTF, as for --from and --to; empty: from the first event, to the last.
struct DateBounds {
    std::string from, to;
    bool empty() const { return from.empty() && to.empty(); }
    bool operator==(const DateBounds&) const = default;
};

struct View {
    std::optional<base::Span> span; // none: all that there is
    Filter filter;
    Grouping grouping = Grouping::participant;
    Ref selected;
    bool operator==(const View&) const = default;
};

// From one date's start to the other's end; where one is not given, or is no date on the axis, stands the
// `extent` of the database, which then reaches at least as far. None: neither is given, or they are in the
// wrong order. Dates without a zone of their own are read at the offset.
std::optional<base::Span> span_of(const DateBounds& bounds, int utc_offset_minutes, const base::Span& extent);
// The way back: to the day, hour, minute or second that a picture of the span can show.
DateBounds bounds_of(const base::Span& span, int utc_offset_minutes);

} // namespace dateline::model
