#pragma once
// One line of a text that was broken.

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline::scene {

struct Line {
    std::string
        text; // with marks that are not seen where alone it would be read otherwise than in its paragraph
    std::size_t begin = 0, end = 0; // bytes of the source text that it shows
};

// `text` so that it is read in this direction whatever its own letters are: behind a mark that is not seen,
// if need be.
std::string in_direction(std::string_view text, bool right_to_left);

} // namespace dateline::scene
