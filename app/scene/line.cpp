#include "scene/line.h"

#include "base/utf8.h"

namespace dateline::scene {

std::string in_direction(std::string_view text, bool right_to_left) {
    if (base::is_right_to_left(text) == right_to_left) return std::string(text);
    std::string marked = right_to_left ? "\u200f" : "\u200e";
    return marked += text;
}

} // namespace dateline::scene
