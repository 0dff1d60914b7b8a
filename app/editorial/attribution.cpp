#include "editorial/attribution.h"

#include <map>

namespace dateline::editorial {

std::optional<std::size_t> deciding_attribution(const std::vector<model::AttributionRecord>& attributions) {
    for (std::size_t i = attributions.size(); i > 0; --i)
        if (attributions[i - 1].status == model::AttributionStatus::accepted) return i - 1;
    return std::nullopt;
}

bool is_disputed(const std::vector<model::AttributionRecord>& attributions) {
    const model::Slug* accepted = nullptr;
    for (const model::AttributionRecord& attribution : attributions) {
        if (attribution.status == model::AttributionStatus::disputed) return true;
        if (attribution.status != model::AttributionStatus::accepted) continue;
        if (accepted && *accepted != attribution.speaker) return true;
        accepted = &attribution.speaker;
    }
    return false;
}

bool is_disputed(const std::vector<model::ClaimRecord>& claims) {
    std::map<std::string, const model::LocalText*> answers;
    for (const model::ClaimRecord& claim : claims) {
        const auto [known, added] = answers.emplace(claim.about, &claim.value);
        if (!added && *known->second != claim.value) return true;
    }
    return false;
}

model::AttributionStatus status_of(const model::UtteranceView& utterance) {
    if (utterance.disputed) return model::AttributionStatus::disputed;
    return utterance.speaker ? model::AttributionStatus::accepted : model::AttributionStatus::rejected;
}

} // namespace dateline::editorial
