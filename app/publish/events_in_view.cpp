#include "publish/events_in_view.h"

#include <limits>

namespace dateline::publish {
namespace {

// Each event with what was said at it that passes, `most` at a time.
class Said {
  public:
    Said(store::Store& store, const model::View& view, int most,
         const std::function<bool(const EventInView&)>& take)
        : store_(store), view_(view), most_(static_cast<std::size_t>(most)), take_(take) {}

    bool visit(model::EventId id) {
        constexpr int all = std::numeric_limits<int>::max();
        const std::optional<model::EventView> event = store_.load_event(id, {.limit = 0, .rows = all});
        if (!event) return true;
        const auto said = store_.utterances(id, view_.filter);
        std::optional<model::UtteranceView> next = next_in_view(*said);
        for (bool begins = true; begins || next; begins = false) {
            std::vector<model::UtteranceView> held;
            for (; next && held.size() < most_; next = next_in_view(*said))
                held.push_back(*std::move(next));
            EventInView piece{*event, {}, begins, !next};
            for (const model::UtteranceView& utterance : held)
                piece.utterances.push_back(&utterance);
            if (!take_(piece)) return false;
        }
        return true;
    }

  private:
    // An event that lasts longer than the view is in it; what was said at another time is not.
    std::optional<model::UtteranceView> next_in_view(store::Cursor<model::UtteranceView>& said) const {
        auto next = said.next();
        while (next && view_.span && next->said && view_.selected.kind != model::Kind::event &&
               !next->said->span.overlaps(*view_.span))
            next = said.next();
        return next;
    }

    store::Store& store_;
    const model::View& view_;
    std::size_t most_;
    const std::function<bool(const EventInView&)>& take_;
};

} // namespace

void each_event_id(store::Store& store, const model::View& view,
                   const std::function<bool(model::EventId)>& take) {
    const bool is_of_one = view.selected.kind == model::Kind::event;
    if (is_of_one && view.filter.empty() && !view.span) {
        take({view.selected.id});
        return;
    }
    const auto events =
        store.events({.filter = view.filter, .span = view.span, .undated = store::EventQuery::Undated::last});
    while (const auto event = events->next())
        if ((!is_of_one || event->id.value == view.selected.id) && !take(event->id)) return;
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
