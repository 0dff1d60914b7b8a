#pragma once
// People as circles.

#include <optional>

#include "ui/frame.h"

namespace dateline::ui {

// A circle with a portrait or initials, in Dear ImGui's units.
void draw_avatar(Frame& frame, ImDrawList& list, base::Point centre, float radius, model::ParticipantId id,
                 const model::LocalText& name, std::optional<int> size, model::PhotoId portrait);

} // namespace dateline::ui
