#pragma once
// What a participant takes part in and says, in order: of what may be a tenth of a large database, only a
// page is looked at, as the entries of the timeline lie. Costs follow the page.

#include <cstdint>
#include <optional>
#include <vector>

#include "index/entries_in_order.h"
#include "model/detail.h"
#include "store/sqlite/answer_limits.h"
#include "store/sqlite/entity_cache.h"

namespace dateline::store {

// In the list of what was said, events come by date, those without one last; each with its utterances by
// ordinal.
class ParticipantLists {
  public:
    // `first_event`: what is said at it comes first of all; none: at no event.
    ParticipantLists(EntityCache& cache, const AnswerLimits& limits, model::ParticipantId id,
                     model::EventId first_event)
        : cache_(cache), limits_(limits), id_(id), first_event_(first_event) {}

    struct Words {
        std::vector<model::UtteranceId> utterances;
        bool more_before = false, more_after = false;
    };
    // `total`: of all utterances. Of a page after or before what is not on the list, the first one.
    Words words(const model::Page& page, std::int64_t total);

    // The events in which they take part or speak, by date: at most `most`, from where the page begins.
    std::vector<model::EventId> appearances(const model::Page& page, const Words& words, std::size_t most);

  private:
    // Where an utterance stands.
    struct Position {
        model::EventId event;
        std::int64_t ordinal = 0, id = 0;
    };
    std::optional<Position> position_of(model::UtteranceId utterance);
    std::optional<std::int64_t> start_of(model::EventId event); // none: it has no date
    Words few_words(const model::Page& page);
    Words many_words(const model::Page& page);
    std::vector<model::UtteranceId> walk(const std::optional<Position>& beyond, index::Direction direction,
                                         std::size_t most);
    template<class Visit>
    void visit_on(std::optional<index::InOrder> dated, std::optional<std::int64_t> undated, Visit visit);
    std::vector<model::UtteranceId> walk_from(std::int64_t instant_ms, std::size_t most);
    bool add_said_at(model::EventId event, const std::optional<Position>& beyond, index::Direction direction,
                     std::size_t most, std::vector<model::UtteranceId>* said);
    template<class Visit>
    bool visit_dated(index::Direction direction, std::optional<index::InOrder> beyond, Visit visit);
    template<class Visit>
    bool visit_undated(index::Direction direction, std::optional<std::int64_t> beyond, Visit visit);

    EntityCache& cache_;
    AnswerLimits limits_;
    model::ParticipantId id_;
    model::EventId first_event_;
};

} // namespace dateline::store
