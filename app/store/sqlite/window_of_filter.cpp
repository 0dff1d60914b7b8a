#include "store/sqlite/window_of_filter.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "index/event_set.h"
#include "index/rank.h"
#include "store/sqlite/coverage_queries.h"
#include "store/sqlite/grouping.h"
#include "store/sqlite/lane_queries.h"
#include "store/sqlite/membership.h"
#include "store/sqlite/rail_queries.h"
#include "store/sqlite/window_events.h"

namespace dateline::store {
namespace {

constexpr int sample_of_filtered = 1000;

std::vector<KeyCount> counted_by_speaker(std::vector<KeyCount> sampled,
                                         const index::CountBySpeaker& by_speaker) {
    index::CountBySpeaker others = by_speaker;
    for (KeyCount& person : sampled) {
        const auto said = others.find(person.key);
        person.utterances = said == others.end() ? 0 : said->second;
        others.erase(person.key);
    }
    for (const auto& [speaker, utterances] : others)
        sampled.push_back({speaker, 0, utterances});
    std::sort(sampled.begin(), sampled.end(), is_busier);
    return sampled;
}

class WindowOfFilter {
  public:
    WindowOfFilter(const Passing& passing, VisibleRows& rows, const AnswerLimits& limits,
                   model::Window* window)
        : passing_(passing), events_(*passing.events), rows_(rows), cache_(rows.cache()), limits_(limits),
          window_(window), query_(window->query) {}

    void fill() {
        const std::vector<index::Entry> events =
            add_events_of(cache_, limits_, events_, sample_of_filtered, window_);
        cache_.connection().look_at_stop();
        index::UtteranceRangeResult utterances = events_.query_utterances(
            sample_question(limits_, query_.span, utterances_kept()), query_.buckets);
        window_->total_utterances = utterances.total;
        if (std::ssize(utterances.heaviest) > sample_of_filtered)
            utterances.heaviest.resize(sample_of_filtered);
        add_of_sample(events, utterances);
        correct_lanes();
        correct_rail();
        add_articles();
    }

  private:
    int utterances_kept() const {
        return events_.is_exact()
                   ? static_cast<int>(std::max<std::int64_t>(limits_.max_looked_at, sample_of_filtered))
                   : sample_of_filtered;
    }

    void add_of_sample(const std::vector<index::Entry>& events,
                       const index::UtteranceRangeResult& utterances) {
        rows_.fill_things(events, utterances.heaviest);
        const Membership participants = load_membership(rows_, model::Grouping::participant);
        std::vector<KeyCount> people = count_keys(participants);
        if (utterances.by_speaker) people = counted_by_speaker(std::move(people), *utterances.by_speaker);
        add_rail(rows_, people, window_);
        add_lanes_of_view(rows_, participants, people, window_);
    }

    // Only one participant is asked for, who is at everything that passes.
    bool is_asked(model::ParticipantId id) const { return query_.filter.participants == std::vector{id}; }

    void correct_lanes() {
        const GroupSeries group = series_of(query_.grouping);
        for (model::Lane& lane : window_->lanes) {
            const auto ask = [&](index::Series kind, std::int64_t total, int max_tiles) {
                cache_.connection().look_at_stop();
                return events_.query_series({kind, lane.key.id},
                                            range_question(limits_, query_.span, total, 0, max_tiles),
                                            query_.buckets);
            };
            if (const auto events = ask(group.events, window_->total_events, 128)) {
                lane.events = events->total;
                lane.density = events->density.counts();
                if (const auto said = ask(group.utterances, window_->total_utterances, tiles_of_lane)) {
                    lane.utterances = said->total;
                    lane.said = said->density.counts();
                    lane.said_begun = said->density.begun();
                }
            } else if (lane.key.kind == model::Kind::participant && is_asked({lane.key.id})) {
                lane.events = window_->total_events;
                lane.utterances = window_->total_utterances;
                lane.density = window_->density;
            }
        }
    }

    void correct_rail() {
        for (model::RailParticipant& person : window_->participants)
            if (is_asked(person.id)) {
                person.events = window_->total_events;
                person.utterances = window_->total_utterances;
            }
        for (model::RailItem& topic : window_->topics)
            if (query_.filter.topics == std::vector{model::TopicId{topic.key.id}})
                if (const auto events = events_.query_series({index::Series::events_by_topic, topic.key.id},
                                                             {query_.span}, 0))
                    topic.count = events->total + window_->total_utterances;
    }

    // Those of one outlet are in a series of their own; else what covers the sample's events or prints its
    // utterances.
    void add_articles() {
        if (passing_.articles.empty()) {
            rows_.fill_articles(query_.filter);
            add_coverage(rows_, window_);
            return;
        }
        window_->total_articles = index::count_in_span(cache_.storage(), passing_.articles, query_.span);
        add_coverage_of(cache_, limits_, passing_.articles.front(), window_);
        add_rail_outlets(cache_, {{query_.filter.outlets.front().value, window_->total_articles, 0}},
                         window_);
    }

    const Passing& passing_;
    index::EventSet& events_;
    VisibleRows& rows_;
    EntityCache& cache_;
    const AnswerLimits& limits_;
    model::Window* window_;
    const model::WindowQuery& query_;
};

} // namespace

void fill_of_filter(const Passing& passing, VisibleRows& rows, const AnswerLimits& limits,
                    model::Window* window) {
    WindowOfFilter(passing, rows, limits, window).fill();
}

} // namespace dateline::store
