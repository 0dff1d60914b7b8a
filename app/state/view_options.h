#pragma once
// The view options that the window and the commands share (DESIGN 5), as typed and as resolved against a
// database. The same options open a window and render a file.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/geometry.h"
#include "layout/style.h"
#include "model/view.h"
#include "store/store.h"

namespace dateline::state {

// As on the command line; empty: not given.
struct ViewOptions {
    std::string view; // a saved view's name; what is given beside it goes before what it says
    model::DateBounds dates;
    std::string group, select;
    std::vector<std::string> persons, topics, outlets, places;
    std::string search, theme, language, size;
    double scale = 0; // 0: not given
};

struct ResolvedOptions {
    model::View view;
    std::string saved_view; // the slug of the saved view that was named
    std::optional<layout::Theme> theme;
    std::optional<base::Language> language;
    std::optional<base::Size> size;
    float scale = 0; // 0: not given, by itself or by the name of a size; else 0.25 to 8
};

// The sizes that have names: logical pixels, and the scale that makes the pixels that the name promises.
struct NamedSize {
    std::string_view name;
    base::Size size;
    float scale;
};
std::span<const NamedSize> named_sizes();
// A name or WxH; none if it is empty. Error (usage).
std::optional<base::Size> size_of(const std::string& given);

// Checks what needs no database (theme, language, size 64x64 to 32,000x32,000, scale, dates, group). Error
// (usage) names the option, what was given and what is allowed.
void check_options(const ViewOptions& options);
// Names and slugs become ids: "person:sam-altman", "event:12", or a bare name of any kind for --select. Error
// (input) where nothing, or more than one thing, has the name: it lists up to five candidates.
ResolvedOptions resolve_options(const ViewOptions& options, store::Store& store);

// How the window is opened; the last three serve tests and measurements.
struct OpenOptions {
    std::string path; // empty: the example
    ViewOptions view;
    std::string hits_path; // after each frame, what lies where is written there (JSON)
    // On standard output "frame N CPU_MS" for each complete frame, "partial N CPU_MS" for each other one, and
    // "complete N CPU_MS" where the last turns out to have been complete.
    bool report_frames = false;
    bool ignore_settings = false; // neither read nor write the user's settings
};

} // namespace dateline::state
