#include "layout/cells.h"

#include <algorithm>
#include <cmath>

namespace dateline::layout {

Cells::Cells(const Canvas& canvas, std::size_t count)
    : viewport_(canvas.viewport), start_ms_(canvas.window.query.span.start_ms) {
    const auto all = static_cast<double>(count);
    if (count > 0) step_ms_ = canvas.window.query.span.length_ms() / all;
    width_px_ = static_cast<float>(step_ms_ / viewport_.ms_per_px());
    if (!(step_ms_ > 0)) return;
    const double from = (viewport_.start_ms - start_ms_) / step_ms_;
    const double to = (viewport_.end_ms() - start_ms_) / step_ms_;
    first_ = static_cast<std::size_t>(std::clamp(std::floor(from), 0.0, all));
    end_ = std::max(first_, static_cast<std::size_t>(std::clamp(std::ceil(to), 0.0, all)));
}

base::Span Cells::span(std::size_t cell) const {
    return {std::trunc(start_of(cell)), std::trunc(start_of(cell + 1)) + 1};
}

} // namespace dateline::layout
