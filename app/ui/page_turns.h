#pragma once
// Ways on from what a page of the panel lists: to what was said before and after, and to the rest of a list.

#include <cstdint>

#include "model/ids.h"
#include "ui/column.h"

namespace dateline::ui {

// What was said, where it is more than a page: the number of all, and chips that lead to the pages before
// and after.
struct Turns {
    bool more_before = false, more_after = false;
    model::UtteranceId first, last; // of the page
    std::int64_t total = 0;
};
template<class View> Turns turns_of(const View& view, std::int64_t total) {
    if (view.utterances.empty()) return {};
    return {view.more_before, view.more_after, view.utterances.front().id, view.utterances.back().id, total};
}
void draw_earlier(Column& column, const Turns& turns);
void draw_later(Column& column, const Turns& turns);
// A chip that lists more of what it does not list: "and 986 more". `what` tells one list from another.
void draw_rest(Column& column, const char* what, std::int64_t rest);

} // namespace dateline::ui
