#include "store/sqlite/participant_lists.h"

#include <algorithm>
#include <limits>

#include "index/entries_in_order.h"
#include "store/sqlite/detail_queries.h"

namespace dateline::store {
namespace {

constexpr std::int64_t before_every = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t after_every = std::numeric_limits<std::int64_t>::max();

std::size_t limit_of(const model::Page& page) {
    return static_cast<std::size_t>(std::max(page.limit, 0));
}

} // namespace

// Calls visit(event) for one after the other until it says false; whether it never did.
template<class Visit>
bool ParticipantLists::visit_dated(index::Direction direction, std::optional<index::InOrder> beyond,
                                   Visit visit) {
    const index::SeriesKey series{index::Series::events_by_participant, id_.value};
    const index::SeriesTotal total = cache_.storage().total(series);
    index::EntriesInOrder dated(cache_.storage(), series, index::levels_of(total.levels), direction, beyond);
    while (const std::optional<index::Entry> entry = dated.next()) {
        cache_.connection().look_at_stop();
        if (!visit(model::EventId{entry->id})) return false;
    }
    return true;
}

template<class Visit>
bool ParticipantLists::visit_undated(index::Direction direction, std::optional<std::int64_t> beyond,
                                     Visit visit) {
    const bool forwards = direction == index::Direction::forwards;
    Query undated = cache_.query(forwards ? R"sql(
            SELECT id
            FROM timeline_entry
            WHERE kind = ? AND key = ? AND level = -1 AND start_ms = 0 AND id > ?
            ORDER BY id)sql"
                                          : R"sql(
                                  SELECT id
                                  FROM timeline_entry
                                  WHERE kind = ?
                                      AND key = ?
                                      AND level = -1
                                      AND start_ms = 0
                                      AND id < ?
                                  ORDER BY id DESC)sql",
                                 "timeline_entry");
    undated.bind(static_cast<int>(index::Series::events_by_participant)).bind(id_);
    undated.bind(beyond.value_or(forwards ? before_every : after_every));
    while (undated.next())
        if (!visit(model::EventId{undated.integer(0)})) return false;
    return true;
}

// Those from a place on: a dated one, or one among those without a date, or the first of all.
template<class Visit>
void ParticipantLists::visit_on(std::optional<index::InOrder> dated, std::optional<std::int64_t> undated,
                                Visit visit) {
    if (undated || visit_dated(index::Direction::forwards, dated, visit))
        visit_undated(index::Direction::forwards, undated, visit);
}

std::optional<ParticipantLists::Position> ParticipantLists::position_of(model::UtteranceId utterance) {
    Query row = cache_.query(R"sql(
            SELECT id, event, ordinal
            FROM utterance
            WHERE id = ? AND speaker = ?)sql",
                             "utterance");
    if (!row.bind(utterance).bind(id_).next()) return std::nullopt;
    return Position{{row.integer(1)}, row.integer(2), row.integer(0)};
}

std::optional<std::int64_t> ParticipantLists::start_of(model::EventId event) {
    Query row = cache_.query("SELECT id, start_ms FROM event WHERE id = ?", "event");
    return row.bind(event).next() ? row.optional_integer(1) : std::nullopt;
}

// Whether there is room for more.
bool ParticipantLists::add_said_at(model::EventId event, const std::optional<Position>& beyond,
                                   index::Direction direction, std::size_t most,
                                   std::vector<model::UtteranceId>* said) {
    const bool forwards = direction == index::Direction::forwards;
    Query row = cache_.query(forwards ? R"sql(
                SELECT id
                FROM utterance
                WHERE speaker = ? AND event = ? AND (ordinal, id) > (?, ?)
                ORDER BY ordinal, id
                LIMIT ?)sql"
                                      : R"sql(
                SELECT id
                FROM utterance
                WHERE speaker = ? AND event = ? AND (ordinal, id) < (?, ?)
                ORDER BY ordinal DESC, id DESC
                LIMIT ?)sql",
                             "utterance");
    row.bind(id_).bind(event);
    if (beyond)
        row.bind(beyond->ordinal).bind(beyond->id);
    else
        row.bind(forwards ? before_every : after_every).bind(std::int64_t{0});
    row.bind(static_cast<std::int64_t>(most - said->size()));
    while (row.next())
        said->push_back({row.integer(0)});
    return said->size() < most;
}

// Those beyond a position, or all, the nearest first.
std::vector<model::UtteranceId> ParticipantLists::walk(const std::optional<Position>& beyond,
                                                       index::Direction direction, std::size_t most) {
    std::vector<model::UtteranceId> said;
    if (most == 0) return said;
    const bool forwards = direction == index::Direction::forwards;
    const auto add_first = [&] {
        return !first_event_ || add_said_at(first_event_, {}, direction, most, &said);
    };
    const auto add_other = [&](model::EventId event) {
        return event == first_event_ || add_said_at(event, {}, direction, most, &said);
    };
    const bool in_first = beyond && beyond->event == first_event_;
    if (beyond && !add_said_at(beyond->event, beyond, direction, most, &said)) return said;
    if (in_first && !forwards) return said;
    if (!beyond && forwards && !add_first()) return said;
    std::optional<index::InOrder> dated;
    std::optional<std::int64_t> undated;
    if (beyond && !in_first) {
        if (const auto start_ms = start_of(beyond->event))
            dated = {*start_ms, beyond->event.value};
        else
            undated = beyond->event.value;
    }
    if (forwards) {
        visit_on(dated, undated, add_other);
        return said;
    }
    if (!dated && !visit_undated(direction, undated, add_other)) return said;
    if (visit_dated(direction, dated, add_other)) add_first();
    return said;
}

std::vector<model::UtteranceId> ParticipantLists::walk_from(std::int64_t instant_ms, std::size_t most) {
    std::vector<model::UtteranceId> said;
    if (most == 0) return said;
    visit_on(index::InOrder{instant_ms, before_every}, {}, [&](model::EventId event) {
        return event == first_event_ || add_said_at(event, {}, index::Direction::forwards, most, &said);
    });
    return said;
}

ParticipantLists::Words ParticipantLists::many_words(const model::Page& page) {
    Words words;
    const std::size_t most = limit_of(page);
    using From = model::Page::From;
    const std::optional<Position> at =
        page.from == From::after || page.from == From::before ? position_of({page.at}) : std::nullopt;
    bool is_reversed = false;
    if (page.from == From::instant) {
        words.utterances = walk_from(page.at, most);
        is_reversed = words.utterances.empty();
        if (is_reversed) words.utterances = walk({}, index::Direction::backwards, most);
    } else {
        is_reversed = page.from == From::last || (page.from == From::before && at);
        words.utterances =
            walk(at, is_reversed ? index::Direction::backwards : index::Direction::forwards, most);
    }
    if (is_reversed) std::reverse(words.utterances.begin(), words.utterances.end());
    if (words.utterances.empty()) return words;
    words.more_before = !walk(position_of(words.utterances.front()), index::Direction::backwards, 1).empty();
    words.more_after = !walk(position_of(words.utterances.back()), index::Direction::forwards, 1).empty();
    return words;
}

// Few are sorted, all of them.
ParticipantLists::Words ParticipantLists::few_words(const model::Page& page) {
    Query row = cache_.query(R"sql(
        SELECT u.id, u.event, e.start_ms
        FROM utterance u
        CROSS JOIN event e ON e.id = u.event
        WHERE u.speaker = ?1
        ORDER BY u.event <> ?2, e.start_ms IS NULL, e.start_ms, e.id, u.ordinal, u.id)sql",
                             "utterance");
    row.bind(id_).bind(first_event_);
    std::vector<model::UtteranceId> all;
    using From = model::Page::From;
    std::optional<std::size_t> found;
    while (row.next()) {
        const std::int64_t id = row.integer(0);
        const bool is_there = page.from == From::instant && model::EventId{row.integer(1)} != first_event_ &&
                              row.optional_integer(2).value_or(after_every) >= page.at;
        if (is_there && !found) found = all.size();
        all.push_back({id});
    }
    model::Page from = page;
    if (found) from = {*found == 0 ? From::first : From::after, 0, page.limit, page.rows};
    if (found && *found > 0) from.at = all[*found - 1].value;
    Cut cut = cut_page(all, from);
    if (cut.page.empty()) return {};
    return {std::move(cut.page), cut.more_before, cut.more_after};
}

ParticipantLists::Words ParticipantLists::words(const model::Page& page, std::int64_t total) {
    return total <= limits_.max_looked_at ? few_words(page) : many_words(page);
}

std::vector<model::EventId> ParticipantLists::appearances(const model::Page& page, const Words& words,
                                                          std::size_t most) {
    std::optional<index::InOrder> beyond;
    std::optional<std::int64_t> undated;
    if (page.from == model::Page::From::instant) {
        beyond = {page.at, before_every};
    } else if (page.from != model::Page::From::first && !words.utterances.empty()) {
        if (const auto first = position_of(words.utterances.front()); first && first->event != first_event_) {
            const std::int64_t before = first->event.value - 1;
            if (const auto start_ms = start_of(first->event))
                beyond = {*start_ms, before};
            else
                undated = before;
        }
    }
    std::vector<model::EventId> events;
    visit_on(beyond, undated, [&](model::EventId event) {
        if (events.size() < most) events.push_back(event);
        return events.size() < most;
    });
    return events;
}

} // namespace dateline::store
