// The least that a program with this window can do: GLFW, OpenGL 3 and Dear ImGui with its built-in Latin
// font. Prints "frame 1" once its first frame is complete, then sleeps until it is closed. Measured by
// bench.py.

#include <cstdio>

#include <epoxy/gl.h>
// The loader comes before GLFW, which would bring a second one.
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <GLFW/glfw3.h>
#include <imgui.h>

namespace {

void draw_frame(GLFWwindow* window) {
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    ImGui::NewFrame();
    // With its size given the window shows in its first frame; Dear ImGui hides one that it must measure
    // first.
    ImGui::SetNextWindowPos(ImVec2(40, 40));
    ImGui::SetNextWindowSize(ImVec2(480, 160));
    ImGui::Begin("Bare");
    ImGui::TextUnformatted("The least that a window can show.");
    ImGui::End();
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

} // namespace

int main() {
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
    ImGui_ImplGlfw_InitForOpenGL(window, true);
    ImGui_ImplOpenGL3_Init("#version 330 core");

    draw_frame(window);
    std::printf("frame 1\n");
    std::fflush(stdout);
    while (glfwWindowShouldClose(window) == GLFW_FALSE)
        glfwWaitEvents();

    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext();
    glfwDestroyWindow(window);
    glfwTerminate();
    return 0;
}
