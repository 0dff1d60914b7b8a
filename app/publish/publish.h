#pragma once
// What leaves Dateline as a file: a view or a quote as a picture, with its photos, its sources and how it was
// made. One place for the command line and for the window. Knows the store, the layout and the file painters;
// not the display.

#include <string>

#include "state/picture.h"
#include "store/store.h"

namespace dateline::publish {

// ".png" for "A/B.PNG"; "" without one.
std::string ending_of(const std::string& path);
bool is_picture_ending(const std::string& ending); // .png .svg .pdf

struct Picture {
    state::PictureRequest request;
    float scale = 1;
    std::string options; // how it was asked for, for the file's own record; may be empty
};

// Paints the view of the database at `database_path` to `out`, whose ending says the kind. Error (usage) for
// a picture larger than its kind allows; else what the store and the painters throw.
void write_picture(store::Store& store, const std::string& database_path, const Picture& picture,
                   const std::string& out);

// One utterance as a picture: its words, who said them, where and when, and who printed them.
void write_card(store::Store& store, const std::string& database_path, model::UtteranceId utterance,
                const layout::Style& style, const std::string& out);

} // namespace dateline::publish
