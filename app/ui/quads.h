#pragma once
// Shader quads: rectangles, borders, shadows and images, drawn between Dear ImGui's own commands by
// callbacks. Lives on the thread with the OpenGL context.

#include <deque>
#include <string>
#include <vector>

#include "paint/imgui.h"
#include "ui/quad_programs.h"

struct ImDrawCmd;

namespace dateline::ui {

// A plain ground. It is cleared, not drawn: a software renderer runs a shader for each pixel that is drawn,
// and for the large grounds that takes longer than all the rest of a frame.
void clear_rect(ImDrawList& list, const base::Rect& rect, base::Colour colour);

class Quads {
  public:
    Quads() = default;
    Quads(const Quads&) = delete;
    Quads& operator=(const Quads&) = delete;

    // Once, before the first upload; the quicker programs when the first frame is shown, which waits for no
    // more than one. `folder` holds the shaders: see QuadPrograms.
    void compile(const std::string& folder) { programs_.compile(folder); }
    bool compile_quicker(const std::string& folder) { return programs_.compile_quicker(folder); }

    void begin_frame(base::Rect display);
    // At this place of the list. Quads in a row are drawn together. Pictures among them are drawn by Dear
    // ImGui: its shader looks up a texture anyway, and one more of ours would have to be compiled before the
    // first frame.
    void add(ImDrawList& list, const std::vector<paint::ScreenQuad>& quads);
    void upload(); // after the last add, before Dear ImGui renders

  private:
    // What is drawn together, kind after kind: nothing of it lies below what another kind draws before it.
    struct Group {
        Quads* quads = nullptr;
        QuadRange range;
    };

    void add_plain(ImDrawList& list, const base::Rect& rect, base::Colour colour);
    void add_shape(ImDrawList& list, const base::Rect& rect, const paint::ScreenQuad& quad);
    void add_strip(ImDrawList& list, const paint::ScreenQuad& quad);
    void count_in(ImDrawList& list, QuadKind kind, const base::Rect& rect);
    void end_group();
    void restore(ImDrawList& list);
    static void draw_group(const ImDrawList* list, const ImDrawCmd* command);

    QuadPrograms programs_;
    base::Rect display_;
    QuadVertices vertices_;
    std::deque<Group> groups_; // stable addresses: callbacks point at them
    Group* open_ = nullptr;
    bool restores_ = false; // groups have left OpenGL otherwise than Dear ImGui knows it
    std::vector<base::Rect> shapes_in_group_, strips_in_group_;
    std::vector<base::Rect>
        clears_in_group_; // cleared behind what it holds so far: nothing more of it lies there
};

} // namespace dateline::ui
