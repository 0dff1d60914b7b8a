#pragma once
// Where the user's files lie, and the example.

#include <string>

namespace dateline::ui {

std::string home_folder(); // "." where there is none
// A path that does not exist yet: NAME.png, NAME-2.png, ... in the user's pictures (or home, or here).
std::string fresh_picture_path(const std::string& name);

// The file that is opened when none is given.
std::string example_path();

} // namespace dateline::ui
