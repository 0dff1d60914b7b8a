#pragma once
// The rows below the line and what stands in them: names, and counts ("+3") of what has no name. What finds
// no place is added to the count of its neighbour, so that nothing is left uncounted. Internal to layout.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "layout/line_event.h"

namespace dateline::layout {

constexpr float label_px = 12, label_row_px = 18;

// What a count counts. Spans for which there was no row: "63 more spans". What a document tells of on other
// pages: "65 on other pages"; these are never added to another count.
enum class Counted { events, spans, elsewhere };

// An event's name with how many more stand for, or (without an event) a count alone.
struct Name {
    const LineEvent* event = nullptr;
    std::int64_t more = 0;
    base::Span span; // of those more
    Counted of = Counted::events;
    float x = 0; // where it belongs
    base::Rect rect;
    std::size_t taken = 0; // its place among what is taken
    std::string text, count;
    float text_px = 0, count_px = 0; // the count's with the gap before it
};

inline scene::Font label_font(const Name& name) {
    return name.event != nullptr && name.event->selected ? scene::Font::sans_bold : scene::Font::sans;
}

class LabelRows {
  public:
    // `max_more` is all that may have to be counted: every place has room for that number.
    LabelRows(const Canvas& canvas, std::int64_t max_more);

    void block(const base::Rect& rect) { taken_.push_back(rect); }
    // Whether there is, for as much of a title as names somebody.
    bool has_room(float x, float from_y) const;
    // A name of at most `max_px`, else nothing: whoever it names is to be counted.
    bool name(Name name, float from_y, float max_px);
    // A count where it would stand; else the neighbour's grows.
    void count(Name count, float from_y);
    // Once all is placed, in room that is left: when it was, at names of another zone than the axis's hours.
    void add_times();
    // What stands there, in the order of its placing. Each says how many it counts.
    const std::vector<Name>& names() const { return names_; }

  private:
    // The first free place of `width` near `x`, below `from_y`.
    bool find(float x, float from_y, float width, base::Rect* found) const;
    bool place(float x, float from_y, float width, base::Rect* found); // and takes it
    bool is_free(const base::Rect& rect, std::optional<std::size_t> but) const;
    void grow(Name& name, const Name& count);
    float words(Name& name, float max_px) const;
    Name* nearest(const Name& count, float from_y, float within_px);

    const Canvas& canvas_;
    float min_px_;
    std::vector<base::Rect> taken_;
    std::vector<Name> names_;
};

} // namespace dateline::layout
