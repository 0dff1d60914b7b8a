#pragma once
// Who an utterance's speaker is, how sure that is, and whether sources disagree.

#include <optional>
#include <vector>

#include "model/detail.h"
#include "model/records.h"

namespace dateline::editorial {

// The position of the newest accepted attribution; none if there is none.
std::optional<std::size_t> deciding_attribution(const std::vector<model::AttributionRecord>& attributions);
// One is marked as disputed, or accepted ones name different speakers.
bool is_disputed(const std::vector<model::AttributionRecord>& attributions);
// Two claims answer the same question differently.
bool is_disputed(const std::vector<model::ClaimRecord>& claims);

// Of an utterance as a whole: that of the attribution that names its speaker; where sources disagree, that.
model::AttributionStatus status_of(const model::UtteranceView& utterance);

} // namespace dateline::editorial
