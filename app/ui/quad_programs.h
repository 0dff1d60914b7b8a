#pragma once
// The OpenGL programs of shaders/ and the vertices that they draw: plain rectangles, parts of rounded shapes,
// strips of cells. Lives on the thread with the OpenGL context.

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/geometry.h"

namespace dateline::ui {

enum QuadKind : std::size_t { plain_quads, shape_quads, strip_quads, quad_kinds };

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

// The cells of all strips of a frame lie one after the other in one small texture.
struct StripCorner {
    float at[2], cell, cells[2]; // where in the texture it is; the strip's first and last
    std::uint8_t colour[4];
};

struct QuadVertices {
    std::vector<PlainCorner> plain_corners;
    std::vector<ShapeCorner> shape_corners;
    std::vector<StripCorner> strip_corners;
    std::vector<std::uint8_t> cells;
    std::size_t count(QuadKind kind) const;
    void clear();
};

// Of each kind, from which rectangle on, and how many.
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
    // Those for plain rectangles and strips. False: they are there already.
    bool compile_quicker(const std::string& folder);
    bool quicker() const { return quicker_; }

    void upload(const QuadVertices& vertices, const base::Rect& display);
    void draw(const QuadRange& range) const; // kind after kind

  private:
    struct Program {
        std::uint32_t id = 0, vertices = 0, buffer = 0;
        int origin_place = -1, size_place = -1;
    };

    void link(QuadKind kind, const std::string& folder, const char* name);
    void describe_vertices(QuadKind kind) const;
    void draw_nothing(QuadKind kind);
    void reserve_indices(std::size_t rectangles);
    void send_cells(const std::vector<std::uint8_t>& cells);

    std::array<Program, quad_kinds> programs_;
    std::uint32_t indices_ = 0;
    std::uint32_t cells_ = 0; // a texture of `cells_wide`
    std::vector<std::uint8_t> sent_;
    std::size_t indexed_ = 0; // rectangles
    bool quicker_ = false;
};

} // namespace dateline::ui
