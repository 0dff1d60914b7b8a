#include "layout/coverage.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "base/date_text.h"
#include "base/language.h"
#include "base/parts.h"
#include "layout/cells.h"

namespace dateline::layout {

namespace {

using scene::Font;

constexpr float bar_px = 8, bin_px = 12, tallest_px = 34, lowest_px = 6;
constexpr std::size_t max_single = 60;
constexpr std::size_t max_round = 40; // of more bars nobody sees the corners; each costs as much as a bar
constexpr float single_px = 3, single_height_px = 16, outlet_px = 12;
constexpr float name_x_px = 16, name_size_px = 12, name_baseline_px = 12;
constexpr float labels_from_px = 6;

struct Bin {
    std::uint32_t count = 0;
    base::Span span{base::latest_ms, base::earliest_ms};
    const model::CoverageMark* only = nullptr;
    double sum_ms = 0;
};

double middle_of(const base::Span& span) {
    return span.start_ms + span.length_ms() / 2;
}

float bars_bottom(const Canvas& canvas) {
    return canvas.bands.coverage_top + 50;
}

void draw_bar(Canvas& canvas, float x, float width, std::uint32_t count, std::uint32_t most, float radius) {
    const float share = static_cast<float>(count) / static_cast<float>(std::max(most, 4U));
    const float height = lowest_px + (tallest_px - lowest_px) * std::min(share, 1.0F);
    canvas.rect(Layer::bars, {x - width / 2, bars_bottom(canvas) - height, width, height},
                base::faded(canvas.colours.accent, 0.7F), radius);
}

// Bins at fixed instants, a power of two long, so that they stay put while the view pans.
void draw_bars(Canvas& canvas) {
    const double bin_ms =
        std::exp2(std::ceil(std::log2(static_cast<double>(bin_px) * canvas.viewport.ms_per_px())));
    std::map<std::int64_t, Bin> bins;
    for (const model::CoverageMark& mark : canvas.window.coverage) {
        const double middle = middle_of(mark.published);
        const double x = x_of(canvas.viewport, middle);
        if (x < -bin_px || x > static_cast<double>(canvas.width() + bin_px)) continue;
        Bin& bin = bins[static_cast<std::int64_t>(std::floor(middle / bin_ms))];
        ++bin.count;
        bin.only = bin.count == 1 ? &mark : nullptr;
        bin.span.start_ms = std::min(bin.span.start_ms, mark.published.start_ms);
        bin.span.end_ms = std::max(bin.span.end_ms, mark.published.end_ms);
        bin.sum_ms += middle;
    }
    std::uint32_t most = 0;
    for (const auto& [key, bin] : bins)
        most = std::max(most, bin.count);
    for (const auto& [key, bin] : bins) {
        // At the mean instant; at least a bar's width from the bin's borders, so that bars do not touch.
        const double left = static_cast<double>(key) * bin_ms;
        const double inset = static_cast<double>(bar_px / 2 + 0.5F) * canvas.viewport.ms_per_px();
        const double at =
            std::clamp(bin.sum_ms / bin.count, left + inset, std::max(left + bin_ms - inset, left + inset));
        const float x = scene_x(canvas.viewport, at);
        draw_bar(canvas, x, bar_px, bin.count, most, bins.size() <= max_round ? 1.5F : 0);
        const base::Rect rect = {x - bin_px / 2, bars_bottom(canvas) - tallest_px - 2, bin_px,
                                 tallest_px + 8};
        if (bin.only != nullptr)
            canvas.hit(Layer::bars, rect, model::Ref(bin.only->id));
        else
            canvas.hit(Layer::bars, rect, Cluster{bin.span});
    }
}

// More articles than were loaded: the buckets' counts, so many together that a bar is as wide as where each
// is known.
void draw_coverage_density(Canvas& canvas) {
    const std::vector<std::uint32_t>& density = canvas.window.coverage_density;
    const Cells cells(canvas, density.size());
    if (cells.first() >= cells.end()) return;
    std::size_t together = 1; // powers of two from the window's start: they stay put while the view pans
    while (together < density.size() && static_cast<float>(together) * cells.width_px() < bar_px)
        together *= 2;
    std::vector<std::uint32_t> counts;
    for (std::size_t i = 0; i < density.size(); ++i) {
        if (i % together == 0) counts.push_back(0);
        counts.back() += density[i];
    }
    const std::uint32_t most = *std::max_element(counts.begin(), counts.end());
    for (std::size_t i = cells.first() / together; i * together < cells.end(); ++i) {
        if (counts[i] == 0) continue;
        const std::size_t first = i * together, last = std::min(first + together, density.size()) - 1;
        const float left = cells.left(first), right = cells.right(last);
        const float width = std::clamp(right - left - 1, 1.0F, bar_px);
        draw_bar(canvas, (left + right) / 2, width, counts[i], most, 0);
        canvas.hit(Layer::bars,
                   {left, bars_bottom(canvas) - tallest_px - 2, std::max(right - left, 2.0F), tallest_px + 8},
                   Cluster{{cells.span(first).start_ms, cells.span(last).end_ms}});
    }
}

// The count is a run of its own: in one with a name that is written from the right it would stand inside.
struct SingleLabel {
    std::string words, count;
    float count_x = 0, width = 0;
};

SingleLabel single_label(const Canvas& canvas, const model::CoverageMark& mark, int more) {
    SingleLabel whole;
    std::string label = canvas.elided(mark.outlet_name.in(canvas.language()), 140, Font::sans, outlet_px);
    if (mark.precision <= base::Precision::minute) {
        label = base::isolated(label);
        base::add_part(label, " ",
                       base::format_clock(mark.published.start_ms, canvas.viewport.utc_offset_minutes));
    }
    const auto width = [&](const std::string& text) {
        return text.empty() ? 0 : canvas.text_width(text, Font::sans, outlet_px);
    };
    whole.words = label;
    whole.width = width(label);
    if (more <= 0) return whole;
    whole.count = base::tr_count(canvas.language(), "+{}", "+{}", more);
    whole.width += width(label.empty() ? whole.count : " " + whole.count);
    whole.count_x = whole.width - width(whole.count);
    return whole;
}

struct Single {
    const model::CoverageMark* mark;
    Extent extent;
    int count = 1;
    base::Span span;
};

std::vector<Single> singles(const Canvas& canvas) {
    std::vector<Single> result;
    for (const model::CoverageMark& mark : canvas.window.coverage) {
        Single one{&mark, extent_of(canvas, mark.published, 24), 1, mark.published};
        if (!one.extent.visible) continue;
        if (!result.empty() && std::abs(one.extent.x - result.back().extent.x) < single_px + 2 &&
            one.extent.bar == result.back().extent.bar) {
            ++result.back().count;
            result.back().span.end_ms = std::max(result.back().span.end_ms, one.span.end_ms);
            continue;
        }
        result.push_back(one);
    }
    return result;
}

void draw_singles(Canvas& canvas, const std::vector<Single>& marks) {
    const float top = bars_bottom(canvas) - 30;
    std::array<float, 2> row_ends = {labels_from_px, labels_from_px};
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const Single& one = marks[i];
        const float next = i + 1 < marks.size() ? marks[i + 1].extent.left : canvas.width();
        const bool wide = one.extent.bar; // known to the day: as wide as the day, not a point in it
        const base::Rect rect =
            wide ? base::Rect{one.extent.left, top + 12, one.extent.right - one.extent.left, 4}
                 : base::Rect{one.extent.x - 1.5F, top, single_px, single_height_px};
        canvas.rect(Layer::bars, rect, base::faded(canvas.colours.accent, wide ? 0.4F : 1.0F),
                    wide ? 2.0F : 0);
        const Target target = one.count > 1 ? Target(Cluster{one.span}) : Target(model::Ref(one.mark->id));
        canvas.hit(Layer::bars, {rect.x - 4, top - 3, rect.width + 8, single_height_px + 6}, target);
        const SingleLabel label = single_label(canvas, *one.mark, one.count - 1);
        const float width = label.width;
        const float x = wide ? std::max(one.extent.left, labels_from_px) : one.extent.x + 6;
        for (std::size_t row = 0; row < row_ends.size(); ++row) {
            if (x < row_ends[row] || x + width > canvas.width() - 6) continue;
            if (row == 0 && x + width + 4 > next) continue; // the next mark stands in this row

            const float baseline = top + (wide ? 9.0F : 13.0F) + static_cast<float>(row) * 20;
            canvas.text(Layer::labels, {x, baseline}, label.words, Font::sans, outlet_px,
                        canvas.colours.soft);
            canvas.text(Layer::labels, {x + label.count_x, baseline}, label.count, Font::sans, outlet_px,
                        canvas.colours.soft);
            canvas.hit(Layer::labels, {x, baseline - 13, width, 17}, target);
            row_ends[row] = x + width + 10;
            break;
        }
    }
}

} // namespace

bool has_coverage(const model::Window& window) {
    return !window.coverage.empty() ||
           std::any_of(window.coverage_density.begin(), window.coverage_density.end(),
                       [](std::uint32_t n) { return n > 0; });
}

void draw_coverage(Canvas& canvas) {
    // Above the tallest bar: the strip's own name hides none of them.
    canvas.text(Layer::labels, {name_x_px, canvas.bands.coverage_top + name_baseline_px},
                canvas.word("Coverage"), Font::sans, name_size_px, canvas.colours.soft);
    const model::Window& window = canvas.window;
    if (!window.coverage_is_whole && !window.coverage_density.empty()) return draw_coverage_density(canvas);
    // An hour must be wide enough to tell articles apart; else bars say more.
    const bool near_by = canvas.viewport.ms_per_px() < base::day_ms / 60;
    const std::vector<Single> marks = near_by ? singles(canvas) : std::vector<Single>{};
    if (near_by && marks.size() <= max_single) return draw_singles(canvas, marks);
    draw_bars(canvas);
}

} // namespace dateline::layout
