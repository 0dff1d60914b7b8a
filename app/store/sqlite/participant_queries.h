#pragma once
// A participant in full: names, titles over time, and pages of what they took part in and said.

#include <optional>

#include "model/detail.h"
#include "store/sqlite/answer_limits.h"
#include "store/sqlite/entity_cache.h"

namespace dateline::store {

std::optional<model::ParticipantView> load_participant(EntityCache& cache, const AnswerLimits& limits,
                                                       model::ParticipantId id, model::EventId first_event,
                                                       model::Page page);

} // namespace dateline::store
