#pragma once
// What is asked for, as typed: a view, a picture of it, a card, a window. The same options open a window and
// write a file. Names are not looked up, dates not resolved: request/resolve.h does that.

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/geometry.h"
#include "model/view.h"

namespace dateline::request {

// As on the command line; empty: not given.
struct ViewOptions {
    std::string view; // a saved view's name; what is given beside it goes before what it says
    model::DateBounds dates;
    std::string group, select;
    std::vector<std::string> persons, topics, outlets, places;
    std::string search, theme, language, size;
    double scale = 0; // 0: not given
    bool operator==(const ViewOptions&) const = default;
};

struct PictureOptions {
    ViewOptions view;
    bool lanes = true, coverage = true; // parts of the canvas
    bool panel = false, legend = false; // the selection's quotes beside it; the people and their colours
    bool transparent = false;           // no ground
    std::string title, caption;         // title empty: the database's
    std::string pages;                  // of a PDF: a number, or "auto"; empty: 1
    bool operator==(const PictureOptions&) const = default;
};

// A quote as a picture.
struct CardOptions {
    std::string utterance; // its id or slug
    ViewOptions view;      // of which the theme, language, size and scale count
    bool operator==(const CardOptions&) const = default;
};

// How the window is opened; the last three serve tests and measurements.
struct WindowOptions {
    std::string path; // of the database; empty: the example
    ViewOptions view;
    std::string hits_path; // after each frame, what lies where is written there (JSON)
    // On standard output "frame N CPU_MS" for each complete frame, "partial N CPU_MS" for each other one, and
    // "complete N CPU_MS" where the last turns out to have been complete.
    bool report_frames = false;
    bool ignore_settings = false; // neither read nor write the user's settings
    bool operator==(const WindowOptions&) const = default;
};

// The sizes that have names: logical pixels, and the scale that makes the pixels that the name promises.
struct NamedSize {
    std::string_view name;
    base::Size size;
    float scale;
};
// Paper in the 96ths of an inch of a PDF's logical pixel; what is shared on screens in pixels.
inline constexpr std::array<NamedSize, 8> named_sizes = {{{"1080p", {1920, 1080}, 1},
                                                          {"4k", {1920, 1080}, 2},
                                                          {"square", {1080, 1080}, 1},
                                                          {"story", {720, 1280}, 1.5F},
                                                          {"a4", {794, 1123}, 1},
                                                          {"a4-landscape", {1123, 794}, 1},
                                                          {"a3", {1123, 1587}, 1},
                                                          {"a3-landscape", {1587, 1123}, 1}}};
const NamedSize* named_size(std::string_view name); // null: there is none
// A name or WxH; none if it is empty. Error (usage).
std::optional<base::Size> size_of(const std::string& given);

// The pixels of a card's logical pixel, unless told otherwise; a card of a fixed size has those pixels.
struct CardSize {
    base::Size size; // height 0: as high as the words need
    float scale = 1;
};
// "square", "story", WxH or "" (1200 wide, as high as it needs). Error (usage).
CardSize card_size(const CardOptions& options);

// Of a PDF: 0 is as many as the events want. Error (usage).
constexpr int max_pages = 200;
int pages_of(const std::string& given);

// Check what needs no database (theme, language, size 64x64 to 32,000x32,000, scale 0.25 to 8, dates, group,
// pages). Error (usage) names the option, what was given and what is allowed.
void check_options(const ViewOptions& options);
void check_options(const PictureOptions& options);
// Dates without a zone of their own are at the offset.
void check_dates(const model::DateBounds& dates, int utc_offset_minutes);

} // namespace dateline::request
