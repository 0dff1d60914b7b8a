#include "layout/cards.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>

#include "base/tie_break.h"

namespace dateline::layout {

namespace {

constexpr float margin_px = 10;     // from the canvas' sides
constexpr float top_gap_px = 14;    // below the axis
constexpr float apart_px = 14;      // between cards
constexpr float stem_gap_px = 10;   // between a stem and another card
constexpr float stem_inset_px = 14; // a stem leaves its card at least this far from a corner
constexpr float card_row_px = 128;  // a card without a photo, and the gap
constexpr std::size_t max_failures = 16, few_events = 48;
constexpr double place_px = 12;
constexpr float hopeless_px = 60; // where a card found no place, one so near finds none either

class Board {
  public:
    explicit Board(const Canvas& canvas) : canvas_(canvas) {
        top_ = canvas.bands.axis_bottom + top_gap_px;
        const float room = canvas.bands.line_y - top_;
        lowest_ = canvas.bands.line_y - finite(room * 0.12F, 18, 44);
    }
    float room() const { return lowest_ - top_; }
    float top() const { return top_; }

    // The place nearest to the event; none if there is no room. A raised card leaves a row free below it, so
    // that the events whose dots lie under it can have cards too.
    std::optional<PlacedCard> find(const LineEvent& event, const CardContent& content, bool raised) const {
        if (content.height > room() || content.width > canvas_.width() - 2) return std::nullopt;
        std::optional<PlacedCard> best;
        float best_cost = 1e9F;
        const float ideal = event.extent.x - content.width / 2;
        const float spare = std::max(room() - content.height, 0.0F);
        const float home =
            lowest_ - (raised ? std::min(std::floor(spare / card_row_px), 2.0F) * card_row_px : 0);
        for (const float bottom : bottoms(content.height)) {
            const float up = std::abs(home - bottom) * 0.4F;
            if (up >= best_cost) continue;
            for (const float wanted : lefts(event, ideal, content.width)) {
                const PlacedCard card = at(event, content, wanted, bottom);
                const float cost = up + std::abs(card.rect.x - ideal);
                if (cost < best_cost && fits(card)) {
                    best = card;
                    best_cost = cost;
                }
            }
        }
        return best;
    }
    void add(const PlacedCard& card) { cards_.push_back(card); }
    std::vector<PlacedCard>& cards() { return cards_; }

  private:
    std::vector<float> bottoms(float height) const {
        std::vector<float> result = {lowest_};
        for (const float bottom : {lowest_ - card_row_px, lowest_ - 2 * card_row_px})
            if (bottom - height >= top_) result.push_back(bottom);
        for (const PlacedCard& card : cards_)
            if (card.rect.y - apart_px - height >= top_) result.push_back(card.rect.y - apart_px);
        std::sort(result.begin(), result.end(), std::greater<>());
        result.erase(std::unique(result.begin(), result.end()), result.end());
        return result;
    }
    // Above a bar, anywhere along what is seen of it; else not so far that the card lies beside its event.
    std::vector<float> lefts(const LineEvent& event, float ideal, float width) const {
        std::vector<float> result = {ideal};
        const float reach =
            event.extent.bar ? std::max(width, std::min(event.extent.right, canvas_.width()) - event.extent.x)
                             : width;
        const auto add = [&](float left) {
            if (std::abs(left - ideal) < reach) result.push_back(left);
        };
        for (const PlacedCard& card : cards_) {
            add(card.rect.right() + apart_px);
            add(card.rect.x - apart_px - width);
            add(std::max(card.stem_x, card.foot_x) + stem_gap_px);
            add(std::min(card.stem_x, card.foot_x) - stem_gap_px - width);
        }
        return result;
    }
    PlacedCard at(const LineEvent& event, const CardContent& content, float left, float bottom) const {
        PlacedCard card;
        card.content = {};
        const float right_most = std::max(canvas_.width() - margin_px - content.width, 1.0F);
        left = std::clamp(left, std::min(margin_px, right_most), right_most);
        card.rect = {left, bottom - content.height, content.width, content.height};
        float from = event.extent.x, to = event.extent.x;
        if (event.extent.bar) {
            from = std::max(event.extent.left, 0.0F) + 6;
            to = std::max(std::min(event.extent.right, canvas_.width()) - 6, from);
        }
        card.foot_x = std::clamp(card.rect.centre().x, from, to);
        card.stem_x = std::clamp(card.foot_x, card.rect.x + stem_inset_px,
                                 std::max(card.rect.right() - stem_inset_px, card.rect.x + stem_inset_px));
        return card;
    }
    // A card's stem as a rectangle from its bottom to the line.
    base::Rect stem(const PlacedCard& card) const {
        const float left = std::min(card.stem_x, card.foot_x) - stem_gap_px + 1;
        const float right = std::max(card.stem_x, card.foot_x) + stem_gap_px - 1;
        return {left, card.rect.bottom(), right - left, canvas_.bands.line_y - card.rect.bottom()};
    }
    bool fits(const PlacedCard& card) const {
        // Only at the canvas' sides may a stem lean.
        const float lean = std::abs(card.stem_x - card.foot_x);
        if (lean > 0.5F && card.foot_x > margin_px + stem_inset_px + 1 &&
            card.foot_x < canvas_.width() - margin_px - stem_inset_px - 1)
            return false;
        const base::Rect own_stem = stem(card);
        const float half = apart_px / 2 - 0.5F;
        const base::Rect around = {card.rect.x - half, card.rect.y - half, card.rect.width + 2 * half,
                                   card.rect.height + 2 * half};
        for (const PlacedCard& other : cards_) {
            const base::Rect taken = {other.rect.x - half, other.rect.y - half, other.rect.width + 2 * half,
                                      other.rect.height + 2 * half};
            if (around.overlaps(taken)) return false;
            if (own_stem.overlaps(other.rect) || stem(other).overlaps(card.rect)) return false;
        }
        return true;
    }

    const Canvas& canvas_;
    float top_ = 0, lowest_ = 0;
    std::vector<PlacedCard> cards_;
};

// For each event, the first in order of those as heavy that share its place: of many equals in one place the
// first is shown. Places stand still in time, so that nothing changes while the view moves.
std::vector<std::int64_t> first_equals(const Canvas& canvas, const std::vector<LineEvent>& events) {
    const double place_ms = std::exp2(std::ceil(std::log2(place_px * canvas.viewport.ms_per_px())));
    std::vector<std::pair<double, std::int64_t>> firsts; // of the place, by weight
    std::vector<std::int64_t> result;
    result.reserve(events.size());
    double last_place = 0;
    for (const LineEvent& event : events) { // by start: those of one place follow each other
        const model::EventItem& item = *event.item;
        const double middle_ms = (item.date.span.start_ms + item.date.span.end_ms) / 2;
        const double place = std::floor(middle_ms / place_ms);
        if (place != last_place) firsts.clear();
        last_place = place;
        auto known = std::find_if(firsts.begin(), firsts.end(),
                                  [&](const auto& first) { return first.first == item.weight; });
        if (known == firsts.end()) known = firsts.insert(firsts.end(), {item.weight, item.id.value});
        result.push_back(known->second);
    }
    return result;
}

// Where they are many, chance decides between places that weigh the same: else all cards would stand at the
// left.
std::vector<std::size_t> by_weight(const Canvas& canvas, const std::vector<LineEvent>& events, bool crowded) {
    std::vector<std::size_t> order(events.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::vector<std::int64_t> firsts;
    if (crowded) firsts = first_equals(canvas, events);
    std::vector<int> fills; // what fills the whole view has room for its card anywhere
    fills.reserve(events.size());
    for (const LineEvent& event : events)
        fills.push_back(filling_rank(canvas, event));
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        if (events[a].selected != events[b].selected) return events[a].selected;
        if (events[a].dimmed != events[b].dimmed) return events[b].dimmed;
        if (fills[a] != fills[b]) return fills[a] < fills[b];
        if (events[a].item->weight != events[b].item->weight)
            return events[a].item->weight > events[b].item->weight;
        return crowded && base::tie_break_before(firsts[a], firsts[b]);
    });
    return order;
}

// The largest size that fits; no card takes more than `max_height`, so that one does not crowd out the
// others.
bool place_one(Board& board, const Canvas& canvas, std::vector<LineEvent>& events, std::size_t index,
               CardSize largest, float max_height, bool raised) {
    LineEvent& event = events[index];
    // Where not even the smallest fits, breaking lines for the larger ones is time lost.
    if (!board.find(event, card_content(canvas, *event.item, CardSize::title), raised)) return false;
    for (int size = static_cast<int>(largest); size <= static_cast<int>(CardSize::title); ++size) {
        // A size that the event cannot fill equals the next one.
        if (fillable(*event.item, static_cast<CardSize>(size)) != static_cast<CardSize>(size)) continue;
        const CardContent content = card_content(canvas, *event.item, static_cast<CardSize>(size));
        if (content.height > max_height && content.size != CardSize::title) continue;
        std::optional<PlacedCard> card = board.find(event, content, raised);
        if (!card) continue;
        card->event = index;
        card->content = content;
        event.carded = true;
        board.add(*card);
        return true;
    }
    return false;
}

// What is left above is shared out: the cards stand a little nearer to the middle.
void lift(Board& board) {
    if (board.cards().empty()) return;
    float top = 1e9F;
    for (const PlacedCard& card : board.cards())
        top = std::min(top, card.rect.y);
    const float by = std::floor(std::clamp((top - board.top()) * 0.45F, 0.0F, 140.0F));
    for (PlacedCard& card : board.cards())
        card.rect.y -= by;
}

} // namespace

std::vector<PlacedCard> place_cards(const Canvas& canvas, std::vector<LineEvent>& events) {
    Board board(canvas);
    if (board.room() < 40 || canvas.width() < 60) return {};
    const bool few = events.size() <= 3 && canvas.width() >= 700 && board.room() >= 300;
    const auto max_cards = static_cast<std::size_t>(
        std::clamp(canvas.width() / 240 * std::min(board.room() / 110, 3.0F), 1.0F, 24.0F));
    const std::size_t max_raised = events.size() > 6 && board.room() >= 460 ? max_cards / 3 : 0;
    const bool crowded = events.size() > few_events;
    std::vector<float> hopeless; // x
    for (const std::size_t index : by_weight(canvas, events, crowded)) {
        if (board.cards().size() >= max_cards) break;
        if (crowded && hopeless.size() >= max_failures) break;
        const float x = events[index].extent.x;
        if (crowded && std::any_of(hopeless.begin(), hopeless.end(),
                                   [&](float other) { return std::abs(other - x) < hopeless_px; }))
            continue;
        const bool first = board.cards().empty();
        if (!place_one(board, canvas, events, index, few ? CardSize::large : CardSize::photo,
                       first ? board.room() : board.room() * 0.8F, board.cards().size() < max_raised))
            hopeless.push_back(x);
    }
    lift(board);
    return std::move(board.cards());
}

void draw_cards(Canvas& canvas, const std::vector<LineEvent>& events, const std::vector<PlacedCard>& cards) {
    for (const PlacedCard& card : cards) {
        const LineEvent& event = events[card.event];
        const base::Colour colour =
            event.dimmed ? base::faded(canvas.colours.accent, 0.45F) : canvas.colours.accent;
        const float foot = event_y(canvas, event) - (event.extent.bar ? bar_height_px / 2 : 0);
        canvas.line(Layer::links, {{card.stem_x, card.rect.bottom()}, {card.foot_x, foot}}, colour, 1.5F);
        draw_card(canvas, event, card.content, card.rect);
    }
}

} // namespace dateline::layout
