#include "index/top_k.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "base/tie_break.h"

namespace dateline::index {
namespace {

constexpr std::size_t one_of_so_many = 4; // of what is kept is for a stretch

bool shown_before(const Entry& a, const Entry& b) {
    if (a.weight != b.weight) return a.weight > b.weight;
    if (a.span.start_tick != b.span.start_tick)
        return base::tie_break_before(a.span.start_tick, b.span.start_tick);
    return a.id < b.id;
}

template<class Before>
void keep_spread(std::vector<Entry>* entries, const base::Span& span, std::size_t keep, std::size_t stretches,
                 Before before) {
    if (entries->size() <= keep) return;
    constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
    std::vector<std::size_t> best(stretches, none); // of each stretch
    const double span_ms = std::max(span.length_ms(), 1.0);
    for (std::size_t i = 0; i < entries->size() && stretches > 0; ++i) {
        const double from_ms = base::ms_of_tick((*entries)[i].span.start_tick) - span.start_ms;
        const double at = std::clamp(from_ms / span_ms, 0.0, 1.0) * static_cast<double>(stretches);
        std::size_t& known = best[std::min(static_cast<std::size_t>(at), stretches - 1)];
        if (known == none || before((*entries)[i], (*entries)[known])) known = i;
    }
    std::erase(best, none);
    std::sort(best.begin(), best.end());
    std::size_t kept = 0; // they stand first
    for (const std::size_t index : best)
        std::swap((*entries)[kept++], (*entries)[index]);
    const auto at = [&](std::size_t index) { return entries->begin() + static_cast<std::ptrdiff_t>(index); };
    if (keep > kept) std::nth_element(at(kept), at(keep), entries->end(), before);
    entries->resize(keep);
}

} // namespace

void keep_top_k(std::vector<Entry>* entries, const base::Span& span, std::size_t keep) {
    const std::size_t more = keep > tile_heaviest ? keep - tile_heaviest : 0;
    keep_spread(entries, span, keep, more / one_of_so_many, heavier);
}

void keep_top_k_shown(std::vector<Entry>* entries, const base::Span& span, std::size_t keep) {
    keep_spread(entries, span, keep, keep / one_of_so_many, shown_before);
}

std::vector<Entry> TopK::take() {
    keep_top_k(&entries_, span_, keep_);
    std::sort(entries_.begin(), entries_.end(), heavier);
    return std::move(entries_);
}

} // namespace dateline::index
