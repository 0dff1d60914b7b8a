#pragma once
// Who an utterance's speaker is, and whether sources disagree: rules over records, the same wherever they are
// asked.

#include <optional>
#include <vector>

#include "model/records.h"

namespace dateline::store {

// The position of the newest accepted attribution; none if there is none.
std::optional<std::size_t> deciding_attribution(const std::vector<model::AttributionRecord>& attributions);
// One is marked as disputed, or accepted ones name different speakers.
bool is_disputed(const std::vector<model::AttributionRecord>& attributions);
// Two claims answer the same question differently.
bool is_disputed(const std::vector<model::ClaimRecord>& claims);

} // namespace dateline::store
