#pragma once
// The page of the panel for an utterance.

#include "model/detail.h"
#include "ui/column.h"

namespace dateline::ui {

void draw_utterance_page(Column& column, const model::UtteranceView& view);

} // namespace dateline::ui
