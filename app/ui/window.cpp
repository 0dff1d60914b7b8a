#include "ui/window.h"

#include <epoxy/gl.h>
// epoxy first: GLFW then leaves OpenGL's declarations to it
#include <GLFW/glfw3.h>
#include <imgui.h>

#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/error.h"

namespace dateline::ui {

namespace {

Window::Inbox& inbox_of(GLFWwindow* window) {
    return *static_cast<Window::Inbox*>(glfwGetWindowUserPointer(window));
}

using Kind = InputEvent::Kind;

void push(GLFWwindow* window, const InputEvent& event) {
    inbox_of(window).any = true;
    inbox_of(window).input.push(event);
}

void on_key(GLFWwindow* window, int key, int, int action, int modifiers) {
    if (key < 0) return; // one that GLFW does not know
    push(window, {Kind::key, {}, key, modifiers, action != GLFW_RELEASE, action == GLFW_REPEAT, false});
}
void on_character(GLFWwindow* window, unsigned code) {
    push(window, {Kind::character, {}, static_cast<int>(code)});
}
void on_drop(GLFWwindow* window, int count, const char** paths) {
    inbox_of(window).any = true;
    for (int i = 0; i < count; ++i)
        inbox_of(window).drops.emplace_back(paths[i]);
}
bool is_second_press(Window::Inbox& inbox) {
    constexpr double longest_s = 0.4, farthest_px = 6;
    const double now_s = glfwGetTime();
    const bool second = inbox.pressed_s >= 0 && now_s - inbox.pressed_s < longest_s &&
                        std::hypot(inbox.at.x - inbox.pressed.x, inbox.at.y - inbox.pressed.y) < farthest_px;
    inbox.pressed_s = second ? -1 : now_s; // a third click begins anew
    inbox.pressed = inbox.at;
    return second;
}
void on_button(GLFWwindow* window, int button, int action, int) {
    Window::Inbox& inbox = inbox_of(window);
    const bool down = action == GLFW_PRESS;
    const bool second = down && button == GLFW_MOUSE_BUTTON_LEFT && is_second_press(inbox);
    push(window, {Kind::button, inbox.at, button, 0, down, false, second});
}
void on_move(GLFWwindow* window, double x, double y) {
    inbox_of(window).at = {static_cast<float>(x), static_cast<float>(y)};
    push(window, {Kind::move, inbox_of(window).at});
}
void on_wheel(GLFWwindow* window, double x, double y) {
    push(window, {Kind::wheel, {static_cast<float>(x), static_cast<float>(y)}});
}
void on_enter(GLFWwindow* window, int entered) {
    inbox_of(window).any = true;
    if (entered) return; // a move follows
    double x = 0, y = 0;
    glfwGetCursorPos(window, &x, &y); // beside the window by now
    on_move(window, x, y);
}
void on_size(GLFWwindow* window, int, int) {
    inbox_of(window).any = inbox_of(window).resized = true;
}
void on_flag(GLFWwindow* window, int) {
    inbox_of(window).any = true;
}
void on_bare(GLFWwindow* window) {
    inbox_of(window).any = true;
}

void style_dear_imgui() {
    ImGuiStyle& style = ImGui::GetStyle();
    style.WindowRounding = 0;
    style.ScrollbarSize = 10;
    style.ScrollbarRounding = 5;
    style.WindowMinSize = ImVec2(1, 1);
    // The texture of lines would need to be filtered; ours is not, for the text's sake.
    style.AntiAliasedLinesUseTex = false;
}

} // namespace

Display::Display() {
    if (!glfwInit()) {
        throw base::Error(
            base::Fault::environment,
            "no display: set DISPLAY, or use `dateline export FILE --out OUT.png`, which needs none");
    }
}

Display::~Display() {
    glfwTerminate();
}

Gui::Gui() {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigInputTextCursorBlink = false; // a blinking cursor would be a timer
    io.ConfigWindowsMoveFromTitleBarOnly = true;
    style_dear_imgui();
}

Gui::~Gui() {
    ImGui::DestroyContext();
}

Window::Window(base::Size size) {
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
    glfwWindowHint(GLFW_DEPTH_BITS, 0);
    glfwWindowHint(GLFW_STENCIL_BITS, 0);
    glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
    glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
    glfwWindowHintString(GLFW_X11_CLASS_NAME, "dateline");
    glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "dateline");
    window_ = glfwCreateWindow(static_cast<int>(size.width), static_cast<int>(size.height), "Dateline",
                               nullptr, nullptr);
    if (!window_) {
        throw base::Error(base::Fault::environment,
                          "no window with OpenGL 3.3: update the graphics driver, or use "
                          "`dateline export FILE --out OUT.png`, which needs none");
    }
    glfwSetWindowUserPointer(window_, &inbox_);
    glfwMakeContextCurrent(window_);
    glfwSwapInterval(1);
    glfwSetKeyCallback(window_, on_key);
    glfwSetCharCallback(window_, on_character);
    glfwSetDropCallback(window_, on_drop);
    glfwSetMouseButtonCallback(window_, on_button);
    glfwSetCursorPosCallback(window_, on_move);
    glfwSetScrollCallback(window_, on_wheel);
    glfwSetFramebufferSizeCallback(window_, on_size);
    glfwSetWindowSizeCallback(window_, on_size);
    glfwSetWindowFocusCallback(window_, on_flag);
    glfwSetCursorEnterCallback(window_, on_enter);
    glfwSetWindowRefreshCallback(window_, on_bare);
    glfwSetWindowCloseCallback(window_, on_bare);
    measure();
}

Window::~Window() {
    if (connected_) {
        ImGui_ImplOpenGL3_Shutdown();
        ImGui_ImplGlfw_Shutdown();
    }
    if (beam_cursor_) glfwDestroyCursor(beam_cursor_);
    glfwDestroyWindow(window_);
}

void Window::connect() {
    ImGui_ImplGlfw_InitForOpenGL(window_, false); // show_input() tells it what happens
    ImGui_ImplOpenGL3_Init("#version 330 core");
    connected_ = true;
}

void Window::show(const std::string& title) {
    glfwSetWindowTitle(window_, title.c_str());
    glfwShowWindow(window_);
}

bool Window::closing() const {
    return glfwWindowShouldClose(window_) != 0 && inbox_.input.empty();
}
void Window::close() {
    glfwSetWindowShouldClose(window_, GLFW_TRUE);
}
void Window::stay_open() {
    glfwSetWindowShouldClose(window_, GLFW_FALSE);
}

void Window::wait(Sleep sleep) {
    if (sleep == Sleep::yes) {
        glfwWaitEvents();
    } else {
        glfwPollEvents();
    }
}

void Window::wake() {
    glfwPostEmptyEvent();
}

void Window::begin_frame() {
    ImGui_ImplOpenGL3_NewFrame();
    // In place of ImGui_ImplGlfw_NewFrame(), which asks the display server five things a frame, each as dear
    // as a card: GLFW's callbacks tell of all that changes.
    if (std::exchange(inbox_.resized, false)) measure();
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {size_.width, size_.height};
    io.DisplayFramebufferScale = {device_scale(), device_scale()};
    const double now_s = glfwGetTime();
    constexpr double shortest_s = 1e-4;
    io.DeltaTime = static_cast<float>(std::max(now_s - frame_s_, shortest_s));
    frame_s_ = now_s;
    show_input();
    show_cursor();
}

void Window::measure() {
    int width = 0, height = 0, pixels_wide = 0, pixels_high = 0;
    glfwGetWindowSize(window_, &width, &height);
    glfwGetFramebufferSize(window_, &pixels_wide, &pixels_high);
    size_ = {static_cast<float>(width), static_cast<float>(height)};
    pixels_ = {static_cast<float>(pixels_wide), static_cast<float>(pixels_high)};
}

// The beam over what is typed into, as the last frame had it.
void Window::show_cursor() {
    const bool beam = ImGui::GetMouseCursor() == ImGuiMouseCursor_TextInput;
    if (beam == beam_) return;
    if (!beam_cursor_) beam_cursor_ = glfwCreateStandardCursor(GLFW_IBEAM_CURSOR);
    glfwSetCursor(window_, beam ? beam_cursor_ : nullptr);
    beam_ = beam;
}

void Window::show_input() {
    ImGuiIO& io = ImGui::GetIO();
    for (const InputEvent& event : inbox_.input.next_frame()) {
        const auto code = static_cast<std::size_t>(event.code);
        switch (event.kind) {
        case Kind::button:
            if (code < buttons_down_.size()) buttons_down_[code] = event.down;
            double_click_ = event.second;
            [[fallthrough]];
        case Kind::move:
            pointer_known_ = true;
            pointer_ = event.at;
            break;
        case Kind::wheel:
            io.MouseWheelH += event.at.x;
            io.MouseWheel += event.at.y;
            break;
        case Kind::key:
            if (code < std::size(io.KeysDown)) io.KeysDown[code] = event.down;
            if (event.down) keys_.push_back({event.code, event.modifiers, event.repeat});
            break;
        case Kind::character:
            io.AddInputCharacter(static_cast<unsigned>(event.code));
            break;
        }
    }
    if (!inbox_.input.empty()) inbox_.any = true; // the rest wants frames of its own
    const auto down = [&](int left, int right) { return io.KeysDown[left] || io.KeysDown[right]; };
    io.KeyCtrl = down(GLFW_KEY_LEFT_CONTROL, GLFW_KEY_RIGHT_CONTROL);
    io.KeyShift = down(GLFW_KEY_LEFT_SHIFT, GLFW_KEY_RIGHT_SHIFT);
    io.KeyAlt = down(GLFW_KEY_LEFT_ALT, GLFW_KEY_RIGHT_ALT);
    io.KeySuper = down(GLFW_KEY_LEFT_SUPER, GLFW_KEY_RIGHT_SUPER);
    if (!pointer_known_) { // nothing has moved yet
        if (glfwGetWindowAttrib(window_, GLFW_FOCUSED) == GLFW_FALSE) return;
        double x = 0, y = 0;
        glfwGetCursorPos(window_, &x, &y);
        pointer_ = {static_cast<float>(x), static_cast<float>(y)};
    }
    io.MousePos = {pointer_.x, pointer_.y};
    std::copy(buttons_down_.begin(), buttons_down_.end(), io.MouseDown);
}

void Window::end_frame(unsigned background) {
    glViewport(0, 0, static_cast<int>(pixels_.width), static_cast<int>(pixels_.height));
    const auto channel = [&](unsigned shift) {
        return static_cast<float>((background >> shift) & 0xFFU) / 255.0F;
    };
    glClearColor(channel(16), channel(8), channel(0), 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

std::vector<KeyPress> Window::take_keys() {
    return std::exchange(keys_, {});
}
std::vector<std::string> Window::take_drops() {
    return std::exchange(inbox_.drops, {});
}
bool Window::take_double_click() {
    return std::exchange(double_click_, false);
}
bool Window::take_events() {
    return std::exchange(inbox_.any, false);
}

float Window::device_scale() const {
    return size_.width > 0 && pixels_.width > 0 ? pixels_.width / size_.width : 1;
}

float Window::content_scale() const {
    float x = 1, y = 1;
    glfwGetWindowContentScale(window_, &x, &y);
    // Where a unit is already several pixels the system has scaled for us.
    return std::clamp(x / device_scale(), 1.0F, 3.0F);
}

void Window::set_clipboard(const std::string& text) {
    glfwSetClipboardString(window_, text.c_str());
}

void Window::read_pixels(int* width, int* height, std::vector<unsigned char>* rgba) const {
    glfwGetFramebufferSize(window_, width, height);
    const auto row = static_cast<std::size_t>(*width) * 4;
    rgba->resize(row * static_cast<std::size_t>(*height));
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, *width, *height, GL_RGBA, GL_UNSIGNED_BYTE, rgba->data());
    for (std::size_t top = 0, bottom = static_cast<std::size_t>(*height); top + 1 < bottom; ++top) {
        --bottom;
        const auto begin = rgba->begin();
        std::swap_ranges(begin + static_cast<std::ptrdiff_t>(top * row),
                         begin + static_cast<std::ptrdiff_t>((top + 1) * row),
                         begin + static_cast<std::ptrdiff_t>(bottom * row));
    }
    for (std::size_t i = 3; i < rgba->size(); i += 4)
        (*rgba)[i] = 255;
}

} // namespace dateline::ui
