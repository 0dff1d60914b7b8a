#pragma once
// The page of the panel for a participant: of what may be a million utterances, a page at a time.

#include "model/detail.h"
#include "ui/column.h"

namespace dateline::ui {

void draw_participant_page(Column& column, const model::ParticipantView& view);

} // namespace dateline::ui
