#pragma once
// The command line as values: which command, on what, with which options. Knows the options' names and what
// the help says; checks nothing that needs a database.

#include <string>
#include <vector>

#include "state/view_options.h"

namespace dateline::cli {

enum class Command { open, import_sources, export_file, quotes, views, check, reindex, print };

struct Arguments {
    Command command = Command::open;
    std::string file; // the database; empty: not given
    std::vector<std::string> sources;
    std::string into, out, event;
    std::string format = "text";
    state::ViewOptions view;
    state::OpenOptions open; // the hidden options
    std::string text;        // to print: the help, or the version
};

// Throws base::Error (usage): one line.
Arguments parse_arguments(int argc, const char* const* argv);

} // namespace dateline::cli
