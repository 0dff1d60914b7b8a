#include "paint/decode_picture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <new>

#include "paint/decode_colour.h"

namespace dateline::paint::decoder {
namespace {

std::uint8_t to_byte(float value) {
    const float and_a_half = std::clamp(value, 0.F, 255.F) + 0.5F; // lround takes most of a picture's time
    return static_cast<std::uint8_t>(and_a_half);
}

bool has_alpha(Channels channels) {
    return channels == Channels::grey_alpha || channels == Channels::rgba;
}

std::vector<Cell> cells(std::size_t from, std::size_t to) {
    std::vector<Cell> result(to);
    const double step = static_cast<double>(from) / static_cast<double>(to);
    for (std::size_t i = 0; i < to; ++i) {
        const double begin = static_cast<double>(i) * step, end = static_cast<double>(i + 1) * step;
        Cell& cell = result[i];
        cell.first = std::min(static_cast<std::size_t>(begin), from - 1);
        cell.last = std::min(std::max(static_cast<std::size_t>(std::ceil(end)), cell.first + 1), from) - 1;
        const double first_end = std::min(end, static_cast<double>(cell.first + 1));
        cell.first_share = static_cast<float>(first_end - begin);
        cell.last_share = static_cast<float>(end - std::max(begin, static_cast<double>(cell.last)));
    }
    return result;
}

// Adds `share` of a row of samples to `line`. Colours with an alpha are premultiplied, so that transparent
// pixels do not bleed.
void add_row(const std::uint8_t* row, std::size_t width, Channels kind, float share, float* line) {
    const std::size_t channels = count_of(kind);
    if (!has_alpha(kind)) {
        for (std::size_t i = 0; i < width * channels; ++i)
            line[i] += share * static_cast<float>(row[i]);
        return;
    }
    for (std::size_t i = 0; i < width * channels; i += channels) {
        const float alpha = share * static_cast<float>(row[i + channels - 1]);
        for (std::size_t c = 0; c + 1 < channels; ++c)
            line[i + c] += alpha / 255.F * static_cast<float>(row[i + c]);
        line[i + channels - 1] += alpha;
    }
}

// One pixel from the sums over its cell; `area` is how much of the source that is.
void put_pixel(const std::array<float, 4>& sums, Channels kind, float area, std::uint8_t* to) {
    const std::size_t channels = count_of(kind);
    const bool alpha = has_alpha(kind);
    const float weight = alpha ? sums.at(channels - 1) / 255.F : area;
    for (std::size_t c = 0; c < channels - (alpha ? 1 : 0); ++c)
        to[c] = weight > 0 ? to_byte(sums.at(c) / weight) : std::uint8_t{0};
    if (alpha) to[channels - 1] = to_byte(sums.at(channels - 1) / area);
}

// Where in a picture of this size, as stored, the pixel lies that the upright one shows at (x, y).
std::size_t stored_at(const Size& size, int orientation, std::size_t x, std::size_t y) {
    const std::size_t right = size.width - 1, bottom = size.height - 1;
    const auto at = [&](std::size_t column, std::size_t row) { return row * size.width + column; };
    switch (orientation) {
    case 2:
        return at(right - x, y);
    case 3:
        return at(right - x, bottom - y);
    case 4:
        return at(x, bottom - y);
    case 5:
        return at(y, x);
    case 6:
        return at(y, bottom - x);
    case 7:
        return at(right - y, bottom - x);
    case 8:
        return at(right - y, x);
    default:
        return at(x, y);
    }
}

} // namespace

bool Picture::has_size(std::uint64_t width, std::uint64_t height, int orientation) {
    outcome_ = Outcome::damaged;
    if (width == 0 || height == 0) return false;
    outcome_ = Outcome::too_large;
    if (width > max_side_px || height > max_side_px || width * height > max_pixels) return false;
    outcome_ = Outcome::pixels;
    orientation_ = orientation >= 1 && orientation <= 8 ? orientation : 1;
    full_width_ = static_cast<std::uint32_t>(width);
    full_height_ = static_cast<std::uint32_t>(height);
    wanted_ = {static_cast<std::size_t>(width), static_cast<std::size_t>(height)};
    const std::size_t largest = std::max(wanted_.width, wanted_.height);
    const std::uint32_t most = request_.largest_side_px;
    if (most > 0 && largest > most) {
        const double scale = static_cast<double>(most) / static_cast<double>(largest);
        for (std::size_t* side : {&wanted_.width, &wanted_.height}) {
            const auto px = static_cast<std::size_t>(std::lround(static_cast<double>(*side) * scale));
            *side = std::clamp<std::size_t>(px, 1, most);
        }
    }
    if (orientation_ >= 5) std::swap(full_width_, full_height_);
    if (std::uint64_t{wanted_.width} * wanted_.height > max_pixels_sent) outcome_ = Outcome::too_large;
    return outcome_ == Outcome::pixels;
}

void Picture::begin(std::size_t width, std::size_t height, Channels channels) {
    size_ = {width, height};
    channels_ = channels;
    target_ = {std::min(wanted_.width, width), std::min(wanted_.height, height)};
    next_row_ = next_target_ = 0;
    row_area_ = 0;
    pixels_.assign(target_.width * target_.height * count_of(channels), 0);
    if (target_.width == width && target_.height == height) return;
    columns_ = cells(width, target_.width);
    rows_ = cells(height, target_.height);
    line_.assign(width * count_of(channels), 0.F);
}

// A box filter: rows into a line, which a compiler does many samples at a time, then the line into pixels.
void Picture::row(const std::uint8_t* samples) {
    if (next_row_ >= size_.height) return;
    const std::size_t at = next_row_++, channels = count_of(channels_);
    if (columns_.empty()) {
        const std::size_t bytes = size_.width * channels;
        std::copy_n(samples, bytes, pixels_.begin() + static_cast<std::ptrdiff_t>(at * bytes));
        return;
    }
    while (next_target_ < target_.height && rows_[next_target_].first <= at) {
        const float share = rows_[next_target_].share(at);
        add_row(samples, size_.width, channels_, share, line_.data());
        row_area_ += share;
        if (rows_[next_target_].last > at) return;
        finish_row();
    }
}

void Picture::finish_row() {
    const std::size_t channels = count_of(channels_);
    std::uint8_t* to = pixels_.data() + next_target_ * target_.width * channels;
    for (std::size_t x = 0; x < target_.width; ++x) {
        std::array<float, 4> sums{};
        float area = 0;
        for (std::size_t sx = columns_[x].first; sx <= columns_[x].last; ++sx) {
            const float share = columns_[x].share(sx);
            for (std::size_t c = 0; c < channels; ++c)
                sums.at(c) += share * line_[sx * channels + c];
            area += share;
        }
        put_pixel(sums, channels_, area * row_area_, to + x * channels);
    }
    std::fill(line_.begin(), line_.end(), 0.F);
    row_area_ = 0;
    ++next_target_;
}

void Picture::send(const std::function<void(const Reply&)>& header, const std::function<void(Bytes)>& row) {
    const std::size_t channels = count_of(channels_);
    const Colours colours(profile_, channels_);
    const bool turned = orientation_ >= 5;
    const std::size_t width = turned ? target_.height : target_.width;
    const std::size_t height = turned ? target_.width : target_.height;
    Reply reply;
    reply.outcome = static_cast<std::uint32_t>(Outcome::pixels);
    reply.width = static_cast<std::uint32_t>(width);
    reply.height = static_cast<std::uint32_t>(height);
    reply.full_width = full_width_;
    reply.full_height = full_height_;
    header(reply);
    std::vector<std::uint8_t> line(width * channels), rgba(width * 4);
    for (std::size_t y = 0; y < height; ++y) {
        for (std::size_t x = 0; x < width; ++x)
            std::copy_n(pixels_.data() + stored_at(target_, orientation_, x, y) * channels, channels,
                        line.data() + x * channels);
        colours.convert(line.data(), width, rgba.data());
        row(rgba);
    }
}

} // namespace dateline::paint::decoder
