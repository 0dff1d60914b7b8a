#include "publish/events_in_view.h"

#include <algorithm>
#include <limits>
#include <map>

#include "base/hangul.h"
#include "store/tokens.h"

namespace dateline::publish {
namespace {

template<class Id> bool has(const std::vector<Id>& ids, Id id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

// The events' ids, in order of time, the undated last.
class Walk {
  public:
    Walk(store::Store& store, const model::View& view, const std::function<bool(model::EventId)>& take)
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
            const double middle = span.middle_ms();
            if (window.total_events > many && middle > span.start_ms && middle < span.end_ms) {
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
    const model::View& view_;
    const std::function<bool(model::EventId)>& take_;
};

// Each event with what was said at it that passes, `most` at a time.
class Said {
  public:
    Said(store::Store& store, const model::View& view, int most,
         const std::function<bool(const EventInView&)>& take)
        : store_(store), view_(view), most_(most), take_(take), terms_(store::parse_terms(view.filter.text)) {
    }

    bool visit(model::EventId id) {
        constexpr int all = std::numeric_limits<int>::max();
        const std::optional<model::EventView> event = store_.load_event(id, {.limit = 0, .rows = all});
        if (!event) return true;
        const std::vector<bool> at_event = terms_at(*event);
        std::vector<model::UtteranceView> held = store_.load_said(id, {}, most_);
        for (bool begins = true;;) {
            std::vector<model::UtteranceView> next;
            if (held.size() == static_cast<std::size_t>(most_))
                next = store_.load_said(id, held.back().id, most_);
            EventInView piece{*event, {}, begins, next.empty()};
            for (const model::UtteranceView& utterance : held)
                if (has_terms(utterance, at_event) && passes(utterance))
                    piece.utterances.push_back(&utterance);
            // What has nothing that passes is a piece only where the event would have none.
            if (!piece.utterances.empty() || piece.ends) {
                if (!take_(piece)) return false;
                begins = false;
            }
            if (next.empty()) return true;
            held = std::move(next);
        }
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

    // Which terms the event has: its words, and the names of its place and of who was there, count for all
    // that was said at it.
    std::vector<bool> terms_at(const model::EventView& event) {
        std::vector<bool> found;
        if (terms_.empty()) return found;
        const std::string happened =
            store::words_of(store::event_texts(event.item.title, event.summary, event.note));
        for (const store::Term& term : terms_) {
            bool has = store::find_term(happened, term.text).begin >= 0;
            if (event.place) has = has || name_matches(names_of(event.place->key), term);
            for (const model::ParticipationItem& there : event.participations)
                has = has || name_matches(names_of(there.participant), term);
            found.push_back(has);
        }
        return found;
    }

    bool has_terms(const model::UtteranceView& utterance, const std::vector<bool>& at_event) {
        for (std::size_t i = 0; i < terms_.size(); ++i)
            if (!at_event[i] && store::find_term(words_of(utterance), terms_[i].text).begin < 0 &&
                !name_matches(names_of(utterance.speaker), terms_[i]))
                return false;
        return true;
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

    const std::vector<std::string>& names_of(model::Ref ref) {
        const auto [entry, is_new] = names_.try_emplace(ref);
        if (is_new && ref) entry->second = store_.names_of(ref);
        return entry->second;
    }

    store::Store& store_;
    const model::View& view_;
    int most_;
    const std::function<bool(const EventInView&)>& take_;
    std::vector<store::Term> terms_;
    std::map<model::Ref, std::vector<std::string>> names_;
};

} // namespace

void each_event_id(store::Store& store, const model::View& view,
                   const std::function<bool(model::EventId)>& take) {
    Walk(store, view, take).run();
}

void each_event(store::Store& store, const model::View& view,
                const std::function<bool(const EventInView&)>& take) {
    Said said(store, view, std::numeric_limits<int>::max(), take);
    each_event_id(store, view, [&said](model::EventId id) { return said.visit(id); });
}

void each_piece(store::Store& store, const model::View& view,
                const std::function<bool(const EventInView&)>& take) {
    constexpr int few = 500;
    Said said(store, view, few, take);
    each_event_id(store, view, [&said](model::EventId id) { return said.visit(id); });
}

void each_event_said(store::Store& store, const model::View& view,
                     const std::function<bool(const EventInView&)>& take) {
    each_piece(store, view,
               [&take](const EventInView& in_view) { return in_view.utterances.empty() || take(in_view); });
}

} // namespace dateline::publish
