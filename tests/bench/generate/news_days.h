#pragma once
// How events fall on days: more on weekdays, in bursts that fade within weeks, hardly any in quiet stretches,
// more in the newest years than in the oldest. Knows how many and when, not what.

#include <cstdint>

#include "base/time.h"
#include "bench/generate/draw.h"

namespace dateline::bench {

struct Size {
    std::int64_t events = 1000;
    int years = 50;
    std::uint64_t seed = 1;
};

constexpr int home_offset_minutes = 540;
constexpr int last_year = 2025;

struct Day {
    double start_ms = 0; // local midnight
    base::Civil date;    // local
    std::int64_t events = 0;
    double coarse_share = 0; // of these, how many are known only to the month, season, year, decade
};

// All days from the first to the last; their events add up to just the size's.
class NewsDays {
  public:
    explicit NewsDays(const Size& size);
    bool next(Day* day); // false: there is none
    double end_ms() const { return start_of(days_); }

  private:
    struct Mood {
        Draw draw;
        double burst = 0;
        int quiet_days = 0;
    };
    struct Load {
        double news = 0, coarse = 0;
    };
    double start_of(std::int64_t day) const { return start_ms_ + static_cast<double>(day) * base::day_ms; }
    static Load load_of(Mood* mood, const base::Civil& date, double day_ms, double age, int years);
    Load step(Mood* mood, std::int64_t index, base::Civil* date) const;

    Size size_;
    double start_ms_ = 0;
    std::int64_t days_ = 0, index_ = 0, given_ = 0;
    double total_ = 0, sum_ = 0;
    Mood mood_;
};

} // namespace dateline::bench
