#pragma once
// Shader quads: rectangles, borders, shadows and images, drawn between Dear ImGui's own commands by
// callbacks. Owns the program and the buffer. Lives on the thread with the OpenGL context.

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "paint/imgui.h"

struct ImDrawCmd;

namespace dateline::ui {

// A plain ground. It is cleared, not drawn: a software renderer runs a shader for each pixel that is drawn,
// and for the large grounds that takes longer than all the rest of a frame.
void clear_rect(ImDrawList& list, const base::Rect& rect, base::Colour colour);

class Quads {
  public:
    Quads() = default;
    ~Quads();
    Quads(const Quads&) = delete;
    Quads& operator=(const Quads&) = delete;

    // Once, before the first upload. `folder` holds quad.vert and quad.frag; base::Error (environment) if
    // they are missing or do not compile. Draws a quad of nothing: drivers finish a program when it is first
    // used.
    void compile(const std::string& folder);

    void begin_frame(base::Rect display);
    // At this place of the list. Quads in a row are one draw call. Pictures among them are drawn by Dear
    // ImGui: its shader looks up a texture anyway, and one more of ours would have to be compiled before the
    // first frame.
    void add(ImDrawList& list, const std::vector<paint::ScreenQuad>& quads);
    void upload(); // after the last add, before Dear ImGui renders

  private:
    struct Batch {
        Quads* quads = nullptr;
        std::size_t first = 0, count = 0;
    };
    struct Instance {
        float rect[4], clip[4], colour[4], shape[4];
    };
    static Instance instance_of(const paint::ScreenQuad& quad, const base::Rect& clip);
    static void draw_batch(const ImDrawList* list, const ImDrawCmd* command);
    void draw(const Batch& batch) const;

    std::uint32_t program_ = 0;
    int origin_place_ = -1, size_place_ = -1;
    std::uint32_t vertices_ = 0, buffer_ = 0;
    base::Rect display_;
    std::vector<Instance> instances_;
    std::deque<Batch> batches_; // stable addresses: callbacks point at them
};

} // namespace dateline::ui
