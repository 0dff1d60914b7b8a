#include "index/histogram.h"

#include <algorithm>
#include <cmath>

namespace dateline::index {

Histogram::Histogram(const base::Span& span, int buckets)
    : span_(span), changes_(static_cast<std::size_t>(std::clamp(buckets, 0, 1 << 16)) + 1),
      begun_(changes_.size() - 1) {}

std::size_t Histogram::bucket_of(double instant_ms) const {
    const double share = (instant_ms - span_.start_ms) / span_.length_ms();
    const auto buckets = static_cast<std::int64_t>(changes_.size()) - 1;
    const auto bucket = static_cast<std::int64_t>(share * static_cast<double>(buckets));
    return static_cast<std::size_t>(std::clamp<std::int64_t>(bucket, 0, buckets - 1));
}

void Histogram::add(const base::TickSpan& ticks) {
    const base::Span span = base::span_of(ticks);
    if (changes_.size() < 2 || span_.empty() || !span.overlaps(span_)) return;
    const double last_ms = base::ms_of_tick(std::max(ticks.end_tick - 1, ticks.start_tick));
    const std::size_t first = bucket_of(std::max(span.start_ms, span_.start_ms));
    ++changes_[first];
    ++begun_[first];
    --changes_[bucket_of(std::min(last_ms, span_.last_ms())) + 1];
}

void Histogram::add_evenly(const base::TickSpan& ticks) {
    const base::Span span = base::span_of(ticks);
    if (changes_.size() < 2 || span_.empty() || !span.overlaps(span_)) return;
    add(ticks);
    even_changes_.resize(changes_.size());
    even_parts_.resize(changes_.size());
    const auto buckets = static_cast<double>(changes_.size() - 1);
    const double bucket_ms = span_.length_ms() / buckets;
    const auto at = [&](double instant_ms) { // in buckets; may lie outside
        return (instant_ms - span_.start_ms) / bucket_ms;
    };
    const double whole_from = at(span.start_ms),
                 whole_to = at(base::ms_of_tick(std::max(ticks.end_tick, ticks.start_tick + 1)));
    const double one = 1 / std::min(whole_to - whole_from, 1.0); // what a bucket's worth of it counts
    const double from = std::max(whole_from, 0.0), to = std::min(whole_to, buckets);
    const auto first = static_cast<std::size_t>(std::min(from, buckets - 1));
    const auto last = static_cast<std::size_t>(std::clamp(std::ceil(to) - 1, 0.0, buckets - 1));
    if (first == last) {
        even_parts_[first] += one * (to - from);
        return;
    }
    even_parts_[first] += one * (static_cast<double>(first + 1) - from);
    even_parts_[last] += one * (to - static_cast<double>(last));
    even_changes_[first + 1] += one;
    even_changes_[last] -= one;
}

void Histogram::add_starts(double instant_ms, std::int64_t count) {
    if (changes_.size() < 2 || span_.empty()) return;
    const std::size_t first = bucket_of(std::max(instant_ms, span_.start_ms));
    changes_[first] += count;
    begun_[first] += static_cast<std::uint32_t>(count);
}

void Histogram::add_ends(double last_ms, std::int64_t count) {
    if (changes_.size() < 2 || span_.empty() || last_ms >= span_.end_ms) return;
    changes_[bucket_of(last_ms) + 1] -= count;
}

std::vector<std::uint32_t> Histogram::begun() const {
    return begun_;
}

std::vector<std::uint32_t> Histogram::counts() const {
    std::vector<std::uint32_t> counts(changes_.size() - 1);
    std::int64_t active = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        active += changes_[i];
        counts[i] = static_cast<std::uint32_t>(active);
    }
    if (even_parts_.empty()) return counts;
    double whole = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        whole += even_changes_[i];
        const double even = std::max(std::round(whole + even_parts_[i]), 1.0);
        if (counts[i] > 0) counts[i] = static_cast<std::uint32_t>(even);
    }
    return counts;
}

} // namespace dateline::index
