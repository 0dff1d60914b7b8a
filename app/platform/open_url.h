#pragma once
// What the desktop opens for the user.

#include <string>

namespace dateline::platform {

// In the user's browser, by xdg-open; false where there is none. The address is handed on as it is: whoever
// calls says which are allowed.
bool open_url(const std::string& url);

} // namespace dateline::platform
