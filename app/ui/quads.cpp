#include "ui/quads.h"

#include <epoxy/gl.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

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

constexpr float large_px = 8'000; // square: from here on a clear costs less than drawing

// What a quad covers wholly and evenly, in whole pixels; empty where that is little.
base::Rect plain_inside(const paint::ScreenQuad& q) {
    if (q.texture != 0 || q.stroke != 0 || q.blur != 0 || q.colour.alpha != 255) return {};
    const float left = std::ceil(q.rect.x), right = std::floor(q.rect.right());
    const float top = std::ceil(q.rect.y + q.radius), bottom = std::floor(q.rect.bottom() - q.radius);
    const base::Rect inside = base::intersection({left, top, right - left, bottom - top}, q.clip);
    return inside.width * inside.height >= large_px ? inside : base::Rect{};
}

// What remains to be drawn. Where a quad leaves its middle untouched that is its frame, as four strips (a
// software renderer takes longer for the inside of a card's shadow than for a screen of text): a soft shadow
// shows only around what lies on it, a border has nothing within, and a plain inside has been cleared.
std::array<base::Rect, 4> drawn_parts(const paint::ScreenQuad& q, const base::Rect& cleared) {
    base::Rect inside = cleared;
    if (q.blur > 0 || q.stroke > 0) { // how far the frame reaches inwards
        const float across = std::ceil(q.blur > 0 ? q.blur + q.radius : q.stroke + 1);
        const float down = std::ceil(q.blur > 0 ? q.blur + q.radius : std::max(q.stroke, q.radius) + 1);
        const float left = std::floor(q.rect.x + across), top = std::floor(q.rect.y + down);
        inside = {left, top, std::ceil(q.rect.right() - across) - left,
                  std::ceil(q.rect.bottom() - down) - top};
    }
    if (inside.empty()) return {q.clip, {}, {}, {}};
    const base::Rect outside = q.rect.inset(-1 - q.blur);
    const auto part = [&](float x, float y, float right, float bottom) {
        return base::intersection({x, y, right - x, bottom - y}, q.clip);
    };
    return {part(outside.x, outside.y, outside.right(), inside.y),
            part(outside.x, inside.bottom(), outside.right(), outside.bottom()),
            part(outside.x, inside.y, inside.x, inside.bottom()),
            part(inside.right(), inside.y, outside.right(), inside.bottom())};
}

void draw_picture(ImDrawList& list, const paint::ScreenQuad& q) {
    const ImU32 colour = IM_COL32(q.colour.red, q.colour.green, q.colour.blue, q.colour.alpha);
    list.PushClipRect({q.clip.x, q.clip.y}, {q.clip.right(), q.clip.bottom()}, false);
    // NOLINTNEXTLINE: Dear ImGui's texture handle is a pointer-sized number
    list.AddImageRounded(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(q.texture)),
                         {q.rect.x, q.rect.y}, {q.rect.right(), q.rect.bottom()}, {q.source.x, q.source.y},
                         {q.source.right(), q.source.bottom()}, colour, q.radius);
    list.PopClipRect();
}

} // namespace

void clear_rect(ImDrawList& list, const base::Rect& rect, base::Colour colour) {
    list.PushClipRect({rect.x, rect.y}, {rect.right(), rect.bottom()}, false);
    const ImU32 packed = IM_COL32(colour.red, colour.green, colour.blue, 255);
    // NOLINTNEXTLINE: Dear ImGui hands a pointer through; a colour fits into it
    list.AddCallback(clear_ground, reinterpret_cast<void*>(static_cast<std::uintptr_t>(packed)));
    list.PopClipRect();
}

void Quads::compile(const std::string& folder) {
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
    glGenVertexArrays(1, &vertices_);
    glGenBuffers(1, &buffer_);
    begin_frame({0, 0, 1000, 1000});
    instances_.push_back({});
    upload();
    glEnable(GL_BLEND); // as Dear ImGui's backend sets it up
    glBlendEquation(GL_FUNC_ADD);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    draw({this, 0, 1});
    instances_.clear();
}

Quads::~Quads() {
    glDeleteBuffers(1, &buffer_);
    glDeleteVertexArrays(1, &vertices_);
    glDeleteProgram(program_);
}

Quads::Instance Quads::instance_of(const paint::ScreenQuad& q, const base::Rect& clip) {
    const auto unit = [](std::uint8_t v) { return static_cast<float>(v) / 255.0F; };
    return {{q.rect.x, q.rect.y, q.rect.width, q.rect.height},
            {clip.x, clip.y, clip.right(), clip.bottom()},
            {unit(q.colour.red), unit(q.colour.green), unit(q.colour.blue), unit(q.colour.alpha)},
            {q.radius, q.stroke, q.blur, 0}};
}

void Quads::begin_frame(base::Rect display) {
    display_ = display;
    instances_.clear();
    batches_.clear();
}

void Quads::add(ImDrawList& list, const std::vector<paint::ScreenQuad>& quads) {
    Batch* batch = nullptr;
    const auto end_batch = [&] {
        if (batch) list.AddCallback(ImDrawCallback_ResetRenderState, nullptr);
        batch = nullptr;
    };
    for (const paint::ScreenQuad& q : quads) {
        const base::Rect inside = plain_inside(q);
        if (!inside.empty()) {
            end_batch(); // what comes later lies on top
            clear_rect(list, inside, q.colour);
        }
        if (q.texture != 0) {
            end_batch();
            draw_picture(list, q);
            continue;
        }
        if (!batch) {
            batches_.push_back({this, instances_.size(), 0});
            batch = &batches_.back();
            list.AddCallback(&Quads::draw_batch, batch);
        }
        for (const base::Rect& part : drawn_parts(q, inside)) {
            if (part.empty()) continue;
            ++batch->count;
            instances_.push_back(instance_of(q, part));
        }
    }
    end_batch();
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
    glBindVertexArray(vertices_);
    glBindBuffer(GL_ARRAY_BUFFER, buffer_);
    for (GLuint i = 0; i < 4; ++i) {
        // OpenGL 3.3 has no base instance: the attributes start at the batch instead.
        const std::size_t offset = batch.first * sizeof(Instance) + i * 4 * sizeof(float);
        glEnableVertexAttribArray(i);
        glVertexAttribPointer(i, 4, GL_FLOAT, GL_FALSE, sizeof(Instance),
                              reinterpret_cast<const void*>(offset)); // NOLINT: OpenGL's interface
        glVertexAttribDivisor(i, 1);
    }
    glDisable(GL_SCISSOR_TEST); // quads carry their clip
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(batch.count));
    glBindBuffer(GL_ARRAY_BUFFER, 0);
    glBindVertexArray(0);
}

} // namespace dateline::ui
