#pragma once
// What the commands' bounds and lines of dump are made of. Each piece of a line brings the space before it.
// Internal to scene.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/colour.h"
#include "base/geometry.h"

namespace dateline::scene {

constexpr float unbounded_px = 1'000'000;
constexpr base::Rect everywhere{-unbounded_px / 2, -unbounded_px / 2, unbounded_px, unbounded_px};
base::Rect around(const std::vector<base::Point>& points, float margin_px); // empty without any

std::string number(float value, int decimals = 1);                  // no space before it; never "-0.0"
std::string optional_number(char letter, float value, float usual); // "" where it is as usual
std::string words_of(base::Point point);
std::string words_of(const std::vector<base::Point>& points);
std::string words_of(const base::Rect& rect, int decimals = 1);
std::string words_of(base::Colour colour);
std::string hex_of(const std::vector<std::uint8_t>& cells);
// In quotation marks; what no line of text can hold is escaped.
std::string in_quotes(std::string_view text);

} // namespace dateline::scene
