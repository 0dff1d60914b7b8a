#pragma once
// The manual page, made from the one option table.

#include <string>

namespace dateline::cli {

// As man(1) reads it: roff with the man macros.
std::string manual_page();

} // namespace dateline::cli
