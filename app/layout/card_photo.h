#pragma once
// The photo on a card: the part of it that is shown, a box around each face and the name under it; its words
// where it cannot be shown. Knows nothing of pixels: of a photo whose size is not known the sides are taken
// to be 3 to 2. Internal to layout.

#include "layout/canvas.h"

namespace dateline::layout {

void draw_photo(Canvas& canvas, const model::EventItem& event, const base::Rect& rect, float opacity);
// The first letter of a participant's name, as far as the window knows it; else "".
std::string initial_of(const Canvas& canvas, model::ParticipantId id);
// The participant's name, as far as the window knows it; else "".
const std::string& name_of(const Canvas& canvas, model::ParticipantId id);

} // namespace dateline::layout
