#include "store/sqlite/grouping.h"

namespace dateline::store {

GroupSeries series_of(model::Grouping grouping) {
    using enum index::Series;
    switch (grouping) {
    case model::Grouping::topic:
        return {events_by_topic, utterances_by_topic};
    case model::Grouping::outlet:
        return {events_by_outlet, utterances_by_outlet};
    case model::Grouping::place:
        return {events_by_place, utterances_by_place};
    case model::Grouping::participant:
    case model::Grouping::none:
        break;
    }
    return {events_by_participant, utterances_by_speaker};
}

MembershipSql membership_sql_of(model::Grouping grouping) {
    switch (grouping) {
    case model::Grouping::topic:
        return {R"sql(
            SELECT t.topic, t.event
            FROM temp.view_event v
            CROSS JOIN event_topic t ON t.event = v.id)sql",
                R"sql(
                    SELECT t.topic, t.utterance
                    FROM temp.view_utterance v
                    CROSS JOIN utterance_topic t ON t.utterance = v.id)sql",
                "event_topic"};
    case model::Grouping::outlet:
        return {R"sql(
            SELECT a.outlet, c.event
            FROM temp.view_event v
            CROSS JOIN coverage c ON c.event = v.id
            CROSS JOIN article a ON a.id = c.article)sql",
                R"sql(
                    SELECT a.outlet, q.utterance
                    FROM temp.view_utterance v
                    CROSS JOIN quote q ON q.utterance = v.id
                    CROSS JOIN article a ON a.id = q.article)sql",
                "article"};
    case model::Grouping::place:
        return {R"sql(
            SELECT e.place, e.id
            FROM temp.view_event v
            CROSS JOIN event e ON e.id = v.id
            WHERE e.place IS NOT NULL)sql",
                R"sql(
                    SELECT e.place, v.id
                    FROM temp.view_utterance v
                    CROSS JOIN event e ON e.id = v.event
                    WHERE e.place IS NOT NULL)sql",
                "event"};
    case model::Grouping::participant:
    case model::Grouping::none:
        break;
    }
    return {
        R"sql(
            SELECT p.participant, p.event
            FROM temp.view_event v
            CROSS JOIN participation p ON p.event = v.id)sql",
        R"sql(
            SELECT speaker, id
            FROM temp.view_utterance
            WHERE speaker IS NOT NULL)sql",
        "participation"};
}

model::Ref lane_key(model::Grouping grouping, std::int64_t id) {
    switch (grouping) {
    case model::Grouping::topic:
        return model::TopicId{id};
    case model::Grouping::outlet:
        return model::OutletId{id};
    case model::Grouping::place:
        return model::PlaceId{id};
    default:
        return model::ParticipantId{id};
    }
}

model::LocalText lane_name(EntityCache& cache, const model::Ref& key) {
    switch (key.kind) {
    case model::Kind::topic:
        return cache.topic_name({key.id});
    case model::Kind::outlet:
        return cache.outlet_name({key.id});
    case model::Kind::place:
        return cache.place_name({key.id});
    default:
        return cache.participant_name({key.id});
    }
}

} // namespace dateline::store
