#pragma once
// Long texts, taken apart so that of a megabyte only what is seen costs anything.

#include <cstddef>
#include <string_view>
#include <vector>

namespace dateline::ui {

// Of a text this much is laid out at once (three times as much with what stands for bad bytes).
inline constexpr std::size_t max_drawn_bytes = 4096;
// A long text as pieces that end with a line or a word.
std::vector<std::string_view> pieces_of(std::string_view text);

} // namespace dateline::ui
