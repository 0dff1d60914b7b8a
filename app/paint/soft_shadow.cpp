#include "paint/soft_shadow.h"

#include <algorithm>
#include <cmath>

namespace dateline::paint {
namespace {

// Coverage of the pixel whose centre is (x, y), of a rounded rectangle from the origin: its signed distance,
// one pixel wide.
float coverage(float x, float y, float width, float height, float radius) {
    const float dx = std::abs(x - width / 2) - (width / 2 - radius),
                dy = std::abs(y - height / 2) - (height / 2 - radius);
    const float outside = std::hypot(std::max(dx, 0.F), std::max(dy, 0.F));
    const float distance = outside + std::min(std::max(dx, dy), 0.F) - radius;
    return std::clamp(0.5F - distance, 0.F, 1.F);
}

std::vector<float> gaussian(float sigma, int reach) {
    std::vector<float> kernel(2 * static_cast<std::size_t>(reach) + 1);
    float sum = 0;
    for (std::size_t i = 0; i < kernel.size(); ++i) {
        const float t = (static_cast<float>(i) - static_cast<float>(reach)) / sigma;
        sum += kernel[i] = std::exp(-t * t / 2);
    }
    for (float& weight : kernel)
        weight /= sum;
    return kernel;
}

// One pass along rows, the result transposed: two passes blur both ways and turn it back.
std::vector<float> blurred_transposed(const std::vector<float>& from, std::size_t width, std::size_t height,
                                      const std::vector<float>& kernel) {
    std::vector<float> to(from.size());
    const std::size_t reach = kernel.size() / 2;
    for (std::size_t y = 0; y < height; ++y) {
        const float* row = from.data() + y * width;
        for (std::size_t x = 0; x < width; ++x) {
            const std::size_t first = x < reach ? 0 : x - reach, last = std::min(x + reach, width - 1);
            float sum = 0;
            for (std::size_t i = first; i <= last; ++i)
                sum += row[i] * kernel[i + reach - x];
            to[x * height + y] = sum;
        }
    }
    return to;
}

ShadowMask computed(int width, int height, float radius, float sigma, int margin) {
    ShadowMask mask{width + 2 * margin, height + 2 * margin, margin, {}};
    const auto columns = static_cast<std::size_t>(mask.width_px),
               rows = static_cast<std::size_t>(mask.height_px);
    std::vector<float> shape(columns * rows);
    const auto shift = static_cast<float>(margin) - 0.5F;
    for (std::size_t y = 0; y < rows; ++y)
        for (std::size_t x = 0; x < columns; ++x)
            shape[y * columns + x] = coverage(static_cast<float>(x) - shift, static_cast<float>(y) - shift,
                                              static_cast<float>(width), static_cast<float>(height), radius);
    const std::vector<float> kernel = gaussian(sigma, margin);
    shape = blurred_transposed(shape, columns, rows, kernel);
    shape = blurred_transposed(shape, rows, columns, kernel);
    mask.coverage.resize(shape.size());
    std::transform(shape.begin(), shape.end(), mask.coverage.begin(), [](float value) {
        return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.F, 1.F) * 255));
    });
    return mask;
}

// Which column of the small mask a column of the full one shows: the ends as they are, the middle repeated.
std::size_t source_index(std::size_t i, std::size_t full, std::size_t small) {
    const std::size_t half = small / 2;
    if (i < half) return i;
    if (i >= full - (small - half)) return i - (full - small);
    return half;
}

} // namespace

ShadowMask ShadowBook::shadow(int width_px, int height_px, float radius_px, float blur_px) {
    const int width = std::clamp(width_px, 1, 32'000), height = std::clamp(height_px, 1, 32'000);
    const float radius = std::clamp(radius_px, 0.F, static_cast<float>(std::min(width, height)) / 2);
    const float sigma = std::clamp(blur_px / 2, 0.1F, 200.F);
    const int margin = static_cast<int>(std::ceil(3 * sigma));
    const int enough = 2 * (static_cast<int>(std::ceil(radius)) + margin) + 3;
    const int small_width = std::min(width, enough), small_height = std::min(height, enough);
    const auto key = std::tuple(small_width, small_height, radius, sigma);
    auto found = small_.find(key);
    if (found == small_.end())
        found = small_.emplace(key, computed(small_width, small_height, radius, sigma, margin)).first;
    const ShadowMask& small = found->second;
    if (small_width == width && small_height == height) return small;

    ShadowMask full{width + 2 * margin, height + 2 * margin, margin, {}};
    const auto columns = static_cast<std::size_t>(full.width_px),
               rows = static_cast<std::size_t>(full.height_px);
    const auto small_columns = static_cast<std::size_t>(small.width_px);
    const auto small_rows = static_cast<std::size_t>(small.height_px);
    full.coverage.resize(columns * rows);
    for (std::size_t y = 0; y < rows; ++y) {
        const std::uint8_t* from = small.coverage.data() + source_index(y, rows, small_rows) * small_columns;
        for (std::size_t x = 0; x < columns; ++x)
            full.coverage[y * columns + x] = from[source_index(x, columns, small_columns)];
    }
    return full;
}

} // namespace dateline::paint
