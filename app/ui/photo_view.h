#pragma once
// A photo in a column, with the people on it.

#include <string>

#include "model/detail.h"
#include "ui/column.h"

namespace dateline::ui {

// A photo as wide as the column with its regions; ids start with `prefix` ("panel/face:").
void draw_photo(Column& column, const model::PhotoView& photo, float width_px, float max_height_px,
                const std::string& prefix);

} // namespace dateline::ui
