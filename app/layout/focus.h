#pragma once
// What is lit on a canvas.

#include "model/ids.h"

namespace dateline::layout {

// The selection, and the participant whose lane and links shine while the rest dims.
struct Focus {
    model::Ref selected;
    model::ParticipantId participant; // none: nothing is dimmed
    bool operator==(const Focus&) const = default;
};

} // namespace dateline::layout
