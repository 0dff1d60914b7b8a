#pragma once
// The user's settings and recent files, kept under the XDG folders as plain lines. Never in a database's
// folder.

#include <string>

#include "state/state.h"

namespace dateline::state {

// $XDG_CONFIG_HOME/dateline/settings, or ~/.config/...; "" where there is no home.
std::string settings_path();
// "key value" lines; what is missing, unknown or out of range is the default. `text` may be anything.
Settings parse_settings(const std::string& text, const Settings& defaults);
std::string format_settings(const Settings& settings);

// The same from and to settings_path(). A file that cannot be read or written is no error: settings are a
// comfort.
Settings load_settings(const Settings& defaults);
void save_settings(const Settings& settings);

} // namespace dateline::state
