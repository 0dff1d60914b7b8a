#pragma once
// One photo on its way out: the rows that a reader hands over, averaged down as they come, so that memory
// follows what was asked for, not what the photo is. Knows no formats.

#include <cstdint>
#include <functional>
#include <vector>

#include "paint/decode_protocol.h"
#include "paint/decode_samples.h"

namespace dateline::paint::decoder {

// The source pixels that one target pixel covers, and by how much the first and the last.
struct Cell {
    std::size_t first = 0, last = 0;
    float first_share = 1, last_share = 1;
    float share(std::size_t i) const { return i == first ? first_share : i == last ? last_share : 1.F; }
};

struct Size {
    std::size_t width = 0, height = 0;
};

class Picture {
  public:
    explicit Picture(const Request& request) : request_(request) {}

    // What a reader calls, in this order. The size as stored, and EXIF's orientation: false where it is empty
    // or too large, and outcome() says which.
    bool has_size(std::uint64_t width, std::uint64_t height, int orientation = 1);
    Outcome outcome() const { return outcome_; }
    // An ICC profile; one that does not fit the rows is passed over.
    void has_profile(Bytes icc) { profile_.assign(icc.begin(), icc.end()); }
    // The size that is wanted, as stored: what a library may scale down to by itself, but no further.
    Size wanted() const { return wanted_; }
    // Rows of this size follow: the size as stored, or one that the library has scaled it down to.
    void begin(std::size_t width, std::size_t height, Channels channels);
    void row(const std::uint8_t* samples);
    bool complete() const { return next_row_ == size_.height && size_.height > 0; }

    void send(const std::function<void(const Reply&)>& header, const std::function<void(Bytes)>& row);

  private:
    void finish_row();

    const Request& request_;
    Outcome outcome_ = Outcome::damaged;
    std::uint32_t full_width_ = 0, full_height_ = 0;
    int orientation_ = 1;
    std::vector<std::uint8_t> profile_;
    Size wanted_, size_, target_; // as stored: wanted, of the rows that come, of the pixels that are kept
    Channels channels_ = Channels::rgb;
    std::size_t next_row_ = 0, next_target_ = 0;
    float row_area_ = 0;
    std::vector<Cell> columns_, rows_;
    std::vector<float> line_;
    std::vector<std::uint8_t> pixels_;
};

} // namespace dateline::paint::decoder
