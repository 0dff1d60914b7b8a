#include "layout/label_rows.h"

#include <algorithm>
#include <cmath>

#include "base/date_text.h"
#include "base/language.h"
#include "base/parts.h"
#include "layout/axis_band.h"

namespace dateline::layout {

namespace {

constexpr float min_title_px = 60;  // less of a title names nobody
constexpr float shortest_px = 6;    // no name is shorter
constexpr float same_place_px = 22; // a count so near a name is that name's
constexpr float aside_step_px = 40, furthest_aside_px = 200;

base::Rect apart(const base::Rect& rect) {
    return {rect.x - 6, rect.y + 1, rect.width + 12, rect.height - 2};
}

} // namespace

LabelRows::LabelRows(const Canvas& canvas, std::int64_t max_more)
    : canvas_(canvas),
      min_px_(max_more == 0 ? 0
                            : canvas.text_width(base::tr_count(canvas.language(), "+{}", "+{}", max_more),
                                                scene::Font::sans, label_px)) {}

// Sets the words and gives their width. A name that has no room for its title becomes a count.
float LabelRows::words(Name& name, float max_px) const {
    const auto width = [&](const std::string& text) {
        return text.empty() ? 0 : canvas_.text_width(text, label_font(name), label_px);
    };
    name.text.clear();
    name.text_px = 0;
    if (name.event == nullptr && name.of == Counted::spans)
        name.count = base::tr_count(canvas_.language(), "{} more span", "{} more spans", name.more);
    else if (name.of == Counted::elsewhere)
        name.count = base::tr_count(canvas_.language(), "{} on other pages", "{} on other pages", name.more);
    else if (name.more > 0)
        name.count = base::tr_count(canvas_.language(), "+{}", "+{}", name.more);
    name.count_px = width(name.event == nullptr || name.count.empty() ? name.count : " " + name.count);
    if (name.event != nullptr) {
        const float rest = max_px - name.count_px;
        const std::string& title = name.event->item->title.in(canvas_.language());
        name.text = canvas_.elided(title, rest, label_font(name), label_px);
        name.text_px = width(name.text);
        if (name.text.empty() || (name.text_px < min_title_px && name.text != title)) {
            name.event = nullptr;
            ++name.more;
            return words(name, max_px);
        }
    }
    return std::max(name.text_px + name.count_px, min_px_);
}

bool LabelRows::is_free(const base::Rect& rect, std::optional<std::size_t> but) const {
    for (std::size_t i = 0; i < taken_.size(); ++i)
        if (i != but && taken_[i].overlaps(rect)) return false;
    return true;
}

bool LabelRows::find(float x, float from_y, float width, base::Rect* found) const {
    const float left = std::min(x, canvas_.width() - 8 - width);
    if (left < 4) return false;
    for (float top = from_y; top + label_row_px <= canvas_.bands.labels_bottom + 0.5F; top += label_row_px) {
        *found = {left, top, width, label_row_px};
        if (is_free(apart(*found), std::nullopt)) return true;
    }
    return false;
}

bool LabelRows::place(float x, float from_y, float width, base::Rect* found) {
    if (!find(x, from_y, width, found)) return false;
    block(apart(*found));
    return true;
}

bool LabelRows::has_room(float x, float from_y) const {
    base::Rect ignored;
    return find(x, from_y, min_title_px, &ignored);
}

bool LabelRows::name(Name name, float from_y, float max_px) {
    // Where not even the shortest has room, cutting a title to fit is time lost.
    base::Rect ignored;
    if (!find(name.x, from_y, std::max(min_px_, shortest_px), &ignored)) return false;
    const float width = words(name, max_px);
    if (name.event == nullptr) return false;
    if (!place(name.x, from_y, width, &name.rect)) return false;
    name.taken = taken_.size() - 1;
    names_.push_back(std::move(name));
    return true;
}

void LabelRows::count(Name count, float from_y) {
    const bool alone = count.of == Counted::elsewhere;
    if (alone)
        for (Name& there : names_)
            if (there.of == Counted::elsewhere) return grow(there, count);
    if (count.of == Counted::events)
        if (Name* there = nearest(count, from_y, same_place_px)) return grow(*there, count);
    const float width = words(count, canvas_.width());
    const float left = std::max(count.of == Counted::events ? count.x - 5 : count.x - width / 2, 8.0F);
    if (!place(left, from_y, width, &count.rect)) {
        if (Name* there = alone ? nullptr : nearest(count, from_y, 1e6F)) return grow(*there, count);
        // Nobody to join: a little further along; if there is no room at all, better on top of something than
        // not there.
        bool found = false;
        for (float aside = aside_step_px; !found && aside <= furthest_aside_px; aside += aside_step_px)
            found = place(left + aside, from_y, width, &count.rect);
        if (!found) {
            count.rect = {std::clamp(count.x - 5, 0.0F, std::max(canvas_.width() - width, 0.0F)),
                          std::max(canvas_.bands.line_y - label_row_px, 0.0F), width, label_row_px};
            block(apart(count.rect));
        }
    }
    count.taken = taken_.size() - 1;
    names_.push_back(std::move(count));
}

void LabelRows::add_times() {
    if (!canvas_.zones_differ || axis_unit(canvas_) >= AxisUnit::day) return;
    const int axis = canvas_.viewport.utc_offset_minutes;
    for (Name& name : names_) {
        if (name.event == nullptr) continue;
        const model::EventItem& item = *name.event->item;
        if (!base::names_other_zone(item.date, item.utc_offset_minutes.value_or(axis), axis)) continue;
        // With the count: a title that is written from the right would take the time in.
        std::string count =
            base::format_date(item.date, canvas_.language(), base::DateStyle::timed, canvas_.zone_of(item));
        if (!name.count.empty()) count += " " + name.count;
        const float count_px = canvas_.text_width("  " + count, label_font(name), label_px);
        base::Rect rect = name.rect;
        rect.width = std::max(name.text_px + count_px, min_px_);
        if (rect.right() > canvas_.width() - 4 || !is_free(apart(rect), name.taken)) continue;
        name.count = std::move(count);
        name.count_px = count_px;
        name.rect = rect;
        taken_[name.taken] = apart(rect);
    }
}

// Nearest along the line; of those as near, the first. A bar's name is no dot's neighbour while there is
// room.
Name* LabelRows::nearest(const Name& count, float from_y, float within_px) {
    Name* best = nullptr;
    float best_px = within_px;
    const bool any = within_px > same_place_px;
    for (Name& name : names_) {
        if (name.of == Counted::elsewhere) continue;
        if (!any && (name.of == Counted::spans || (name.event != nullptr && name.event->extent.bar)))
            continue;
        const float gap = any ? std::max({name.rect.x - count.x, count.x - name.rect.right(), 0.0F})
                              : std::abs(name.x - count.x);
        const float px = gap + std::abs(name.rect.y - from_y) * 0.05F;
        if (px >= best_px) continue;
        best = &name;
        best_px = px;
    }
    return best;
}

// Wider where there is room to its right, else less of the title.
void LabelRows::grow(Name& name, const Name& count) {
    const bool was_none = name.more == 0;
    name.more += count.more;
    name.span = was_none ? count.span
                         : base::Span{std::min(name.span.start_ms, count.span.start_ms),
                                      std::max(name.span.end_ms, count.span.end_ms)};
    if (name.of != count.of) name.of = Counted::events; // no longer of spans alone
    Name wider = name;
    base::Rect rect = name.rect;
    rect.width = words(wider, name.rect.width + 60);
    if (rect.right() <= canvas_.width() - 4 && is_free(apart(rect), name.taken)) {
        name = std::move(wider);
        name.rect = rect;
        taken_[name.taken] = apart(rect);
        return;
    }
    const float width = words(name, name.rect.width);
    if (name.event == nullptr && width > name.rect.width) name.rect.x -= width - name.rect.width;
    name.rect.width = width;
    taken_[name.taken] = apart(name.rect);
}

} // namespace dateline::layout
