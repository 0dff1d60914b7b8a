#pragma once
// One utterance in a list: context, words, where they were printed, and what one can do with them.

#include <string>

#include "ui/column.h"

namespace dateline::ui {

enum class ShowSpeaker { no, yes };
void draw_utterance(Column& column, const model::UtteranceView& view, ShowSpeaker show_speaker);
std::string copy_with_source(const Frame& frame, const model::UtteranceView& view);

} // namespace dateline::ui
