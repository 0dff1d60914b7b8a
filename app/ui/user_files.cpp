#include "ui/user_files.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "platform/file.h"
#include "platform/locale.h"

namespace dateline::ui {

namespace fs = std::filesystem;

std::string home_folder() {
    // NOLINTNEXTLINE(concurrency-mt-unsafe): nothing in the program changes the environment after its start
    const char* home = std::getenv("HOME");
    return home && *home ? home : ".";
}

std::string fresh_picture_path(const std::string& name) {
    std::string folder = home_folder();
    for (const char* below : {"/Pictures", "/사진", "/그림"}) {
        std::error_code ignored;
        if (fs::is_directory(folder + below, ignored)) {
            folder += below;
            break;
        }
    }
    for (int i = 1; i < 1000; ++i) {
        std::string path = folder + "/" + name + (i == 1 ? "" : "-" + std::to_string(i)) + ".png";
        std::error_code ignored;
        if (!fs::exists(path, ignored)) return path;
    }
    return folder + "/" + name + ".png";
}

std::string example_path() {
    const std::string beside = platform::program_folder() + "/example.db";
    std::FILE* file = std::fopen(beside.c_str(), "rbe");
    if (!file) return platform::program_folder() + "/../share/dateline/example.db";
    std::fclose(file);
    return beside;
}

} // namespace dateline::ui
