#pragma once
// An utterance in full: who said it by whose word, and every printing of it.

#include <cstdint>
#include <optional>
#include <vector>

#include "model/detail.h"
#include "store/sqlite/entity_cache.h"

namespace dateline::store {

// The title that a participant had at an event, the first where there are several.
std::optional<model::LocalText> load_held_title(EntityCache& cache, std::int64_t event,
                                                std::int64_t participant);
std::optional<model::UtteranceView> load_utterance(EntityCache& cache, model::UtteranceId id);
// Of a list of ids those that are there.
std::vector<model::UtteranceView> load_utterances(EntityCache& cache,
                                                  const std::vector<model::UtteranceId>& ids);

} // namespace dateline::store
