#pragma once
// What is asked for, resolved against a database: names and slugs become ids, dates a span. The one part of
// request/ that knows a store; what is typed alone is request/options.h.

#include <optional>
#include <string>

#include "base/language.h"
#include "layout/style.h"
#include "request/options.h"
#include "store/store.h"

namespace dateline::request {

struct ResolvedOptions {
    model::View view;
    std::string saved_view; // the slug of the saved view that was named
    std::optional<layout::Theme> theme;
    std::optional<base::Language> language;
    std::optional<base::Size> size;
    float scale = 0; // 0: not given, by itself or by the name of a size; else 0.25 to 8
};

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

// Names and slugs become ids: "person:sam-altman", "event:12", or a bare name of any kind for --select. Error
// as check_options(); also (input) where nothing, or more than one thing, has the name: it lists up to five
// candidates.
ResolvedOptions resolve_options(const ViewOptions& options, store::Store& store);
// Light and Korean or English as `language` says, where the options leave it open.
PictureRequest resolve_picture(const PictureOptions& options, store::Store& store, base::Language language);

} // namespace dateline::request
