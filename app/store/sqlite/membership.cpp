#include "store/sqlite/membership.h"

#include <algorithm>
#include <map>
#include <unordered_set>

#include "store/sqlite/grouping.h"

namespace dateline::store {
namespace {

using Pairs = std::vector<std::pair<std::int64_t, std::int64_t>>;

void sort_unique(Pairs* pairs) {
    std::sort(pairs->begin(), pairs->end());
    pairs->erase(std::unique(pairs->begin(), pairs->end()), pairs->end());
}

} // namespace

Membership load_membership(VisibleRows& rows, model::Grouping grouping) {
    const MembershipSql sql = membership_sql_of(grouping);
    Membership membership;
    Query events = rows.query(sql.events, sql.table);
    while (events.next())
        membership.events.emplace_back(events.integer(0), events.integer(1));
    Query utterances = rows.query(sql.utterances, "utterance");
    while (utterances.next())
        membership.utterances.emplace_back(utterances.integer(0), utterances.integer(1));
    if (grouping == model::Grouping::participant) {
        // Who speaks at an event is present at it, whether or not its list of participants says so.
        Query speakers = rows.query(R"sql(
                SELECT u.speaker, u.event
                FROM temp.view_utterance u
                CROSS JOIN temp.view_event v ON v.id = u.event
                WHERE u.speaker IS NOT NULL)sql",
                                    "utterance");
        while (speakers.next())
            membership.events.emplace_back(speakers.integer(0), speakers.integer(1));
    }
    sort_unique(&membership.events);
    sort_unique(&membership.utterances);
    return membership;
}

std::vector<KeyCount> count_keys(const Membership& membership) {
    std::map<std::int64_t, KeyCount> by_key;
    for (const auto& [key, event] : membership.events)
        ++by_key[key].events;
    for (const auto& [key, utterance] : membership.utterances)
        ++by_key[key].utterances;
    std::vector<KeyCount> counts;
    for (const auto& [key, count] : by_key)
        counts.push_back({key, count.events, count.utterances});
    std::sort(counts.begin(), counts.end(), is_busier);
    return counts;
}

void add_seen_in_photos(VisibleRows& rows, std::vector<KeyCount>* people) {
    std::unordered_set<std::int64_t> known;
    for (const KeyCount& person : *people)
        known.insert(person.key);
    Query seen = rows.query(
        R"sql(
            SELECT r.participant, count(DISTINCT v.id)
            FROM temp.view_event v
            CROSS JOIN photo p ON p.event = v.id
            CROSS JOIN region r ON r.photo = p.id
            GROUP BY r.participant)sql",
        "region");
    while (seen.next())
        if (!known.contains(seen.integer(0))) people->push_back({seen.integer(0), seen.integer(1), 0});
    std::sort(people->begin(), people->end(), is_busier);
}

bool is_busier(const KeyCount& a, const KeyCount& b) {
    if (a.utterances != b.utterances) return a.utterances > b.utterances;
    return a.events != b.events ? a.events > b.events : a.key < b.key;
}

} // namespace dateline::store
