#pragma once
// The OpenGL programs of shaders/ and the vertices that they draw: plain rectangles, parts of rounded shapes,
// dots. Lives on the thread with the OpenGL context.

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/geometry.h"

namespace dateline::ui {

enum QuadKind : std::size_t { plain_quads, shape_quads, dot_quads, quad_kinds };

// As the shaders read them; Dear ImGui's units. A rectangle is four corners: left and right of its top, then
// of its bottom.
struct PlainCorner {
    float at[2];
    std::uint8_t colour[4];
};
struct ShapeCorner {
    float at[2], from_centre[2], half_size[2], shape[3]; // radius, stroke, blur
    std::uint8_t colour[4];
};
struct Dot {
    float at[2], radius;
    std::uint8_t colour[4];
};

struct QuadVertices {
    std::vector<PlainCorner> plain_corners;
    std::vector<ShapeCorner> shape_corners;
    std::vector<Dot> dots;
    // How many of this kind: rectangles or dots.
    std::size_t count(QuadKind kind) const;
    void clear();
};

// Of each kind, from which rectangle or dot on, and how many.
struct QuadRange {
    std::array<std::size_t, quad_kinds> first{}, count{};
};

class QuadPrograms {
  public:
    QuadPrograms() = default;
    ~QuadPrograms();
    QuadPrograms(const QuadPrograms&) = delete;
    QuadPrograms& operator=(const QuadPrograms&) = delete;

    // The one for shapes, which can draw everything; base::Error (environment) if a shader is missing or does
    // not compile. Draws one of nothing: drivers finish a program when it is first used.
    void compile(const std::string& folder);
    // Those for plain rectangles and dots.
    void compile_quicker(const std::string& folder);
    bool quicker() const { return quicker_; }

    // `scale`: framebuffer pixels a unit.
    void upload(const QuadVertices& vertices, const base::Rect& display, float scale);
    void draw(const QuadRange& range) const; // kind after kind

  private:
    struct Program {
        std::uint32_t id = 0, vertices = 0, buffer = 0;
        int origin_place = -1, size_place = -1, scale_place = -1;
    };

    void link(QuadKind kind, const std::string& folder, const char* name);
    void describe_vertices(QuadKind kind) const;
    void draw_nothing(QuadKind kind);
    void reserve_indices(std::size_t rectangles);

    std::array<Program, quad_kinds> programs_;
    std::uint32_t indices_ = 0;
    std::size_t indexed_ = 0; // rectangles
    bool quicker_ = false;
};

} // namespace dateline::ui
