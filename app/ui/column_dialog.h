#pragma once
// A dialog in the middle of the window, as high as the column that it holds, with its title and a cross.

#include "ui/column.h"
#include "ui/dialog.h"

namespace dateline::ui {

class ColumnDialog : public Dialog {
  public:
    void draw(Frame& frame, const base::Rect& window) final;
    void open(Frame& frame) final;

  protected:
    // In logical pixels, at most; `fixed`: as high as that whatever it holds.
    struct Room {
        float width_px = 560, height_px = 680;
        bool fixed = false;
    };
    virtual Room room() const { return {}; }
    virtual const char* title(const state::State& state) const = 0; // a key for base::tr; "": none
    virtual void begin(Frame& /*frame*/) {}                         // before it is drawn for the first time
    virtual void draw_content(Frame& frame, Column& column) = 0;
    // In a frame where the keyboard comes to its field.
    bool takes_focus() const { return take_focus_; }
    void take_focus() { take_focus_ = true; }
    float room_height_px() const { return room_height_px_; } // while its content is drawn

  private:
    void draw_inside(Frame& frame, Column& column, const base::Rect& area);

    bool take_focus_ = false;
    float room_height_px_ = 0; // in this window
    float content_px_ = 0;     // the height of what it held in the last frame; 0: it is new
};

} // namespace dateline::ui
