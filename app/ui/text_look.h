#pragma once
// How words look: of the panels and dialogs, in logical pixels.

#include "base/colour.h"
#include "scene/text.h"

namespace dateline::ui {

struct TextLook {
    scene::Font font = scene::Font::sans;
    float size_px = 14;
    base::Colour colour;
    float line_height = 1.45F;
};

} // namespace dateline::ui
