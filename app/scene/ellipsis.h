#pragma once
// Cutting a text to a width, with an ellipsis. Internal to scene.

#include <cstddef>
#include <string>
#include <string_view>

#include "scene/text_measurer.h"

namespace dateline::scene {

// No line shows more; what is longer is cut before it is looked at.
constexpr std::size_t max_elided_bytes = 4096;

// The start of `text`, at most so many bytes, of whole characters.
std::string_view start_of(std::string_view text, std::size_t max_bytes);

enum class Ellipsis { if_cut, always };
// The longest start of `text` that fits, before a number rather than in it; `kept` is how many of its bytes.
std::string elided(std::string_view text, float width_px, Font font, float size_px,
                   const TextMeasurer& measurer, Ellipsis when, std::size_t* kept);

} // namespace dateline::scene
