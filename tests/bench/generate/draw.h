#pragma once
// Draws of one random sequence. The standard's distributions differ between libraries; these do not, so that
// a seed means the same database everywhere.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace dateline::bench {

class Draw {
  public:
    explicit Draw(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() { // splitmix64
        state_ += 0x9E3779B97F4A7C15U;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }
    double fraction() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; } // 0 to below 1
    bool chance(double share) { return fraction() < share; }
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }
    int between(int low, int high) {
        return low + static_cast<int>(below(static_cast<std::size_t>(high - low + 1)));
    }
    // The first of `count` most often, the last seldom.
    std::size_t skewed(std::size_t count) {
        const double f = fraction();
        return std::min(count - 1, static_cast<std::size_t>(f * f * static_cast<double>(count)));
    }

  private:
    std::uint64_t state_;
};

// Zipf's law: the n-th of `count` is drawn in proportion to 1/n. A few lead, and the tail is long.
class Ranks {
  public:
    explicit Ranks(std::size_t count) {
        double sum = 0;
        sums_.reserve(count);
        for (std::size_t i = 0; i < count; ++i)
            sums_.push_back(sum += 1 / static_cast<double>(i + 1));
    }
    std::size_t draw(Draw& draw) const {
        const auto at = std::upper_bound(sums_.begin(), sums_.end(), draw.fraction() * sums_.back());
        return std::min(sums_.size() - 1, static_cast<std::size_t>(at - sums_.begin()));
    }
    std::size_t size() const { return sums_.size(); }

  private:
    std::vector<double> sums_;
};

} // namespace dateline::bench
