#include "ui/quads.h"

#include <epoxy/gl.h>
#include <imgui.h>

#include <cmath>

#include "base/error.h"
#include "base/file.h"

namespace dateline::ui {

namespace {

GLuint compiled(GLenum kind, const std::string& path, const char* head) {
    const std::string source = head + base::read_file(path, 1 << 20);
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

// Fills the clip rectangle of its command.
void clear_ground(const ImDrawList*, const ImDrawCmd* command) {
    const ImDrawData& data = *ImGui::GetDrawData();
    const auto x = [&](float units) {
        return static_cast<int>(std::lround((units - data.DisplayPos.x) * data.FramebufferScale.x));
    };
    const auto y = [&](float units) {
        return static_cast<int>(
            std::lround((data.DisplayPos.y + data.DisplaySize.y - units) * data.FramebufferScale.y));
    };
    const ImVec4& clip = command->ClipRect;
    if (clip.z <= clip.x || clip.w <= clip.y) return;
    // NOLINTNEXTLINE: the number was put there as one
    const auto colour = static_cast<ImU32>(reinterpret_cast<std::uintptr_t>(command->UserCallbackData));
    const ImVec4 rgba = ImGui::ColorConvertU32ToFloat4(colour);
    glEnable(GL_SCISSOR_TEST); // quads drawn before have left it off
    glScissor(x(clip.x), y(clip.w), x(clip.z) - x(clip.x), y(clip.y) - y(clip.w));
    glClearColor(rgba.x, rgba.y, rgba.z, 1);
    glClear(GL_COLOR_BUFFER_BIT);
}

bool is_large_ground(const paint::ScreenQuad& q) {
    constexpr float large_px = 20'000;
    return q.texture == 0 && q.radius == 0 && q.stroke == 0 && q.blur == 0 && q.colour.alpha == 255 &&
           q.rect.width * q.rect.height >= large_px;
}

} // namespace

void clear_rect(ImDrawList& list, const base::Rect& rect, base::Colour colour) {
    list.PushClipRect({rect.x, rect.y}, {rect.right(), rect.bottom()}, false);
    const ImU32 packed = IM_COL32(colour.red, colour.green, colour.blue, 255);
    // NOLINTNEXTLINE: Dear ImGui hands a pointer through; a colour fits into it
    list.AddCallback(clear_ground, reinterpret_cast<void*>(static_cast<std::uintptr_t>(packed)));
    list.PopClipRect();
}

Quads::Program::Program(const std::string& folder, const char* head) {
    const GLuint vertex = compiled(GL_VERTEX_SHADER, folder + "/quad.vert", head);
    const GLuint fragment = compiled(GL_FRAGMENT_SHADER, folder + "/quad.frag", head);
    id = glCreateProgram();
    glAttachShader(id, vertex);
    glAttachShader(id, fragment);
    glLinkProgram(id);
    glDeleteShader(vertex);
    glDeleteShader(fragment);
    GLint ok = 0;
    glGetProgramiv(id, GL_LINK_STATUS, &ok);
    if (!ok) throw base::Error(base::Fault::environment, "the shaders do not link with this OpenGL driver");
    origin_place = glGetUniformLocation(id, "display_origin");
    size_place = glGetUniformLocation(id, "display_size");
    image_place = glGetUniformLocation(id, "image");
}

Quads::Program::~Program() {
    glDeleteProgram(id);
}

Quads::Quads(const std::string& folder)
    : plain_(folder, "#version 330 core\n"), pictured_(folder, "#version 330 core\n#define IMAGE\n") {
    glGenVertexArrays(1, &vertices_);
    glGenBuffers(1, &buffer_);
}

Quads::~Quads() {
    glDeleteBuffers(1, &buffer_);
    glDeleteVertexArrays(1, &vertices_);
}

void Quads::begin_frame(base::Rect display) {
    display_ = display;
    instances_.clear();
    batches_.clear();
}

void Quads::add(ImDrawList& list, const std::vector<paint::ScreenQuad>& quads) {
    Batch* batch = nullptr;
    for (const paint::ScreenQuad& q : quads) {
        if (is_large_ground(q)) {
            clear_rect(list, base::intersection(q.rect, q.clip), q.colour);
            batch = nullptr;
            continue;
        }
        if (!batch || q.texture != batch->texture) {
            batches_.push_back({this, instances_.size(), 0, q.texture});
            batch = &batches_.back();
            list.AddCallback(&Quads::draw_batch, batch);
        }
        ++batch->count;
        const auto unit = [](std::uint8_t v) { return static_cast<float>(v) / 255.0F; };
        instances_.push_back(
            {{q.rect.x, q.rect.y, q.rect.width, q.rect.height},
             {q.clip.x, q.clip.y, q.clip.right(), q.clip.bottom()},
             {q.source.x, q.source.y, q.source.width, q.source.height},
             {unit(q.colour.red), unit(q.colour.green), unit(q.colour.blue), unit(q.colour.alpha)},
             {q.radius, q.stroke, q.blur, 0}});
    }
    if (!quads.empty()) list.AddCallback(ImDrawCallback_ResetRenderState, nullptr);
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
    const Program& program = batch.texture != 0 ? pictured_ : plain_;
    glUseProgram(program.id);
    glUniform2f(program.origin_place, display_.x, display_.y);
    glUniform2f(program.size_place, display_.width, display_.height);
    if (batch.texture != 0) glUniform1i(program.image_place, 0);
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
