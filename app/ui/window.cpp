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

void on_key(GLFWwindow* window, int key, int, int action, int modifiers) {
    inbox_of(window).any = true;
    if (action != GLFW_RELEASE) inbox_of(window).keys.push_back({key, modifiers, action == GLFW_REPEAT});
}
void on_character(GLFWwindow* window, unsigned) {
    inbox_of(window).any = true;
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
    inbox.any = true;
    if (button >= Window::buttons) return;
    const bool down = action == GLFW_PRESS;
    const bool second = down && button == GLFW_MOUSE_BUTTON_LEFT && is_second_press(inbox);
    inbox.pointer.push_back({inbox.at, button, down, second});
}
void on_move(GLFWwindow* window, double x, double y) {
    Window::Inbox& inbox = inbox_of(window);
    inbox.any = true;
    // Of moves in a row the last one counts.
    if (!inbox.pointer.empty() && inbox.pointer.back().button < 0) inbox.pointer.pop_back();
    inbox.at = {static_cast<float>(x), static_cast<float>(y)};
    inbox.pointer.push_back({inbox.at});
}
void on_enter(GLFWwindow* window, int entered) {
    inbox_of(window).any = true;
    if (entered) return; // a move follows
    double x = 0, y = 0;
    glfwGetCursorPos(window, &x, &y); // beside the window by now
    on_move(window, x, y);
}
void on_pair(GLFWwindow* window, double, double) {
    inbox_of(window).any = true;
}
void on_size(GLFWwindow* window, int, int) {
    inbox_of(window).any = true;
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

Window::Window() {
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
    glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
    glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
    glfwWindowHintString(GLFW_X11_CLASS_NAME, "dateline");
    glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "dateline");
    window_ = glfwCreateWindow(static_cast<int>(first_size.width), static_cast<int>(first_size.height),
                               "Dateline", nullptr, nullptr);
    if (!window_) {
        throw base::Error(base::Fault::environment,
                          "no window with OpenGL 3.3: update the graphics driver, or use "
                          "`dateline export FILE --out OUT.png`, which needs none");
    }
    glfwSetWindowUserPointer(window_, &inbox_);
    glfwMakeContextCurrent(window_);
    glfwSwapInterval(1);
    // Ours first: Dear ImGui's backend chains to what it finds.
    glfwSetKeyCallback(window_, on_key);
    glfwSetCharCallback(window_, on_character);
    glfwSetDropCallback(window_, on_drop);
    glfwSetMouseButtonCallback(window_, on_button);
    glfwSetCursorPosCallback(window_, on_move);
    glfwSetScrollCallback(window_, on_pair);
    glfwSetFramebufferSizeCallback(window_, on_size);
    glfwSetWindowFocusCallback(window_, on_flag);
    glfwSetCursorEnterCallback(window_, on_enter);
    glfwSetWindowRefreshCallback(window_, on_bare);
    glfwSetWindowCloseCallback(window_, on_bare);
}

Window::~Window() {
    if (connected_) {
        ImGui_ImplOpenGL3_Shutdown();
        ImGui_ImplGlfw_Shutdown();
    }
    glfwDestroyWindow(window_);
}

void Window::connect() {
    ImGui_ImplGlfw_InitForOpenGL(window_, true);
    ImGui_ImplOpenGL3_Init("#version 330 core");
    connected_ = true;
}

void Window::show(const std::string& title) {
    glfwSetWindowTitle(window_, title.c_str());
    glfwShowWindow(window_);
}

bool Window::closing() const {
    return glfwWindowShouldClose(window_) != 0 && inbox_.pointer.empty() && inbox_.keys.empty();
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
    ImGui_ImplGlfw_NewFrame();
    show_pointer();
}

void Window::show_pointer() {
    for (bool changed = false; !inbox_.pointer.empty() && !changed; inbox_.pointer.pop_front()) {
        const PointerEvent& event = inbox_.pointer.front();
        pointer_known_ = true;
        pointer_ = event.at;
        if (event.button < 0) continue;
        down_[static_cast<std::size_t>(event.button)] = event.down;
        double_click_ = event.second;
        changed = true;
    }
    if (!pointer_known_) return;
    if (!inbox_.pointer.empty()) inbox_.any = true; // the rest wants frames of its own
    ImGuiIO& io = ImGui::GetIO();
    io.MousePos = {pointer_.x, pointer_.y};
    std::copy(down_.begin(), down_.end(), io.MouseDown);
}

void Window::end_frame(unsigned background) {
    int width = 0, height = 0;
    glfwGetFramebufferSize(window_, &width, &height);
    glViewport(0, 0, width, height);
    const auto channel = [&](unsigned shift) {
        return static_cast<float>((background >> shift) & 0xFFU) / 255.0F;
    };
    glClearColor(channel(16), channel(8), channel(0), 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

std::vector<KeyPress> Window::take_keys() {
    return std::exchange(inbox_.keys, {});
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

base::Size Window::size() const {
    int width = 0, height = 0;
    glfwGetWindowSize(window_, &width, &height);
    return {static_cast<float>(width), static_cast<float>(height)};
}

float Window::device_scale() const {
    int width = 0, height = 0, pixels = 0, ignored = 0;
    glfwGetWindowSize(window_, &width, &height);
    glfwGetFramebufferSize(window_, &pixels, &ignored);
    return width > 0 && pixels > 0 ? static_cast<float>(pixels) / static_cast<float>(width) : 1;
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
