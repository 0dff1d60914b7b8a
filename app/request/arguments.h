#pragma once
// The command line as values: which command, on what, with which options. Nothing in it is looked up or
// checked against a database.

#include <string>
#include <vector>

#include "request/export_format.h"
#include "request/options.h"

namespace dateline::request {

enum class Command {
    open, // the window
    import_sources,
    export_file,
    make_card,
    view_of,
    quotes,
    views,
    check,
    reindex,
    completions,
    manual,
    print // `text`
};

struct Arguments {
    Command command = Command::open;
    std::string file; // the database; empty: not given
    std::vector<std::string> sources;
    std::string into, out, event;
    std::string author;          // of an import
    bool skip_broken = false;    // import takes what is sound
    std::string as;              // which format, where several share the ending of `out`; empty: the first
    std::string guard = "prose"; // which cells of a .csv file are marked: see publish/csv.h
    bool bom = false;            // a .csv file starts with a byte order mark
    std::string png;             // a picture that Dateline wrote
    std::string format = "text";
    std::string utterance;  // of a card: its id or slug
    std::string shell;      // to complete for
    PictureOptions picture; // its `view` is what any command looks at
    std::string hits_path;  // as in WindowOptions, as the next two
    bool report_frames = false, ignore_settings = false;
    std::string text; // to print: the help, or the version
    bool operator==(const Arguments&) const = default;
};

// What it says of a card, and of a window.
CardOptions card_of(const Arguments& arguments);
WindowOptions window_of(const Arguments& arguments);
// What --guard asks for. Error (usage) where it is none of its words.
CsvGuard guard_of(const Arguments& arguments);

} // namespace dateline::request
