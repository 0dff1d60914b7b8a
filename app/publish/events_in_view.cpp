#include "publish/events_in_view.h"

#include <algorithm>
#include <map>

#include "base/hangul.h"
#include "store/words.h"

namespace dateline::publish {
namespace {

template<class Id> bool has(const std::vector<Id>& ids, Id id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

// The events' ids, in order of time, the undated last.
class Walk {
  public:
    Walk(store::Store& store, const state::View& view, const std::function<bool(model::EventId)>& take)
        : store_(store), view_(view), take_(take) {}

    void run() {
        if (view_.selected.kind == model::Kind::event && view_.filter.empty() && !view_.span) {
            take_({view_.selected.id});
            return;
        }
        const bool all = view_.filter.empty() && !view_.span;
        const base::Span span = view_.span ? *view_.span : store_.load_overview(view_.filter, 1, {}).extent;
        if (!(all ? walk() : divide(span, First::yes)) || view_.span) return;
        constexpr int some = 500;
        for (model::EventId last;;) {
            const std::vector<model::EventId> undated = store_.undated(view_.filter, last, some);
            for (const model::EventId id : undated)
                if (is_wanted(id) && !take_(id)) return;
            if (undated.size() < some) return;
            last = undated.back();
        }
    }

  private:
    enum class First { no, yes };

    // One event after the other: however many there are, only one is held. False: to stop.
    bool walk() {
        model::EventId last;
        while (const auto next = store_.neighbour(last, +1, {})) {
            if (next->id == last || !take_(next->id)) return false;
            last = next->id;
        }
        return true;
    }

    // The events of a span, a few thousand at a time: a span that has more is halved. What reaches in from
    // before belongs to the part in which it starts, or to the first. False: to stop.
    bool divide(const base::Span& span, First first) {
        constexpr std::int64_t few = 2'000;
        constexpr std::int64_t many = 20'000;
        model::Window window = load(span, few);
        if (window.total_events > few) {
            if (window.total_events > many && span.length_ms() > 1) {
                const std::int64_t middle = span.start_ms + span.length_ms() / 2;
                return divide({span.start_ms, middle}, first) && divide({middle, span.end_ms}, First::no);
            }
            window = load(span, window.total_events);
        }
        for (const model::EventItem& item : window.events) {
            const bool starts_here = item.date.span.start_ms >= span.start_ms || first == First::yes;
            if (starts_here && is_wanted(item.id) && !take_(item.id)) return false;
        }
        return true;
    }

    model::Window load(const base::Span& span, std::int64_t most) {
        model::WindowQuery query;
        query.span = span;
        query.filter = view_.filter;
        query.grouping = model::Grouping::none;
        query.buckets = 1;
        query.max_events = static_cast<int>(std::min<std::int64_t>(most, 1'000'000'000));
        query.max_lanes = query.max_marks = query.max_articles = query.max_rail = query.max_rail_items = 0;
        return store_.load_window(query, {});
    }

    bool is_wanted(model::EventId id) const {
        return view_.selected.kind != model::Kind::event || id.value == view_.selected.id;
    }

    store::Store& store_;
    const state::View& view_;
    const std::function<bool(model::EventId)>& take_;
};

// Each event with what was said at it that passes.
class Said {
  public:
    Said(store::Store& store, const state::View& view, const std::function<bool(const EventInView&)>& take)
        : store_(store), view_(view), take_(take), terms_(store::parse_terms(view.filter.text)) {}

    bool visit(model::EventId id) {
        const std::optional<model::EventView> event = store_.load_event(id);
        if (!event) return true;
        std::vector<std::vector<bool>> found; // by term: the utterances that have it
        for (const store::Term& term : terms_)
            found.push_back(find_term_in(*event, term));
        EventInView in_view{*event, {}};
        for (std::size_t i = 0; i < event->utterances.size(); ++i) {
            const model::UtteranceView& utterance = event->utterances[i];
            const bool has_all =
                std::all_of(found.begin(), found.end(), [i](const auto& term) { return term[i]; });
            if (has_all && passes(utterance)) in_view.utterances.push_back(&utterance);
        }
        return take_(in_view);
    }

  private:
    // The event's place need not be looked at: the store gives no event from elsewhere.
    bool passes(const model::UtteranceView& utterance) const {
        const model::Filter& filter = view_.filter;
        // An event that lasts longer than the view is in it; what was said at another time is not.
        if (view_.span && utterance.said && view_.selected.kind != model::Kind::event &&
            !utterance.said->span.overlaps(*view_.span))
            return false;
        if (!filter.participants.empty() && !has(filter.participants, utterance.speaker)) return false;
        const auto on_topic = [&](const model::Tag& topic) { return has(filter.topics, {topic.key.id}); };
        if (!filter.topics.empty() &&
            std::none_of(utterance.topics.begin(), utterance.topics.end(), on_topic)) {
            return false;
        }
        const auto printed = [&](const model::Printing& p) { return has(filter.outlets, p.article.outlet); };
        return filter.outlets.empty() ||
               std::any_of(utterance.printings.begin(), utterance.printings.end(), printed);
    }

    // Words of the event, and names of who was there, count for all that was said at it.
    std::vector<bool> find_term_in(const model::EventView& event, const store::Term& term) {
        const std::size_t count = event.utterances.size();
        const std::string happened =
            store::words_of(store::event_texts(event.item.title, event.summary, event.note));
        bool at_event = store::find_term(happened, term.text).begin >= 0;
        for (const model::ParticipationItem& there : event.participations) {
            at_event = at_event || name_matches(names_of(there.participant), term);
        }
        if (at_event) return std::vector<bool>(count, true);
        std::vector<bool> found(count);
        for (std::size_t i = 0; i < count; ++i) {
            const model::UtteranceView& utterance = event.utterances[i];
            found[i] = store::find_term(words_of(utterance), term.text).begin >= 0 ||
                       name_matches(names_of(utterance.speaker), term);
        }
        // The store gave this event, so the term is somewhere: in a name of its place.
        if (std::none_of(found.begin(), found.end(), [](bool here) { return here; }))
            found.assign(count, true);
        return found;
    }

    static std::string words_of(const model::UtteranceView& utterance) {
        std::vector<std::string> quotes;
        for (const model::Printing& printing : utterance.printings) {
            for (const model::QuoteItem& quote : printing.quotes)
                quotes.push_back(quote.text);
        }
        return store::words_of(store::utterance_texts(utterance.context, quotes));
    }

    static bool name_matches(const std::vector<std::string>& names, const store::Term& term) {
        return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
            if (!term.compact.empty() && store::compact(name).find(term.compact) != std::string::npos)
                return true;
            return !term.initials.empty() &&
                   base::initial_consonants(name).find(term.initials) != std::string::npos;
        });
    }

    const std::vector<std::string>& names_of(model::ParticipantId id) {
        const auto [entry, is_new] = names_.try_emplace(id);
        if (!is_new || !id) return entry->second;
        if (const auto participant = store_.load_participant(id, {}, {.limit = 1})) {
            for (const model::Name& name : participant->names)
                entry->second.push_back(name.text);
        }
        return entry->second;
    }

    store::Store& store_;
    const state::View& view_;
    const std::function<bool(const EventInView&)>& take_;
    std::vector<store::Term> terms_;
    std::map<model::ParticipantId, std::vector<std::string>> names_;
};

} // namespace

void each_event_id(store::Store& store, const state::View& view,
                   const std::function<bool(model::EventId)>& take) {
    Walk(store, view, take).run();
}

void each_event(store::Store& store, const state::View& view,
                const std::function<bool(const EventInView&)>& take) {
    Said said(store, view, take);
    each_event_id(store, view, [&said](model::EventId id) { return said.visit(id); });
}

void each_event_said(store::Store& store, const state::View& view,
                     const std::function<bool(const EventInView&)>& take) {
    each_event(store, view,
               [&take](const EventInView& in_view) { return in_view.utterances.empty() || take(in_view); });
}

} // namespace dateline::publish
