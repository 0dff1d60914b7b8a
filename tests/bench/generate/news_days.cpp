#include "bench/generate/news_days.h"

#include <array>

namespace dateline::bench {
namespace {

constexpr std::array<double, 7> weekday_load{1.0, 1.1, 1.1, 1.05, 0.9, 0.35, 0.3}; // from Monday

// History is remembered better the newer it is; a newspaper's archive grows slowly.
double growth(double age, int years) {
    const double eighth = age * age * age * age * age * age * age * age;
    return years > 200 ? 0.02 + eighth : 0.4 + age;
}

// What is known only to a month is drawn where the month begins, and so on: that day has a month's share.
double coarse_load(const base::Civil& date) {
    if (date.day != 1) return 0;
    double load = 0.9;
    if (date.month % 3 == 0) load += 0.5;
    if (date.month == 1) load += 8;
    if (date.month == 1 && date.year % 10 == 0) load += 12;
    return load;
}

} // namespace

NewsDays::NewsDays(const Size& size) : size_(size), mood_{Draw(size.seed), 0, 0} {
    start_ms_ = base::from_civil({last_year - size.years + 1, 1, 1}, home_offset_minutes);
    const double end_ms = base::from_civil({last_year + 1, 1, 1}, home_offset_minutes);
    days_ = static_cast<std::int64_t>((end_ms - start_ms_) / base::day_ms);
    Mood rehearsal = mood_;
    base::Civil date;
    for (std::int64_t i = 0; i < days_; ++i) {
        const Load load = step(&rehearsal, i, &date);
        total_ += load.news + load.coarse;
    }
}

NewsDays::Load NewsDays::load_of(Mood* mood, const base::Civil& date, double day_ms, double age, int years) {
    mood->burst *= 0.82;
    if (mood->draw.chance(0.04)) mood->burst += 1 / (0.06 + mood->draw.fraction());
    if (mood->quiet_days > 0) --mood->quiet_days;
    if (mood->draw.chance(0.011)) mood->quiet_days = mood->draw.between(5, 40);
    const double weekday =
        weekday_load.at(static_cast<std::size_t>(base::weekday_of(day_ms, home_offset_minutes)));
    const double quiet = mood->quiet_days > 0 ? 0.08 : 1;
    return {growth(age, years) * weekday * quiet * (1 + mood->burst), growth(age, years) * coarse_load(date)};
}

NewsDays::Load NewsDays::step(Mood* mood, std::int64_t index, base::Civil* date) const {
    const double day_ms = start_of(index);
    *date = base::to_civil(day_ms, home_offset_minutes);
    return load_of(mood, *date, day_ms, static_cast<double>(index) / static_cast<double>(days_), size_.years);
}

bool NewsDays::next(Day* day) {
    if (index_ == days_) return false;
    day->start_ms = start_of(index_);
    const Load load = step(&mood_, index_, &day->date);
    sum_ += load.news + load.coarse;
    const bool last = ++index_ == days_;
    const auto so_far =
        last ? size_.events : static_cast<std::int64_t>(static_cast<double>(size_.events) * (sum_ / total_));
    day->events = so_far - given_;
    day->coarse_share = load.coarse / (load.news + load.coarse);
    given_ = so_far;
    return true;
}

} // namespace dateline::bench
