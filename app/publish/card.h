#pragma once
// The quote card: one utterance as a scene. Internal to publish/.

#include "layout/style.h"
#include "model/detail.h"
#include "scene/scene.h"
#include "scene/text.h"

namespace dateline::publish {

// 1200 logical pixels wide, as high as its words need (at least 630). Long words are set smaller before the
// card grows.
scene::Scene compose_card(const model::UtteranceView& view, model::PhotoId portrait, int utc_offset_minutes,
                          const layout::Style& style, const scene::TextMeasurer& measurer);

} // namespace dateline::publish
