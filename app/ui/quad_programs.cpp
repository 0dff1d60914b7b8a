#include "ui/quad_programs.h"

#include <epoxy/gl.h>

#include <algorithm>
#include <cstddef>

#include "base/error.h"
#include "base/paths.h"
#include "platform/file.h"

namespace dateline::ui {

namespace {

// Mesa's software renderer fills rectangles at a fraction of what triangles cost. It sees them where a draw
// is of whole pairs of triangles, no input of the shader is flat, and nothing else lies in the same square of
// 64 pixels; points are never filled so. Draws reach it in pieces of 1,024 indices, and one that ends within
// a rectangle is no whole pairs. (Mesa 22.3, src/gallium/drivers/llvmpipe: lp_setup_vbuf.c, lp_setup_rect.c,
// lp_rast.c)
constexpr std::size_t max_rects_at_once = 1024 / 6;

GLuint compiled(GLenum kind, const std::string& path) {
    const std::string source = platform::read_file(path, 1 << 20);
    const GLuint shader = glCreateShader(kind);
    const char* text = source.c_str();
    glShaderSource(shader, 1, &text, nullptr);
    glCompileShader(shader);
    GLint ok = 0;
    glGetShaderiv(shader, GL_COMPILE_STATUS, &ok);
    if (!ok)
        throw base::Error(base::Fault::environment,
                          base::shown_path(path) + ": the shader does not compile with this OpenGL driver");
    return shader;
}

template<typename Vertex> void send(GLuint buffer, const std::vector<Vertex>& vertices) {
    if (vertices.empty()) return;
    glBindBuffer(GL_ARRAY_BUFFER, buffer);
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(vertices.size() * sizeof(Vertex)), vertices.data(),
                 GL_STREAM_DRAW);
    glBindBuffer(GL_ARRAY_BUFFER, 0);
}

void attribute(GLuint place, GLint numbers, std::size_t stride, std::size_t offset) {
    glEnableVertexAttribArray(place);
    glVertexAttribPointer(place, numbers, GL_FLOAT, GL_FALSE, static_cast<GLsizei>(stride),
                          reinterpret_cast<const void*>(offset)); // NOLINT: OpenGL's interface
}

void colour_attribute(GLuint place, std::size_t stride, std::size_t offset) {
    glEnableVertexAttribArray(place);
    glVertexAttribPointer(place, 4, GL_UNSIGNED_BYTE, GL_TRUE, static_cast<GLsizei>(stride),
                          reinterpret_cast<const void*>(offset)); // NOLINT: OpenGL's interface
}

} // namespace

std::size_t QuadVertices::count(QuadKind kind) const {
    if (kind == strip_quads) return strip_corners.size() / 4;
    return (kind == plain_quads ? plain_corners.size() : shape_corners.size()) / 4;
}

void QuadVertices::clear() {
    plain_corners.clear();
    shape_corners.clear();
    strip_corners.clear();
    cells.clear();
}

void QuadPrograms::describe_vertices(QuadKind kind) const {
    if (kind == plain_quads) {
        attribute(0, 2, sizeof(PlainCorner), offsetof(PlainCorner, at));
        colour_attribute(1, sizeof(PlainCorner), offsetof(PlainCorner, colour));
    } else if (kind == shape_quads) {
        attribute(0, 2, sizeof(ShapeCorner), offsetof(ShapeCorner, at));
        attribute(1, 2, sizeof(ShapeCorner), offsetof(ShapeCorner, from_centre));
        attribute(2, 2, sizeof(ShapeCorner), offsetof(ShapeCorner, half_size));
        attribute(3, 3, sizeof(ShapeCorner), offsetof(ShapeCorner, shape));
        colour_attribute(4, sizeof(ShapeCorner), offsetof(ShapeCorner, colour));
    } else {
        attribute(0, 2, sizeof(StripCorner), offsetof(StripCorner, at));
        attribute(1, 3, sizeof(StripCorner), offsetof(StripCorner, cell));
        colour_attribute(2, sizeof(StripCorner), offsetof(StripCorner, colour));
    }
}

void QuadPrograms::link(QuadKind kind, const std::string& folder, const char* name) {
    const std::string path = folder + "/" + name;
    const GLuint vertex = compiled(GL_VERTEX_SHADER, path + ".vert");
    const GLuint fragment = compiled(GL_FRAGMENT_SHADER, path + ".frag");
    Program& program = programs_[kind];
    program.id = glCreateProgram();
    glAttachShader(program.id, vertex);
    glAttachShader(program.id, fragment);
    glLinkProgram(program.id);
    glDeleteShader(vertex);
    glDeleteShader(fragment);
    GLint ok = 0;
    glGetProgramiv(program.id, GL_LINK_STATUS, &ok);
    if (!ok) throw base::Error(base::Fault::environment, "the shaders do not link with this OpenGL driver");
    program.origin_place = glGetUniformLocation(program.id, "display_origin");
    program.size_place = glGetUniformLocation(program.id, "display_size");
    glGenBuffers(1, &program.buffer);
    glGenVertexArrays(1, &program.vertices);
    glBindVertexArray(program.vertices);
    glBindBuffer(GL_ARRAY_BUFFER, program.buffer);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_);
    describe_vertices(kind);
    glBindVertexArray(0);
    glBindBuffer(GL_ARRAY_BUFFER, 0);
}

void QuadPrograms::draw_nothing(QuadKind kind) {
    QuadVertices vertices;
    if (kind == plain_quads) vertices.plain_corners.resize(4);
    if (kind == shape_quads) vertices.shape_corners.resize(4);
    if (kind == strip_quads) vertices.strip_corners.resize(4);
    upload(vertices, {0, 0, 1000, 1000});
    glEnable(GL_BLEND); // as Dear ImGui's backend sets it up
    glBlendEquation(GL_FUNC_ADD);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    QuadRange one;
    one.count[kind] = 1;
    draw(one);
}

void QuadPrograms::compile(const std::string& folder) {
    glGenBuffers(1, &indices_);
    link(shape_quads, folder, "quad");
    draw_nothing(shape_quads);
}

bool QuadPrograms::compile_quicker(const std::string& folder) {
    if (quicker_) return false;
    link(plain_quads, folder, "plain");
    link(strip_quads, folder, "strip");
    draw_nothing(plain_quads);
    draw_nothing(strip_quads);
    quicker_ = true;
    return true;
}

QuadPrograms::~QuadPrograms() {
    for (const Program& program : programs_) {
        glDeleteBuffers(1, &program.buffer);
        glDeleteVertexArrays(1, &program.vertices);
        glDeleteProgram(program.id);
    }
    glDeleteBuffers(1, &indices_);
    glDeleteTextures(1, &cells_);
}

void QuadPrograms::reserve_indices(std::size_t rectangles) {
    if (rectangles <= indexed_) return;
    indexed_ = std::max(rectangles, indexed_ * 2);
    std::vector<std::uint32_t> indices;
    indices.reserve(indexed_ * 6);
    for (std::uint32_t i = 0; i < indexed_; ++i)
        for (const std::uint32_t corner : {0U, 1U, 3U, 0U, 3U, 2U})
            indices.push_back(i * 4 + corner);
    glBindVertexArray(0);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_);
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(indices.size() * sizeof(std::uint32_t)),
                 indices.data(), GL_STATIC_DRAW);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, 0);
}

void QuadPrograms::send_cells(const std::vector<std::uint8_t>& cells) {
    constexpr std::size_t wide = 1024; // as shaders/strip.frag has it
    if (cells.empty() || cells == sent_) return;
    sent_ = cells;
    std::vector<std::uint8_t> texels = cells;
    texels.resize((cells.size() + wide - 1) / wide * wide);
    if (cells_ == 0) glGenTextures(1, &cells_);
    glBindTexture(GL_TEXTURE_2D, cells_);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, wide, static_cast<GLsizei>(texels.size() / wide), 0, GL_RED,
                 GL_UNSIGNED_BYTE, texels.data());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    glBindTexture(GL_TEXTURE_2D, 0);
}

void QuadPrograms::upload(const QuadVertices& vertices, const base::Rect& display) {
    reserve_indices(
        std::max({vertices.count(plain_quads), vertices.count(shape_quads), vertices.count(strip_quads)}));
    send(programs_[strip_quads].buffer, vertices.strip_corners);
    send_cells(vertices.cells);
    send(programs_[plain_quads].buffer, vertices.plain_corners);
    send(programs_[shape_quads].buffer, vertices.shape_corners);
    for (const Program& program : programs_) {
        if (program.id == 0) continue;
        glUseProgram(program.id);
        glUniform2f(program.origin_place, display.x, display.y);
        glUniform2f(program.size_place, display.width, display.height);
    }
}

void QuadPrograms::draw(const QuadRange& range) const {
    glDisable(GL_SCISSOR_TEST); // parts are cut to their clip
    for (const QuadKind kind : {plain_quads, shape_quads, strip_quads}) {
        if (range.count[kind] == 0) continue;
        if (kind == strip_quads) glBindTexture(GL_TEXTURE_2D, cells_);
        glUseProgram(programs_[kind].id);
        glBindVertexArray(programs_[kind].vertices);
        const std::size_t end = range.first[kind] + range.count[kind];
        for (std::size_t at = range.first[kind]; at < end; at += max_rects_at_once) {
            const std::size_t offset = at * 6 * sizeof(std::uint32_t);
            glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(std::min(max_rects_at_once, end - at) * 6),
                           GL_UNSIGNED_INT,
                           reinterpret_cast<const void*>(offset)); // NOLINT: OpenGL's interface
        }
    }
    glBindVertexArray(0);
}

} // namespace dateline::ui
