#pragma once
// A window of Dear ImGui without any of its decoration.

#include "base/colour.h"
#include "base/geometry.h"

namespace dateline::ui {

enum class Scroll { no, yes };
bool begin_area(const char* id, const base::Rect& area, base::Colour ground, Scroll scroll,
                bool on_top = false, float radius = 0);
void end_area();

} // namespace dateline::ui
