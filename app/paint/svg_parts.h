#pragma once
// The pieces that an SVG is written of: attributes, places, colours, and pictures that are held once. Knows
// nothing of a scene's commands. Internal to paint.

#include <string>
#include <string_view>

#include "base/colour.h"
#include "base/geometry.h"
#include "paint/cairo_handles.h"

namespace dateline::paint {

std::string px(float value);
std::string attribute(std::string_view name, const std::string& value);
std::string place(const base::Rect& r);
std::string paint_of(std::string_view name, base::Colour c, float opacity = 1);
// Puts a square of one by one there.
std::string transform_to(const base::Rect& r);
std::string rounded(float radius);
// Writes a picture as a square of one by one, to be used by its id, which is returned; "" if there is no
// memory for it. `ids` counts the names in the document.
std::string svg_symbol(const Surface& surface, int& ids, std::string& out);

} // namespace dateline::paint
