#include "paint/decode_gif.h"

#include <algorithm>
#include <array>
#include <optional>

namespace dateline::paint::decoder {
namespace {

std::size_t word_at(Bytes file, std::size_t at) {
    return std::size_t{file[at]} | std::size_t{file[at + 1]} << 8U;
}

// The bytes of a chain of blocks, one after the other; its last block is empty.
class GifBlocks {
  public:
    GifBlocks(Bytes file, std::size_t at) : file_(file), at_(at) {}
    // -1 where they end, or the file does.
    int next() {
        if (left_ == 0) {
            if (is_ended_ || at_ >= file_.size()) return -1;
            left_ = file_[at_++];
            is_ended_ = left_ == 0;
            if (is_ended_) return -1;
        }
        if (at_ >= file_.size()) return -1;
        --left_;
        return file_[at_++];
    }
    // To the byte after them; false where the file ends before.
    bool leave(std::size_t* at) {
        while (next() >= 0) {
        }
        *at = at_;
        return is_ended_;
    }

  private:
    Bytes file_;
    std::size_t at_, left_ = 0;
    bool is_ended_ = false;
};

struct GifFrame {
    std::size_t x = 0, y = 0, width = 0, height = 0;
    bool interlaced = false;
    std::optional<std::size_t> transparent; // of its colours
    Bytes colours;                          // three bytes each
    std::size_t data = 0;                   // where it begins
};

// The first frame; none where the file ends before it, or is none.
std::optional<GifFrame> first_frame(Bytes file) {
    const auto colours_at = [file](std::size_t at, std::uint8_t flags) {
        const std::size_t bytes = (flags & 0x80U) != 0 ? std::size_t{3} << ((flags & 7U) + 1) : 0;
        return at + bytes <= file.size() ? file.subspan(at, bytes) : Bytes();
    };
    GifFrame frame;
    frame.colours = colours_at(13, file[10]);
    std::size_t at = 13 + frame.colours.size();
    while (at + 10 < file.size()) {
        if (file[at] == 0x21) { // an extension
            const bool says_how = file[at + 1] == 0xF9 && file[at + 2] == 4;
            if (says_how && (file[at + 3] & 1U) != 0) frame.transparent = file[at + 6];
            if (!GifBlocks(file, at + 2).leave(&at)) return std::nullopt;
            continue;
        }
        if (file[at] != 0x2C) return std::nullopt;
        frame.x = word_at(file, at + 1);
        frame.y = word_at(file, at + 3);
        frame.width = word_at(file, at + 5);
        frame.height = word_at(file, at + 7);
        const std::uint8_t flags = file[at + 9];
        frame.interlaced = (flags & 0x40U) != 0;
        const Bytes own = colours_at(at + 10, flags);
        if ((flags & 0x80U) != 0) frame.colours = own;
        frame.data = at + 10 + own.size();
        if (frame.colours.empty() || frame.data >= file.size()) return std::nullopt;
        return frame;
    }
    return std::nullopt;
}

// Each code stands for one before it and a colour more (LZW).
class GifCodes {
  public:
    GifCodes(Bytes file, const GifFrame& frame)
        : blocks_(file, frame.data + 1), min_bits_(file[frame.data]) {}

    // `put` takes one colour after the other, and says whether it wants more; false: they are wrong, or end
    // too soon.
    template<class Put> bool unpack(const Put& put) {
        if (min_bits_ < 1 || min_bits_ > 11) return false;
        const int clear = 1 << min_bits_;
        for (int i = 0; i < clear; ++i)
            first_.at(static_cast<std::size_t>(i)) = last_.at(static_cast<std::size_t>(i)) =
                static_cast<std::uint8_t>(i);
        begin_anew();
        for (int before = -1;;) {
            const int code = next_code();
            if (code == clear) {
                begin_anew();
                before = -1;
                continue;
            }
            if (code < 0 || code == clear + 1 || (before < 0 && code > clear)) return false;
            if (before >= 0 && !learn(before, code)) return false;
            if (!spell(code, put)) return true;
            before = code;
        }
    }
    bool is_whole() {
        std::size_t ignored = 0;
        return blocks_.leave(&ignored);
    }

  private:
    static constexpr int max_codes = 4096;

    void begin_anew() {
        bits_ = min_bits_ + 1;
        known_ = (1 << min_bits_) + 2;
    }
    int next_code() {
        while (waiting_bits_ < bits_) {
            const int byte = blocks_.next();
            if (byte < 0) return -1;
            waiting_ |= static_cast<std::uint32_t>(byte) << waiting_bits_;
            waiting_bits_ += 8;
        }
        const std::uint32_t code = waiting_ & ((1U << bits_) - 1);
        waiting_ >>= bits_;
        waiting_bits_ -= bits_;
        return static_cast<int>(code);
    }
    // The code before this one with the first colour of this one is a new one, perhaps this one itself.
    bool learn(int before, int code) {
        if (code > known_ || (code == known_ && known_ >= max_codes)) return false;
        if (known_ >= max_codes) return true; // the table is full until it is cleared
        const auto at = static_cast<std::size_t>(known_), old = static_cast<std::size_t>(before);
        before_[at] = static_cast<std::uint16_t>(before);
        first_[at] = first_[old];
        last_[at] = first_[code == known_ ? old : static_cast<std::size_t>(code)];
        ++known_;
        if (known_ == 1 << bits_ && bits_ < 12) ++bits_;
        return true;
    }
    // False once no more is wanted.
    template<class Put> bool spell(int code, const Put& put) {
        std::size_t length = 0;
        auto at = static_cast<std::size_t>(code);
        for (const auto roots = std::size_t{1} << min_bits_; at >= roots; at = before_[at])
            spelt_[length++] = last_[at];
        spelt_[length++] = last_[at];
        while (length > 0)
            if (!put(spelt_[--length])) return false;
        return true;
    }

    GifBlocks blocks_;
    const unsigned min_bits_;
    unsigned bits_ = 0, waiting_bits_ = 0;
    std::uint32_t waiting_ = 0;
    int known_ = 0;
    std::array<std::uint16_t, max_codes> before_{};
    std::array<std::uint8_t, max_codes> first_{}, last_{};
    std::array<std::uint8_t, max_codes> spelt_{};
};

// The frame's rows on its canvas.
class GifCanvas {
  public:
    GifCanvas(const GifFrame& frame, std::size_t width, Picture* picture)
        : frame_(frame), picture_(picture), line_(width * 4) {}

    void leave_rows(std::size_t rows) {
        std::fill(line_.begin(), line_.end(), std::uint8_t{0});
        for (std::size_t y = 0; y < rows; ++y)
            picture_->row(line_.data());
    }
    void row(const std::uint8_t* indices) {
        for (std::size_t x = 0; x < frame_.width; ++x) {
            std::uint8_t* to = line_.data() + (frame_.x + x) * 4;
            const std::size_t index = indices[x];
            const bool seen = index != frame_.transparent && index * 3 + 2 < frame_.colours.size();
            for (std::size_t c = 0; c < 3; ++c)
                to[c] = seen ? frame_.colours[index * 3 + c] : std::uint8_t{0};
            to[3] = seen ? 255 : 0;
        }
        picture_->row(line_.data());
    }

  private:
    const GifFrame& frame_;
    Picture* picture_;
    std::vector<std::uint8_t> line_;
};

bool read_in_order(GifCodes& codes, const GifFrame& frame, GifCanvas& canvas) {
    std::vector<std::uint8_t> indices(frame.width);
    std::size_t x = 0, y = 0;
    return codes.unpack([&](std::uint8_t index) {
        indices[x] = index;
        if (++x < frame.width) return true;
        x = 0;
        canvas.row(indices.data());
        return ++y < frame.height;
    });
}

// Every eighth row, those in the middle between them, and so on.
bool read_interlaced(GifCodes& codes, const GifFrame& frame, GifCanvas& canvas) {
    std::vector<std::uint8_t> indices(frame.width * frame.height);
    std::size_t x = 0, y = 0, pass = 0;
    constexpr std::array<std::size_t, 4> begins{0, 4, 2, 1}, steps{8, 8, 4, 2};
    const bool whole = codes.unpack([&](std::uint8_t index) {
        indices[y * frame.width + x] = index;
        if (++x < frame.width) return true;
        x = 0;
        y += steps.at(pass);
        while (y >= frame.height && ++pass < begins.size())
            y = begins.at(pass);
        return pass < begins.size();
    });
    for (y = 0; whole && y < frame.height; ++y)
        canvas.row(indices.data() + y * frame.width);
    return whole;
}

} // namespace

Outcome read_gif(Bytes file, Picture* picture) {
    if (file.size() < 13) return Outcome::damaged;
    const std::size_t width = word_at(file, 6), height = word_at(file, 8);
    const std::optional<GifFrame> frame = first_frame(file);
    if (!frame || frame->width == 0 || frame->height == 0 || frame->x + frame->width > width ||
        frame->y + frame->height > height)
        return Outcome::damaged;
    if (!picture->has_size(width, height)) return picture->outcome();
    picture->begin(width, height, Channels::rgba);
    GifCodes codes(file, *frame);
    GifCanvas canvas(*frame, width, picture);
    canvas.leave_rows(frame->y);
    const bool is_sound =
        frame->interlaced ? read_interlaced(codes, *frame, canvas) : read_in_order(codes, *frame, canvas);
    if (!is_sound || !codes.is_whole()) return Outcome::damaged;
    canvas.leave_rows(height - frame->y - frame->height);
    return Outcome::pixels;
}

} // namespace dateline::paint::decoder
