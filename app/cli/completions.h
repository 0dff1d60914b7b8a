#pragma once
// What a shell reads to complete the commands and options, made from the one option table.

#include <string>

namespace dateline::cli {

// `shell` is bash, zsh or fish.
std::string completions_for(const std::string& shell);

} // namespace dateline::cli
