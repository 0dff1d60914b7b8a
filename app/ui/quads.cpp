#include "ui/quads.h"

#include <epoxy/gl.h>
#include <imgui.h>

#include "base/error.h"
#include "base/file.h"

namespace dateline::ui {

namespace {

GLuint compiled(GLenum kind, const std::string& path) {
    const std::string source = base::read_file(path, 1 << 20);
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

} // namespace

Quads::Quads(const std::string& folder) {
    const GLuint vertex = compiled(GL_VERTEX_SHADER, folder + "/quad.vert");
    const GLuint fragment = compiled(GL_FRAGMENT_SHADER, folder + "/quad.frag");
    program_ = glCreateProgram();
    glAttachShader(program_, vertex);
    glAttachShader(program_, fragment);
    glLinkProgram(program_);
    glDeleteShader(vertex);
    glDeleteShader(fragment);
    GLint ok = 0;
    glGetProgramiv(program_, GL_LINK_STATUS, &ok);
    if (!ok) throw base::Error(base::Fault::environment, "the shaders do not link with this OpenGL driver");
    origin_place_ = glGetUniformLocation(program_, "display_origin");
    size_place_ = glGetUniformLocation(program_, "display_size");
    image_place_ = glGetUniformLocation(program_, "image");
    glGenVertexArrays(1, &vertices_);
    glGenBuffers(1, &buffer_);
}

Quads::~Quads() {
    glDeleteBuffers(1, &buffer_);
    glDeleteVertexArrays(1, &vertices_);
    glDeleteProgram(program_);
}

void Quads::begin_frame(base::Rect display) {
    display_ = display;
    instances_.clear();
    batches_.clear();
}

void Quads::add(ImDrawList& list, const std::vector<paint::ScreenQuad>& quads) {
    Batch* batch = nullptr;
    for (const paint::ScreenQuad& q : quads) {
        // An untextured quad may join any batch: its shader branch does not sample.
        if (!batch || (q.texture != 0 && batch->texture != 0 && q.texture != batch->texture)) {
            batches_.push_back({this, instances_.size(), 0, q.texture});
            batch = &batches_.back();
            list.AddCallback(&Quads::draw_batch, batch);
        }
        if (q.texture != 0) batch->texture = q.texture;
        ++batch->count;
        const auto unit = [](std::uint8_t v) { return static_cast<float>(v) / 255.0F; };
        instances_.push_back(
            {{q.rect.x, q.rect.y, q.rect.width, q.rect.height},
             {q.clip.x, q.clip.y, q.clip.right(), q.clip.bottom()},
             {q.source.x, q.source.y, q.source.width, q.source.height},
             {unit(q.colour.red), unit(q.colour.green), unit(q.colour.blue), unit(q.colour.alpha)},
             {q.radius, q.stroke, q.blur, q.texture != 0 ? 1.0F : 0.0F}});
    }
    if (batch) list.AddCallback(ImDrawCallback_ResetRenderState, nullptr);
}

void Quads::upload() {
    if (instances_.empty()) return;
    glBindBuffer(GL_ARRAY_BUFFER, buffer_);
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(instances_.size() * sizeof(Instance)),
                 instances_.data(), GL_STREAM_DRAW);
    glBindBuffer(GL_ARRAY_BUFFER, 0);
}

void Quads::draw_batch(const ImDrawList*, const ImDrawCmd* command) {
    const auto* batch = static_cast<const Batch*>(command->UserCallbackData);
    batch->quads->draw(*batch);
}

void Quads::draw(const Batch& batch) const {
    glUseProgram(program_);
    glUniform2f(origin_place_, display_.x, display_.y);
    glUniform2f(size_place_, display_.width, display_.height);
    glUniform1i(image_place_, 0);
    glBindVertexArray(vertices_);
    glBindBuffer(GL_ARRAY_BUFFER, buffer_);
    for (GLuint i = 0; i < 5; ++i) {
        // OpenGL 3.3 has no base instance: the attributes start at the batch instead.
        const std::size_t offset = batch.first * sizeof(Instance) + i * 4 * sizeof(float);
        glEnableVertexAttribArray(i);
        glVertexAttribPointer(i, 4, GL_FLOAT, GL_FALSE, sizeof(Instance),
                              reinterpret_cast<const void*>(offset)); // NOLINT: OpenGL's interface
        glVertexAttribDivisor(i, 1);
    }
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, batch.texture);
    glDisable(GL_SCISSOR_TEST); // quads carry their clip
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(batch.count));
    glBindBuffer(GL_ARRAY_BUFFER, 0);
    glBindVertexArray(0);
}

} // namespace dateline::ui
