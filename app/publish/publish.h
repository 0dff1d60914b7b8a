#pragma once
// What leaves Dateline as a file: a view or a quote as a picture, with its photos, its sources and how it was
// made. One place for the command line and for the window. Knows the store, the layout and the file painters;
// not the display.

#include <string>
#include <vector>

#include "base/progress_and_cancel.h"
#include "paint/fonts.h"
#include "publish/photos.h"
#include "request/options.h"
#include "store/database.h"

namespace dateline::publish {

// ".png" for "A/B.PNG"; "" without one.
std::string ending_of(const std::string& path);
bool is_picture_ending(const std::string& ending); // .png .svg .pdf

// Paints a view of the database, as `store` has it, to `out`, whose ending says the kind. `language` is for
// options that leave it open; `notices` gets a line for each photo that could not be shown; what the file
// records of itself leaves nothing open. False: stopped, and nothing was written. Error (usage) for a picture
// larger than its kind allows; else what the store and the painters throw.
bool write_picture(const store::Database& database, store::Store& store,
                   const request::PictureOptions& options, base::Language language, const std::string& out,
                   const base::ProgressAndCancel& watch = {}, Notices* notices = nullptr);

// The first page, so small that no side is above `side_px`. Empty: stopped.
paint::Pixels preview_picture(store::Store& store, const request::PictureOptions& options,
                              const paint::FontBook& fonts, float side_px,
                              const base::ProgressAndCancel& watch);

// One utterance as a picture: its words, who said them, where and when, and who printed them. The names of
// what was written: `out`, or NAME-1.png, NAME-2.png, ... where the words need several cards (a PDF has them
// as pages).
std::vector<std::string> write_card(const store::Database& database, store::Store& store,
                                    const request::CardOptions& options, base::Language language,
                                    const std::string& out, Notices* notices = nullptr);

} // namespace dateline::publish
