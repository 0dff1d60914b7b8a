#pragma once
// What opens over the window: opening a file, exporting, the keys, the tray of undated events, the photo
// viewer, the menu. What is being typed into a dialog is the dialog's own; what it decides is an action.

#include <string>
#include <vector>

#include "ui/panels.h"
#include "ui/preview.h"

namespace dateline::ui {

// What is typed into the dialog that gives a view its name.
struct ViewFields {
    std::string name, note;
    bool in_note = false; // which of the two is typed into
};

class Dialogs {
  public:
    explicit Dialogs(Preview& preview) : preview_(preview) {}
    void draw(Frame& frame, const base::Rect& window);
    bool next_field(); // Tab, while something is typed; false if there is no other
    // Enter: what the dialog's main button does; false if there is none.
    bool confirm(const state::State& state, std::vector<state::Action>& actions);

  private:
    void opened(Frame& frame); // a dialog has just appeared
    void draw_photo_viewer(Frame& frame, Column& column, float height_px);
    // Opening a file (open_dialog.cpp).
    void begin_open(const Frame& frame);
    void confirm_open(std::vector<state::Action>& actions);
    void draw_open(Frame& frame, Column& column);
    void list_folder();

    state::Dialog shown_ = state::Dialog::none;
    bool take_focus_ = false;
    float content_px_ = 0; // the height of what the dialog held in the last frame; 0: it is new
    std::string folder_, typed_path_, listed_;
    struct Entry {
        std::string name;
        bool folder = false;
    };
    std::vector<Entry> entries_;
    std::ptrdiff_t unlisted_ = 0; // of the folder, beyond what is drawn on each frame
    ViewFields view_fields_;
    Preview& preview_;
};

// The dialog for pictures: a preview beside what can be chosen. Everything chosen is the state's.
void draw_export_dialog(Frame& frame, Column& column, Preview& preview, bool take_focus);

// What the top bar has no room for, and the rest (menu.cpp).
void draw_menu(Frame& frame, Column& column);
void draw_keys(Column& column);

// The events without a date (tray.cpp).
void draw_tray(Frame& frame, Column& column, bool take_focus);

// The list of saved views, and the one where a view gets its name (views_dialog.cpp).
void draw_views(Frame& frame, Column& column);
void draw_keep_view(Frame& frame, Column& column, ViewFields& fields, bool take_focus);
ViewFields view_fields(const Frame& frame);
state::Action keep_action(const state::State& state, const ViewFields& fields);

// A line to click, with an end to its right.
void choice_row(Column& column, const std::string& id, const std::string& text, const std::string& end,
                std::optional<state::Action> action);

// A field to type into, as wide as the column; its hit is "dialog/" and what follows the "##" of `id`. True:
// changed.
bool text_field(Frame& frame, Column& column, const char* id, std::string& text, bool focus);

// A path that does not exist yet: NAME.png, NAME-2.png, ... in the user's pictures (or home, or here).
std::string fresh_picture_path(const std::string& name);

} // namespace dateline::ui
