#pragma once
// A picture of a view, as it is asked for: the one value that the command line, the dialog in the window and
// the file's own record of how it was made have in common. Composes and paints nothing.

#include <string>

#include "state/view_options.h"

namespace dateline::state {

// As on the command line; empty: not given.
struct PictureOptions {
    ViewOptions view;
    bool lanes = true, coverage = true; // parts of the canvas
    bool panel = false, legend = false; // the selection's quotes beside it; the people and their colours
    bool transparent = false;           // no ground
    std::string title, caption;         // title empty: the database's
    std::string pages;                  // of a PDF: a number, or "auto"; empty: 1
};

// Resolved against a database.
struct PictureRequest {
    model::View view;
    base::Size size{1600, 1000};
    float scale = 1;
    layout::Style style;
    bool panel = false, legend = false;
    std::string title, caption;
    int pages = 1;      // 0: as many as the events want
    bool index = false; // at the end, of what no page names: where pages are asked for
};
constexpr int max_pages = 200;

// Checks what needs no database; Error (usage).
void check_options(const PictureOptions& options);
// Light and Korean or English as `language` says, where the options leave it open. Error as
// resolve_options(); also (usage) for a panel of nothing selected.
PictureRequest resolve_picture(const PictureOptions& options, store::Store& store, base::Language language);

// The command line that makes the picture, quoted for a POSIX shell: "dateline export FILE --out OUT ...".
std::string command_line(const PictureOptions& options, const std::string& file, const std::string& out);
// Its words again, as such a shell would split them; none if it is not in that form.
std::optional<std::vector<std::string>> split_command_line(std::string_view line);

// A quote as a picture, as on the command line.
struct CardOptions {
    std::string utterance; // its id or slug
    std::string theme, language, size;
    double scale = 0; // 0: not given
};
// The pixels of a card's logical pixel, unless told otherwise; a card of a fixed size has those pixels.
struct CardSize {
    base::Size size; // height 0: as high as the words need
    float scale = 1;
};
// "square", "story", WxH or "" (1200 wide, as high as it needs). Error (usage).
CardSize card_size(const CardOptions& options);
std::string command_line(const CardOptions& options, const std::string& file, const std::string& out);

} // namespace dateline::state
