#pragma once
// What is shown of a state, read from it: photos, what is lit up, the picture that would be made of it.

#include <optional>
#include <vector>

#include "state/state.h"

namespace dateline::state {

// What the panels and the canvas light up.
layout::Focus focus_of(const State& state);
layout::Style style_of(const State& state);
bool is_moving(const State& state); // animation or inertia: another frame is due
base::Span visible_span(const State& state);
// The picture that the export dialog asks for: its look, of what the window shows.
request::PictureOptions picture_options(const State& state);
// The photos of what the panel shows, and which of them the viewer shows; null: there are none.
std::vector<const model::PhotoView*> photos_of(const Detail& detail);
const model::PhotoView* viewed_photo(const State& state);
// Turns over to the next photo (direction +1) or the one before; nothing at the ends.
std::optional<action::Show> next_photo(const State& state, int direction);

} // namespace dateline::state
