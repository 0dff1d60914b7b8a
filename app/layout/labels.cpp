#include "layout/labels.h"

#include <algorithm>

#include "base/language.h"

namespace dateline::layout {

namespace {

constexpr float label_px = 12, first_baseline_px = 24, label_row_px = 18;
constexpr float cluster_gap_px = 7, cluster_width_px = 12;
constexpr std::size_t most_labels = 80;

struct Group { // dots that share a place, or one bar
    std::vector<const LineEvent*> members;
    float x = 0;
    double weight = 0;
    int unnamed = 0;                     // members without a card
    const LineEvent* heaviest = nullptr; // of those
};

void add(Group& group, const LineEvent& event) {
    group.members.push_back(&event);
    if (event.carded) return;
    ++group.unnamed;
    if (group.heaviest == nullptr || event.item->weight > group.weight ||
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
    base::Span span = first.item->date.span;
    for (const LineEvent* member : group.members) {
        span.start_ms = std::min(span.start_ms, member->item->date.span.start_ms);
        span.end_ms = std::max(span.end_ms, member->item->date.span.end_ms);
    }
    canvas.hit(Layer::dots, rect, cluster_id(span));
}

class LabelRows {
  public:
    explicit LabelRows(const Canvas& canvas) : canvas_(canvas) {}
    void block(const base::Rect& rect) { taken_.push_back(rect); }
    bool is_free(const base::Rect& rect) const {
        return std::none_of(taken_.begin(), taken_.end(),
                            [&](const base::Rect& o) { return o.overlaps(rect); });
    }
    // The first free place of `width` near `x`, below `from_y`.
    bool place(float x, float from_y, float width, base::Rect* found) {
        const float left = std::min(x, canvas_.width() - 8 - width);
        if (left < 4) return false;
        for (float top = from_y; top + label_row_px <= canvas_.bands.labels_bottom + 0.5F;
             top += label_row_px) {
            *found = {left, top, width, label_row_px};
            const base::Rect apart = {left - 6, top + 1, width + 12, label_row_px - 2};
            if (!is_free(apart)) continue;
            block(apart);
            return true;
        }
        return false;
    }

  private:
    const Canvas& canvas_;
    std::vector<base::Rect> taken_;
};

std::string label_of(const Canvas& canvas, const Group& group, float width_px) {
    std::string more;
    if (group.unnamed > 1) more = " " + base::tr_count(canvas.language(), "+{}", "+{}", group.unnamed - 1);
    const float rest = width_px - canvas.text_width(more, scene::Font::sans, label_px);
    const std::string title =
        canvas.elided(group.heaviest->item->title.in(canvas.language()), rest, scene::Font::sans, label_px);
    return title.empty() ? title : title + more;
}

void draw_label(Canvas& canvas, LabelRows& rows, const Group& group, float most_px) {
    const LineEvent& event = *group.heaviest;
    const Extent& extent = event.extent;
    float x = group.x - 4, width = most_px;
    float from_y = canvas.bands.line_y + first_baseline_px - 14;
    if (extent.bar) {
        x = std::max(extent.left, 12.0F);
        from_y = event_y(canvas, event) + bar_height_px / 2 + 1;
        width = std::max(most_px, std::min(extent.right, canvas.width()) - x);
    }
    const std::string label = label_of(canvas, group, std::min(width, canvas.width() - 16));
    if (label.empty()) return;
    base::Rect rect;
    if (!rows.place(x, from_y, canvas.text_width(label, scene::Font::sans, label_px), &rect)) return;
    base::Colour colour = event.selected ? canvas.colours.ink : canvas.colours.soft;
    if (event.dimmed) colour = base::faded(colour, 0.6F);
    canvas.rect(Layer::plates, {rect.x - 3, rect.y + 2, rect.width + 6, rect.height - 3},
                base::faded(canvas.colours.background, 0.8F), 3);
    canvas.text(Layer::labels, {rect.x, rect.y + 14}, label,
                event.selected ? scene::Font::sans_bold : scene::Font::sans, label_px, colour);
    canvas.hit(Layer::labels, rect, model::Ref(event.item->id));
}

} // namespace

void draw_labels(Canvas& canvas, const std::vector<LineEvent>& events) {
    std::vector<Group> groups = grouped(events);
    LabelRows rows(canvas);
    for (const Group& group : groups)
        add_dot_hits(canvas, group);
    for (const LineEvent& event : events)
        if (event.extent.bar && event.row > 0)
            rows.block(
                {event.extent.left, event_y(canvas, event) - 5, event.extent.right - event.extent.left, 10});
    std::erase_if(groups, [](const Group& group) { return group.heaviest == nullptr; });
    std::stable_sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) {
        if (a.heaviest->selected != b.heaviest->selected) return a.heaviest->selected;
        if (a.heaviest->extent.bar != b.heaviest->extent.bar) return a.heaviest->extent.bar;
        return a.weight > b.weight;
    });
    if (groups.size() > most_labels) groups.resize(most_labels);
    const float most_px = groups.size() <= 8 ? 220.0F : 150.0F;
    for (const Group& group : groups)
        draw_label(canvas, rows, group, std::min(most_px, canvas.width() * 0.5F));
}

} // namespace dateline::layout
