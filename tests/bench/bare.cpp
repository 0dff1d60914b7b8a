// The least that a program with this window can do: GLFW, OpenGL 3 and Dear ImGui with its built-in Latin
// font; with --demo, Dear ImGui's own demo window instead. Prints "frame N CPU_MS" as each frame is complete
// (the thread's processor time so far), draws again when something happens, and sleeps until then. Measured
// by bench.py.

#include <cstdio>
#include <cstring>
#include <ctime>

#include <epoxy/gl.h>
// The loader comes before GLFW, which would bring a second one.
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <GLFW/glfw3.h>
#include <imgui.h>

namespace {

enum class Content { line, demo };

double thread_cpu_ms() {
    std::timespec spent{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return static_cast<double>(spent.tv_sec) * 1e3 + static_cast<double>(spent.tv_nsec) / 1e6;
}

void draw_line() {
    // With its size given the window shows in its first frame; Dear ImGui hides one that it must measure
    // first.
    ImGui::SetNextWindowPos(ImVec2(40, 40));
    ImGui::SetNextWindowSize(ImVec2(480, 160));
    ImGui::Begin("Bare");
    ImGui::TextUnformatted("The least that a window can show.");
    ImGui::End();
}

void draw_frame(GLFWwindow* window, Content content) {
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    ImGui::NewFrame();
    if (content == Content::demo)
        ImGui::ShowDemoWindow();
    else
        draw_line();
    ImGui::Render();
    int width = 0;
    int height = 0;
    glfwGetFramebufferSize(window, &width, &height);
    glViewport(0, 0, width, height);
    glClearColor(0.96F, 0.96F, 0.94F, 1.0F);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    glfwSwapBuffers(window);
    glFinish();
}

void run(GLFWwindow* window, Content content) {
    unsigned long long frame = 0;
    while (glfwWindowShouldClose(window) == GLFW_FALSE) {
        draw_frame(window, content);
        std::printf("frame %llu %.3f\n", ++frame, thread_cpu_ms());
        std::fflush(stdout);
        glfwWaitEvents();
    }
}

} // namespace

int main(int argc, char** argv) {
    const bool demo = argc > 1 && std::strcmp(argv[1], "--demo") == 0;
    if (glfwInit() == GLFW_FALSE) {
        std::fprintf(stderr, "dateline_bare: no display\n");
        return 3;
    }
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    GLFWwindow* window = glfwCreateWindow(1600, 1000, "Bare", nullptr, nullptr);
    if (window == nullptr) {
        std::fprintf(stderr, "dateline_bare: no OpenGL 3.3\n");
        return 3;
    }
    glfwMakeContextCurrent(window);
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    ImGui::GetIO().ConfigWindowsMoveFromTitleBarOnly = true; // a drag inside moves nothing
    ImGui_ImplGlfw_InitForOpenGL(window, true);
    ImGui_ImplOpenGL3_Init("#version 330 core");

    run(window, demo ? Content::demo : Content::line);

    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext();
    glfwDestroyWindow(window);
    glfwTerminate();
    return 0;
}
