#pragma once
// The first few of a list, for a line that says what there is: "a, b, c, d, e and more".

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace dateline::request {

// `text_of` is asked only for what is shown: it may have to look into the database.
template<class Thing, class TextOf> std::string first_few(const std::vector<Thing>& things, TextOf text_of) {
    constexpr std::size_t most = 5;
    std::string list;
    for (std::size_t i = 0; i < std::min(things.size(), most); ++i)
        list += (i > 0 ? ", " : "") + text_of(things[i]);
    if (things.size() > most) list += " and more";
    return list;
}

} // namespace dateline::request
