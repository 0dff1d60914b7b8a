#pragma once
// What a PNG says about itself: its chunks of text, read back. The file may come from a stranger.

#include <string>
#include <utility>
#include <vector>

namespace dateline::paint {

// The iTXt chunks that are not compressed, as keyword and text, those before the pixels; what is damaged is
// left out. Error (input) for a file that is no PNG.
std::vector<std::pair<std::string, std::string>> read_png_texts(const std::string& path);

} // namespace dateline::paint
