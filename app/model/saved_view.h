#pragma once
// A view that was given a name: what is looked at, kept in the database, and a step of its story. What it
// names is known by id, as the store gives it; the same by slug is ViewRecord.

#include <string>
#include <vector>

#include "model/window.h"

namespace dateline::model {

struct SavedView {
    std::string slug;
    LocalText name;
    LocalText note;       // what to see in it; the story's words
    int order = 0;        // its place in the story, from 1, each once; 0: not in the story
    std::string from, to; // EDTF, as for --from and --to; empty: from the first event, to the last
    Filter filter;
    Grouping grouping = Grouping::participant;
    Ref selected;
    std::string theme; // "light", "dark", or empty: as it is
    bool operator==(const SavedView&) const = default;
};

} // namespace dateline::model
