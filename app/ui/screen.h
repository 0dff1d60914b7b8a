#pragma once
// What is drawn of a state: the window divided into its parts, each with what draws it. Owns what draws in
// the window's OpenGL context, and goes before it does.

#include <functional>
#include <string>

#include "ui/canvas.h"
#include "ui/dialog_layer.h"
#include "ui/glyph_atlas.h"
#include "ui/hits.h"
#include "ui/preview.h"
#include "ui/quads.h"
#include "ui/surface.h"

namespace dateline::ui {

class Screen {
  public:
    // `wake` is called on a worker when there is more to draw.
    Screen(const paint::FontBook& fonts, Photos& photos, std::function<void()> wake);

    // Once, in the window's context; until then frames can be laid out, but not shown.
    void compile(const std::string& shader_folder);
    // The shaders that are quicker to draw with, once there is time for them; true if they came just now.
    bool compile_quicker(const std::string& shader_folder) { return quads_.compile_quicker(shader_folder); }

    struct Pointer {
        double now_s = 0;
        bool double_click = false;
    };
    // `pointer`: null before there is a window.
    void draw(const state::State& state, std::vector<state::Action>& actions, base::Size window,
              float device_scale, const Pointer* pointer);
    void upload(); // what the frame needs, to the graphics card

    void type_search() { focus_search_ = true; }  // the next frame's search field takes the keyboard
    bool is_typing() const { return typing_; }    // into a field, in the last frame
    bool collect() { return preview_.collect(); } // true: there is something new to draw
    bool busy() const { return preview_.busy(); }
    Hits& hits() { return hits_; }
    const Hits& hits() const { return hits_; }
    Dialog* dialog() { return dialogs_.shown(); } // null: none

  private:
    void draw_parts(Frame& frame, base::Size window);

    const paint::FontBook& fonts_;
    GlyphAtlas glyphs_;
    Quads quads_;
    Surface surface_;
    Hits hits_;
    Canvas canvas_;
    Preview preview_;
    DialogLayer dialogs_;
    bool focus_search_ = false, typing_ = false;
};

} // namespace dateline::ui
