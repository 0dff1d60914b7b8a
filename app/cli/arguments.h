#pragma once
// The command line as values: which command, on what, with which options. Knows the options' names and what
// the help says; checks nothing that needs a database.

#include <string>
#include <vector>

#include "state/picture.h"

namespace dateline::cli {

enum class Command {
    open,
    import_sources,
    export_file,
    make_card,
    view_of,
    quotes,
    views,
    check,
    reindex,
    print
};

struct Arguments {
    Command command = Command::open;
    std::string file; // the database; empty: not given
    std::vector<std::string> sources;
    std::string into, out, event;
    bool skip_broken = false;    // import takes what is sound
    std::string as;              // which format, where several share the ending of `out`; empty: the first
    std::string guard = "prose"; // which cells of a .csv file are marked: see publish/csv.h
    bool bom = false;            // a .csv file starts with a byte order mark
    std::string picture;         // a PNG that Dateline wrote
    std::string format = "text";
    state::PictureOptions options; // what export adds to the view; its own view is not used
    state::CardOptions card;
    state::ViewOptions view;
    state::OpenOptions open; // the hidden options
    std::string text;        // to print: the help, or the version
};

// Throws base::Error (usage): one line.
Arguments parse_arguments(int argc, const char* const* argv);

} // namespace dateline::cli
