#include "state/settings.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <filesystem>

#include "base/error.h"
#include "base/paths.h"
#include "platform/file.h"

namespace dateline::state {

std::string settings_path() {
    // NOLINTNEXTLINE(concurrency-mt-unsafe): read once at start, before any thread
    if (const char* folder = std::getenv("XDG_CONFIG_HOME"); folder && *folder == '/')
        return std::string(folder) + "/dateline/settings";
    // NOLINTNEXTLINE(concurrency-mt-unsafe)
    if (const char* home = std::getenv("HOME"); home && *home == '/')
        return std::string(home) + "/.config/dateline/settings";
    return "";
}

Settings parse_settings(const std::string& text, const Settings& defaults) {
    Settings settings = defaults;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string line = text.substr(at, end - at);
        at = end + 1;
        const std::size_t space = line.find(' ');
        if (space == std::string::npos) continue;
        const std::string key = line.substr(0, space), value = line.substr(space + 1);
        if (key == "theme" && value == "light") settings.theme = layout::Theme::light;
        if (key == "theme" && value == "dark") settings.theme = layout::Theme::dark;
        if (key == "language" && value == "ko") settings.language = base::Language::korean;
        if (key == "language" && value == "en") settings.language = base::Language::english;
        if (key == "motion" && (value == "on" || value == "off")) settings.motion = value == "on";
        if (key == "scale_percent") {
            int percent = 0;
            const auto [rest, error] = std::from_chars(value.data(), value.data() + value.size(), percent);
            if (error == std::errc() && percent >= 100 && percent <= 300)
                settings.scale = static_cast<float>(percent) / 100;
        }
        if (key == "recent" && !value.empty() && value.front() == '/' && settings.recent.size() < 10)
            settings.recent.push_back(value);
        if (key == "command" && !value.empty() && settings.recent_commands.size() < 8)
            settings.recent_commands.push_back(value);
    }
    return settings;
}

std::string format_settings(const Settings& settings) {
    std::string text;
    text += settings.theme == layout::Theme::dark ? "theme dark\n" : "theme light\n";
    text += "language " + std::string(base::language_tag(settings.language)) + "\n";
    text += "scale_percent " + std::to_string(std::lround(settings.scale * 100)) + "\n";
    text += settings.motion ? "motion on\n" : "motion off\n";
    for (const std::string& path : settings.recent) {
        if (path.find('\n') == std::string::npos) text += "recent " + path + "\n";
    }
    for (const std::string& name : settings.recent_commands)
        text += "command " + name + "\n";
    return text;
}

Settings load_settings(const Settings& defaults) {
    try {
        const std::string path = settings_path();
        return path.empty() ? defaults : parse_settings(platform::read_file(path, 1 << 20), defaults);
    } catch (const base::Error&) {
        return defaults;
    }
}

void save_settings(const Settings& settings) {
    const std::string path = settings_path();
    if (path.empty()) return;
    try {
        std::error_code ignored;
        std::filesystem::create_directories(base::folder_of(path), ignored);
        platform::write_file(path, format_settings(settings));
    } catch (const base::Error&) {
        return; // a read-only home: the session goes on, only the comfort is lost
    }
}

} // namespace dateline::state
