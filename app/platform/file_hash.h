#pragma once
// The SHA-256 of a file's bytes.

#include <string>

#include "base/progress_and_cancel.h"

namespace dateline::platform {

// Read a piece at a time; "" if it was stopped. Error (input) where it cannot be read.
std::string sha256_of_file(const std::string& path, const base::ProgressAndCancel& watch = {});

} // namespace dateline::platform
