#pragma once
// The page of the panel when nothing is selected.

#include "ui/column.h"

namespace dateline::ui {

void draw_home_page(Column& column);

} // namespace dateline::ui
