#pragma once
// Views as "slug" and place in the story, to compare lists by eye: "one1".

#include <string>
#include <vector>

#include "model/saved_view.h"

namespace dateline::model::test {

inline std::vector<std::string> slugs(const std::vector<SavedView>& views) {
    std::vector<std::string> all;
    for (const SavedView& each : views)
        all.push_back(each.slug + std::to_string(each.order));
    return all;
}

} // namespace dateline::model::test
