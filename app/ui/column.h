#pragma once
// A column of text and blocks inside a Dear ImGui window: the one thin layer through which panels draw
// strangers' words. Logical pixels from the window's content origin; text is made displayable, cut and broken
// with the same measurer as the canvas.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/frame.h"
#include "ui/text_look.h"

namespace dateline::ui {

class Column {
  public:
    // From the cursor of the current window.
    Column(Frame& frame, float left_px, float width_px);

    void space(float px) { y_ += px; }
    void text(std::string_view text, const TextLook& look, int max_lines = 0);
    // Left and right ends of one line: "title ......... date".
    void ends(std::string_view left, const TextLook& left_look, std::string_view right,
              const TextLook& right_look, int max_lines = 2);
    // Words at a place of their own: from `x`, on a baseline, both of the column.
    void draw(float x, float baseline_y, std::string_view text, const TextLook& look);
    void heading(std::string_view text); // a small section title
    // Chips that wrap; each a hit.
    struct Chip {
        std::string text, hit_id;
        std::optional<state::Action> action;
        bool on = false;
        std::string end = {}; // a number to its right
    };
    void chips(const std::vector<Chip>& chips);
    void avatar(base::Point centre, float radius_px, model::ParticipantId id, const model::LocalText& name,
                std::optional<int> size, model::PhotoId portrait);
    void rule(); // a hairline
    // One of a list, which draw() adds. Of what has scrolled out of sight only the height matters: it is
    // remembered, so that a long list costs what is seen of it.
    template<class Draw> void item(const std::string& id, Draw draw) {
        const float from = y_;
        if (skips(id)) return;
        draw();
        remember(id, y_ - from);
    }

    float y() const { return y_; }
    float left() const { return left_; }
    float width() const { return width_; }
    void set_left(float left, float width) {
        left_ = left;
        width_ = width;
    }
    // Words begin where they are read from. What belongs to a row of the interface, beside a picture or
    // before a number, stands with it: a name that is read from the right does not go to the other side.
    enum class Lines { as_read, from_left };
    void set_lines(Lines lines) { lines_ = lines; }
    // A rectangle of the column in Dear ImGui's units.
    base::Rect screen(const base::Rect& r) const;
    base::Rect block(float from_y) const { return screen({left_, from_y, width_, y_ - from_y}); }
    bool hit(const std::string& id, const base::Rect& screen_rect, std::optional<state::Action> action);
    // Scrolls where the focus has just come to a place at the edge, as far as to show what comes after it
    // too.
    void follow_focus(const std::string& id, const base::Rect& screen_rect);
    bool visible(float from_y, float height) const;
    ImDrawList& list() { return *list_; }
    Frame& frame() { return frame_; }
    // Behind what has been drawn since split(): blocks are as high as their text.
    void split();
    void background(const base::Rect& screen_rect, base::Colour colour, float radius_px,
                    ImDrawFlags corners = 0);
    void merge();
    void finish(); // tells the window how high the content is

  private:
    bool skips(const std::string& id);
    void remember(const std::string& id, float height);
    unsigned key_of(const std::string& id) const;
    Frame& frame_;
    ImDrawList* list_;
    base::Point origin_;
    float left_, width_, y_ = 0;
    Lines lines_ = Lines::as_read;
};

} // namespace dateline::ui
