#pragma once
// The GLFW window with its OpenGL context and Dear ImGui, and what the user did to it since the last frame.

#include <array>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "ui/input_queue.h"

struct GLFWcursor;
struct GLFWwindow;

namespace dateline::ui {

struct KeyPress {
    int key = 0, modifiers = 0; // GLFW's numbers
    bool repeat = false;
};

// The connection to the display, before the window and until after it.
class Display {
  public:
    Display(); // base::Error (environment) where there is none
    ~Display();
    Display(const Display&) = delete;
    Display& operator=(const Display&) = delete;
};

// Dear ImGui's context, before the window and until after it: frames can be laid out without one.
class Gui {
  public:
    Gui();
    ~Gui();
    Gui(const Gui&) = delete;
    Gui& operator=(const Gui&) = delete;
};

class Window {
  public:
    // Of a size in the system's units. Needs a Display. base::Error (environment) where there is no
    // OpenGL 3.3.
    explicit Window(base::Size size);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    // Dear ImGui's backends: once, with a Gui, before the first begin_frame.
    void connect();
    void show(const std::string& title);
    bool closing() const; // once what was done before has been shown
    void close();
    void stay_open(); // after closing()
    // Sleeps until something happens, or (sleep false) only looks.
    enum class Sleep { no, yes };
    void wait(Sleep sleep);
    static void wake();                  // from any thread: wait() returns
    void begin_frame();                  // before ImGui::NewFrame
    void end_frame(unsigned background); // renders Dear ImGui's draw data and swaps; background 0xRRGGBB
    std::vector<KeyPress> take_keys();   // of this frame
    std::vector<std::string> take_drops();
    bool take_double_click(); // true in the frame that shows its second press
    bool take_events();       // anything at all since the last call
    // Of the frame that was begun last; before one, of the new window.
    base::Size size() const { return size_; } // Dear ImGui's units
    float device_scale() const;               // framebuffer pixels a unit
    float content_scale() const;
    void set_clipboard(const std::string& text);
    // The framebuffer as RGBA, rows top down. Call before end_frame's swap has been followed by another
    // frame.
    void read_pixels(int* width, int* height, std::vector<unsigned char>* rgba) const;
    GLFWwindow* handle() const { return window_; }

    struct Inbox { // filled by GLFW's callbacks
        InputQueue input;
        std::vector<std::string> drops;
        bool any = false, resized = false;
        double pressed_s = -1;   // the last press of the left button
        base::Point at, pressed; // where the pointer is, and was then
    };

  private:
    void measure();
    void show_input();
    void show_cursor();

    GLFWwindow* window_ = nullptr;
    base::Size size_, pixels_;
    double frame_s_ = 0; // when the last frame began
    GLFWcursor* beam_cursor_ = nullptr;
    bool beam_ = false; // it is shown
    bool connected_ = false, double_click_ = false;
    Inbox inbox_;
    std::vector<KeyPress> keys_;
    bool pointer_known_ = false;
    base::Point pointer_;
    static constexpr int buttons = 5; // Dear ImGui's
    std::array<bool, buttons> buttons_down_{};
};

} // namespace dateline::ui
