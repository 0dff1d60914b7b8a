#pragma once
// What was asked for as a command line again, from the one option table: what the export dialog shows, and
// what a picture records of how it was made.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "request/arguments.h"

namespace dateline::request {

// Quoted for a POSIX shell: "dateline export FILE --out OUT ...". What is as it is without it is left out,
// and what the command does not take.
std::string command_line(Arguments arguments);
std::string command_line(const PictureOptions& options, const std::string& file, const std::string& out);
std::string command_line(const CardOptions& options, const std::string& file, const std::string& out);
// Its words again, as such a shell would split them; none if it is not in that form.
std::optional<std::vector<std::string>> split_command_line(std::string_view line);

} // namespace dateline::request
