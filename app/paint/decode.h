#pragma once
// Inside the decoder process: bytes to pixels. A reader for each format hands its rows to a Picture, which
// averages them down as they come: memory follows what was asked for, not what the photo is. Knows no files
// and no sockets; the caller writes the rows.

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "paint/decode_protocol.h"

namespace dateline::paint::decoder {

using Bytes = std::span<const std::uint8_t>;

enum class Channels { grey, grey_alpha, rgb, rgba, cmyk }; // 8 bits each; cmyk: 255 is no ink
std::size_t count_of(Channels channels);

// The source pixels that one target pixel covers, and by how much the first and the last.
struct Cell {
    std::size_t first = 0, last = 0;
    float first_share = 1, last_share = 1;
    float share(std::size_t i) const { return i == first ? first_share : i == last ? last_share : 1.F; }
};

struct Size {
    std::size_t width = 0, height = 0;
};

// One photo on its way out.
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

// From the samples of a photo to RGBA in sRGB.
class Colours {
  public:
    Colours(Bytes profile, Channels channels);
    ~Colours();
    Colours(const Colours&) = delete;
    Colours& operator=(const Colours&) = delete;
    void convert(const std::uint8_t* samples, std::size_t pixels, std::uint8_t* rgba) const;

  private:
    Channels channels_;
    void* transform_ = nullptr;
};
// An ICC profile of the primaries and the curve that a video's numbers (ITU-T H.273) name; empty for sRGB's
// and for what they do not know.
std::vector<std::uint8_t> profile_of(int primaries, int transfer);

// The pre-flights, which close what the libraries leave open.
struct Inspection {
    Outcome outcome = Outcome::damaged;  // `pixels`: worth decoding
    std::uint32_t width = 0, height = 0; // as stored
    int orientation = 1;                 // EXIF, 1 to 8
    std::vector<std::uint8_t> profile;   // ICC, JPEG's alone
};
Inspection inspect_jpeg(Bytes file);
Inspection inspect_png(Bytes file);
Inspection inspect_bmp(Bytes file);
// EXIF's orientation from a TIFF block, with or without "Exif\0\0" before it; 1 where it has none.
int orientation_of(Bytes exif);

// The readers. `pixels`: all rows were handed over.
Outcome read_jpeg(const Inspection& inspection, Bytes file, Picture* picture);
Outcome read_png(const Inspection& inspection, Bytes file, Picture* picture);
Outcome read_webp(Bytes file, Picture* picture);
Outcome read_avif(Bytes file, Picture* picture);
Outcome read_heic(Bytes file, Picture* picture);
Outcome read_tiff(Bytes file, Picture* picture);
Outcome read_gif(Bytes file, Picture* picture);
Outcome read_with_stb(const Inspection& inspection, Bytes file, Picture* picture); // BMP

// What must be done while the process still may open files.
void prepare_colours();
void prepare_heic();

// `header` is called once, then, where the outcome is pixels, `row` for each row of RGBA from the top.
void decode(Bytes file, const Request& request, const std::function<void(const Reply&)>& header,
            const std::function<void(Bytes)>& row);

} // namespace dateline::paint::decoder
