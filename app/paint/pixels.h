#pragma once
// A picture in memory.

#include <cstdint>
#include <vector>

namespace dateline::paint {

struct Pixels { // RGBA, 8 bits a channel, straight alpha, rows top down
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba;
};

} // namespace dateline::paint
