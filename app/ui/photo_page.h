#pragma once
// The page of the panel for a photo.

#include "model/detail.h"
#include "ui/column.h"

namespace dateline::ui {

void draw_photo_page(Column& column, const model::PhotoView& view);

} // namespace dateline::ui
