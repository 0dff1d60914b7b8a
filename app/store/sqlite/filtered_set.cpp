#include "store/sqlite/filtered_set.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "index/filter_result.h"
#include "index/postings.h"
#include "store/sqlite/grouping.h"
#include "store/tokens.h"

namespace dateline::store {
namespace {

// What is asked for of one kind: a place stands for the places within it.
struct Criterion {
    GroupSeries series;
    std::set<std::int64_t> ids;
};

template<class Tag> std::set<std::int64_t> values_of(const std::vector<model::Id<Tag>>& ids) {
    std::set<std::int64_t> values;
    for (const model::Id<Tag> id : ids)
        values.insert(id.value);
    return values;
}

std::vector<Criterion> criteria_of(EntityCache& cache, const model::Filter& filter) {
    using model::Grouping;
    std::set<std::int64_t> places;
    for (const model::PlaceId place : filter.places)
        for (const std::int64_t id : places_below(cache, place))
            places.insert(id);
    std::vector<Criterion> criteria{{series_of(Grouping::participant), values_of(filter.participants)},
                                    {series_of(Grouping::topic), values_of(filter.topics)},
                                    {series_of(Grouping::outlet), values_of(filter.outlets)},
                                    {series_of(Grouping::place), std::move(places)}};
    std::erase_if(criteria, [](const Criterion& criterion) { return criterion.ids.empty(); });
    return criteria;
}

// The events and the utterances that meet one criterion by themselves.
index::FilterResult meeting(FilteredSet& filtered, const Criterion& criterion) {
    index::FilterResult found;
    index::Storage& storage = filtered.cache().storage();
    for (const std::int64_t id : criterion.ids) {
        index::add_postings_of(storage, {criterion.series.events, id}, &found.events);
        index::add_postings_of(storage, {criterion.series.utterances, id}, &found.utterances);
    }
    return found;
}

// Events with the term, by their words or a name; utterances with it in theirs, whatever their event says.
index::FilterResult meeting(FilteredSet& filtered, const Term& term) {
    EntityCache& cache = filtered.cache();
    index::FilterResult found;
    cache
        .query(R"sql(
        SELECT count(collect_id(rowid))
        FROM event_words
        WHERE event_words MATCH ?)sql",
               "event_words")
        .bind(term.match)
        .collect(&found.events);
    cache
        .query(R"sql(
            SELECT count(collect_id(rowid))
            FROM utterance_words
            WHERE utterance_words MATCH ?)sql",
               "utterance_words")
        .bind(term.match)
        .collect(&found.utterances);
    for (const auto& [kind, id] : filtered.named_by(term)) {
        const bool is_place = kind == NamedKind::place;
        index::add_postings_of(
            cache.storage(),
            {is_place ? index::Series::events_by_place : index::Series::events_by_participant, id},
            &found.events);
        if (!is_place)
            index::add_postings_of(cache.storage(), {index::Series::utterances_by_speaker, id},
                                   &found.utterances);
    }
    return found;
}

// What has passed so far, less what does not meet one criterion more.
class Narrowing {
  public:
    explicit Narrowing(FilteredSet& filtered)
        : filtered_(filtered), storage_(filtered.cache().storage()),
          max_placed_(filtered.limits().max_placed) {}

    void keep(const Criterion& criterion) { keep(meeting(filtered_, criterion)); }
    void keep(const Term& term) {
        index::FilterResult own = meeting(filtered_, term);
        if (first_)
            index::add_said_at(storage_, own.events, &own.utterances);
        else
            own.utterances = index::keep_said_at(storage_, passing_.utterances, own.events, own.utterances);
        keep(std::move(own));
    }
    // A last term is met by what is gone through at the end anyway.
    index::FilterResult take(const Term& last) {
        const index::FilterResult own = meeting(filtered_, last);
        if (first_ && index::are_few(storage_, own.events)) {
            passing_.events.add_all(own.events);
            passing_.utterances.add_all(own.utterances);
            index::add_said_at(storage_, own.events, &passing_.utterances);
            return take();
        }
        if (first_)
            passing_.events.add_all(own.events);
        else
            passing_.events.keep_only(own.events);
        index::finish_intersection(storage_, &own, first_ ? index::Universe::all : index::Universe::result,
                                   max_placed_, &passing_);
        return std::move(passing_);
    }
    index::FilterResult take() {
        index::finish_intersection(storage_, nullptr, index::Universe::result, max_placed_, &passing_);
        return std::move(passing_);
    }

  private:
    void keep(index::FilterResult found) {
        if (first_) {
            passing_ = std::move(found);
        } else {
            passing_.events.keep_only(found.events);
            passing_.utterances.keep_only(found.utterances);
        }
        first_ = false;
    }

    FilteredSet& filtered_;
    index::Storage& storage_;
    std::int64_t max_placed_;
    index::FilterResult passing_;
    bool first_ = true;
};

} // namespace

const std::vector<NamedThing>& FilteredSet::named_by(const Term& term) {
    constexpr std::size_t max_terms = 64;
    const std::string key = term.compact + '\n' + term.initials;
    if (const auto known = named_.find(key); known != named_.end()) return known->second;
    // Every name is looked at, once.
    Query row = cache_.query(R"sql(
        SELECT target, kind
        FROM name_key
        WHERE kind IN (?3, ?4)
            AND (instr(compact, ?1) > 0 OR (?2 <> '' AND instr(initials, ?2) > 0)))sql",
                             "name_key");
    row.bind(term.compact).bind(term.initials);
    row.bind(static_cast<int>(NamedKind::participant)).bind(static_cast<int>(NamedKind::place));
    std::vector<NamedThing> named;
    while (row.next())
        named.push_back({row.choice(1, NamedKind::place), row.integer(0)});
    if (named_.size() >= max_terms) named_.clear();
    return named_[key] = std::move(named);
}

const index::FilterResult& FilteredSet::result(const model::Filter& filter) {
    if (prepared_ == filter) return result_;
    prepared_.reset();
    result_ = {};
    Narrowing narrowing(*this);
    for (const Criterion& criterion : criteria_of(cache_, filter))
        narrowing.keep(criterion);
    const std::vector<Term> terms = parse_terms(filter.text, cache_.indexed_marks());
    for (std::size_t i = 0; i + 1 < terms.size(); ++i)
        narrowing.keep(terms[i]);
    result_ = terms.empty() ? narrowing.take() : narrowing.take(terms.back());
    index::place(cache_.storage(), limits_.max_placed, &result_);
    prepared_ = filter;
    return result_;
}

Passing FilteredSet::passing(const model::Filter& filter) {
    Passing passing;
    passing.plan = index_plan_of(cache_, filter);
    if (passing.plan) {
        passing.events = std::make_unique<index::IndexedEvents>(cache_.storage(), passing.plan->events,
                                                                passing.plan->utterances);
        passing.articles = passing.plan->articles;
        passing.is_all = passing.plan->is_all;
    } else {
        passing.result = &result(filter);
        passing.events = std::make_unique<index::FilteredEvents>(cache_.storage(), *passing.result);
    }
    return passing;
}

} // namespace dateline::store
