#include "layout/labels.h"

#include <algorithm>

#include "layout/label_rows.h"
#include "layout/unloaded.h"

namespace dateline::layout {

namespace {

constexpr float first_baseline_px = 24;
constexpr float one_count_px = 40; // what has no name within so much of the line is counted at once
constexpr float one_pill_px = 120; // and spans without a row, whose count is in words
constexpr float cluster_gap_px = 7, cluster_width_px = 12;
constexpr std::size_t max_labels = 80;

struct Group { // dots that share a place, or one bar
    std::vector<const LineEvent*> members;
    float x = 0;
    double weight = 0;
    int unnamed = 0;                     // members without a card
    const LineEvent* heaviest = nullptr; // of those
};

void add(Group& group, const LineEvent& event) {
    group.members.push_back(&event);
    if (event.carded || (event.elsewhere && !event.extent.bar)) return;
    ++group.unnamed;
    // Of equals the first in order: they stand in one list.
    if (group.heaviest == nullptr || event.item->weight > group.weight ||
        (event.item->weight == group.weight && &event < group.heaviest && !group.heaviest->selected) ||
        (event.selected && !group.heaviest->selected)) {
        group.heaviest = &event;
        group.weight = event.item->weight;
        group.x = event.extent.x;
    }
}

std::vector<Group> grouped(const std::vector<LineEvent>& events) {
    std::vector<const LineEvent*> dots;
    std::vector<Group> groups;
    for (const LineEvent& event : events) {
        if (event.extent.bar)
            add(groups.emplace_back(), event);
        else
            dots.push_back(&event);
    }
    std::stable_sort(dots.begin(), dots.end(),
                     [](const LineEvent* a, const LineEvent* b) { return a->extent.x < b->extent.x; });
    float first = 0, last = 0;
    bool open = false;
    for (const LineEvent* dot : dots) {
        const float x = dot->extent.x;
        if (!open || x - last > cluster_gap_px || x - first > cluster_width_px) {
            groups.emplace_back();
            first = x;
            open = true;
        }
        last = x;
        add(groups.back(), *dot);
    }
    return groups;
}

base::Span span_of(const Group& group) {
    base::Span span = group.members.front()->item->date.span;
    for (const LineEvent* member : group.members) {
        span.start_ms = std::min(span.start_ms, member->item->date.span.start_ms);
        span.end_ms = std::max(span.end_ms, member->item->date.span.end_ms);
    }
    return span;
}

void add_dot_hits(Canvas& canvas, const Group& group) {
    const LineEvent& first = *group.members.front();
    if (first.extent.bar) return; // a bar brings its own
    const float y = canvas.bands.line_y;
    const float left = first.extent.x, right = group.members.back()->extent.x;
    const base::Rect rect = {left - 9, y - 10, right - left + 18, 20};
    if (group.members.size() == 1) {
        canvas.hit(Layer::dots, rect, model::Ref(first.item->id));
        return;
    }
    canvas.hit(Layer::dots, rect, Cluster{span_of(group)});
}

// What has no name: to be counted where it would stand.
struct Waiting {
    Name count;
    float from_y = 0;
};

float below_line(const Canvas& canvas, const LineEvent& event) {
    return event.extent.bar ? event_y(canvas, event) + bar_height_px / 2 + 1
                            : canvas.bands.line_y + first_baseline_px - 14;
}

// False: it found no place.
bool place_name(const Canvas& canvas, LabelRows& rows, const Group& group, float max_px) {
    const LineEvent& event = *group.heaviest;
    const Extent& extent = event.extent;
    Name name;
    name.event = &event;
    name.more = group.unnamed - 1;
    name.x = extent.x - 4;
    float width = max_px;
    if (extent.bar) {
        name.x = std::max(extent.left, 12.0F);
        width = std::max(max_px, std::min(extent.right, canvas.width()) - name.x);
    }
    if (name.more > 0) name.span = span_of(group);
    return rows.name(name, below_line(canvas, event), std::min(width, canvas.width() - 16));
}

// Those of one stretch of the line are one count.
void count_waiting(LabelRows& rows, std::vector<Waiting> waiting, float stretch_px) {
    std::stable_sort(waiting.begin(), waiting.end(), [](const Waiting& a, const Waiting& b) {
        return a.from_y == b.from_y ? a.count.x < b.count.x : a.from_y < b.from_y;
    });
    for (std::size_t i = 0; i < waiting.size();) {
        Name all = waiting[i].count;
        const float from_y = waiting[i].from_y, until = all.x + stretch_px;
        std::size_t members = 1;
        float x = all.x;
        for (++i; i < waiting.size() && waiting[i].from_y == from_y && waiting[i].count.x < until; ++i) {
            const Name& next = waiting[i].count;
            all.more += next.more;
            all.span = {std::min(all.span.start_ms, next.span.start_ms),
                        std::max(all.span.end_ms, next.span.end_ms)};
            x += next.x;
            ++members;
        }
        all.x = x / static_cast<float>(members);
        rows.count(all, from_y);
    }
}

void draw_placed(Canvas& canvas, const Name& name) {
    const base::Rect& rect = name.rect;
    base::Colour colour = canvas.colours.soft;
    const bool selected = name.event != nullptr && name.event->selected;
    if (selected) colour = canvas.colours.ink;
    if (name.event != nullptr && name.event->dimmed) colour = base::faded(colour, 0.6F);
    const float width = name.text_px + name.count_px;
    const scene::Font font = label_font(name);
    canvas.ground(Layer::plates, {rect.x - 3, rect.y + 2, width + 6, rect.height - 3},
                  base::faded(canvas.colours.background, 0.8F), 3);
    // Two runs: in one, a title that is written from the right would take the count in.
    canvas.text(Layer::labels, {rect.x, rect.y + 14}, name.text, font, label_px, colour);
    canvas.text(Layer::labels, {rect.x + width - canvas.text_width(name.count, font, label_px), rect.y + 14},
                name.count, font, label_px, colour);
    if (name.event != nullptr)
        canvas.hit(Layer::labels, {rect.x, rect.y, name.text_px, rect.height},
                   model::Ref(name.event->item->id));
    // Spans that fill the view have no rows nearer by either.
    const bool zooms = name.of != Counted::spans || name.span.length_ms() < 0.7 * canvas.viewport.span_ms;
    if (name.more > 0 && !name.span.empty() && zooms)
        canvas.hit(Layer::labels, {rect.x + name.text_px, rect.y, name.count_px, rect.height},
                   Cluster{name.span});
}

// Spans without a row, counted below the last one, where they would stand.
void count_left_out(const Canvas& canvas, LabelRows& rows, const LineEvents& placed) {
    const base::Span view = span_of(canvas.viewport);
    const int last_row = std::max(bar_rows(placed.shown) - 1, 0);
    std::vector<Waiting> waiting;
    for (const LineEvent& event : placed.left_out) {
        if (event.elsewhere) continue;
        Waiting& one = waiting.emplace_back();
        one.count.of = Counted::spans;
        one.count.more = 1;
        one.count.x = event.extent.x;
        // Nearer by, what is seen of them has rows: there is nothing to zoom to beyond the view.
        const base::Span& span = event.item->date.span;
        one.count.span = {std::max(span.start_ms, view.start_ms), std::min(span.end_ms, view.end_ms)};
        one.from_y = canvas.bands.line_y + static_cast<float>(last_row) * bar_row_px + 5;
    }
    count_waiting(rows, std::move(waiting), one_pill_px);
}

// What other pages of the document tell of stands at the left edge, where it comes in.
void count_elsewhere(const Canvas& canvas, LabelRows& rows, std::int64_t elsewhere) {
    if (elsewhere <= 0) return;
    Name count;
    count.of = Counted::elsewhere;
    count.more = elsewhere;
    rows.count(count, canvas.bands.line_y + first_baseline_px - 14);
}

// Names, heaviest first; then what is left is counted. Gives how many bars without a name other pages tell
// of.
std::int64_t place_all(const Canvas& canvas, LabelRows& rows, std::vector<Group> groups,
                       const std::vector<Unloaded>& unloaded) {
    std::int64_t elsewhere = 0;
    std::vector<Waiting> waiting;
    const float dots_y = canvas.bands.line_y + first_baseline_px - 14;
    for (const Unloaded& stretch : unloaded) {
        Waiting& one = waiting.emplace_back();
        one.count.more = stretch.count;
        one.count.span = stretch.span;
        one.count.x = stretch.x;
        one.from_y = dots_y;
    }
    std::stable_sort(groups.begin(), groups.end(), [&](const Group& a, const Group& b) {
        if (a.heaviest->selected != b.heaviest->selected) return a.heaviest->selected;
        if (a.heaviest->extent.bar != b.heaviest->extent.bar) return a.heaviest->extent.bar;
        const int a_fills = filling_rank(canvas, *a.heaviest);
        const int b_fills = filling_rank(canvas, *b.heaviest);
        if (a_fills != b_fills) return a_fills < b_fills;
        return a.weight > b.weight;
    });
    const float max_px = groups.size() <= 8 ? 220.0F : 150.0F;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const Group& group = groups[i];
        const LineEvent& first = *group.heaviest;
        const bool may_be_named =
            i < max_labels || rows.has_room(first.extent.x - 4, below_line(canvas, first));
        if (may_be_named && place_name(canvas, rows, group, std::min(max_px, canvas.width() * 0.5F)))
            continue;
        if (group.heaviest->elsewhere) {
            ++elsewhere;
            continue;
        }
        Waiting& one = waiting.emplace_back();
        one.count.more = group.unnamed;
        one.count.span = span_of(group);
        one.count.x = group.heaviest->extent.bar ? std::max(group.heaviest->extent.left, 12.0F)
                                                 : group.heaviest->extent.x;
        one.from_y = below_line(canvas, *group.heaviest);
    }
    count_waiting(rows, std::move(waiting), one_count_px);
    return elsewhere;
}

} // namespace

void draw_labels(Canvas& canvas, const LineEvents& placed, Told& told) {
    const std::vector<LineEvent>& events = placed.shown;
    std::vector<Group> groups = grouped(events);
    for (const Group& group : groups)
        add_dot_hits(canvas, group);
    std::erase_if(groups, [](const Group& group) { return group.heaviest == nullptr; });
    std::int64_t max_more = static_cast<std::int64_t>(placed.left_out.size());
    for (const Group& group : groups)
        max_more += group.unnamed;
    // Of what began on an earlier page: what is not loaded, and dots and spans that have no name here.
    const auto is_elsewhere = [](const LineEvent& event) { return event.elsewhere; };
    const auto loaded_elsewhere = std::count_if(events.begin(), events.end(), is_elsewhere) +
                                  std::count_if(placed.left_out.begin(), placed.left_out.end(), is_elsewhere);
    const std::int64_t not_loaded =
        std::max<std::int64_t>(canvas.style.begun_before - static_cast<std::int64_t>(loaded_elsewhere), 0);
    const std::vector<Unloaded> unloaded =
        unloaded_events(canvas, events.size() + placed.left_out.size(), events, not_loaded);
    for (const Unloaded& stretch : unloaded)
        max_more += stretch.count;
    LabelRows rows(canvas, max_more > 1 ? max_more : 0);
    for (const LineEvent& event : events)
        if (event.extent.bar && event.row > 0)
            rows.block({event.extent.left, event_y(canvas, event) - bar_height_px / 2,
                        event.extent.right - event.extent.left, bar_height_px});
    count_left_out(canvas, rows, placed);
    std::int64_t elsewhere =
        not_loaded + std::count_if(placed.left_out.begin(), placed.left_out.end(), is_elsewhere);
    elsewhere += std::count_if(events.begin(), events.end(), [](const LineEvent& event) {
        return event.elsewhere && !event.extent.bar && !event.carded;
    });
    count_elsewhere(canvas, rows, elsewhere); // it has its place before names have theirs
    count_elsewhere(canvas, rows, place_all(canvas, rows, std::move(groups), unloaded));
    rows.add_times();
    for (const Name& name : rows.names()) {
        draw_placed(canvas, name);
        (name.of == Counted::elsewhere ? told.elsewhere : told.counted) += name.more;
        if (name.event != nullptr) told.named.push_back(name.event->item->id);
    }
    for (const LineEvent& event : events)
        if (event.carded) told.named.push_back(event.item->id);
}

} // namespace dateline::layout
