#pragma once
// Numbers that are the same in every run.

#include <cstdint>
#include <random>

namespace dateline::test {

class Random {
  public:
    explicit Random(unsigned seed) : random_(seed) {}
    std::int64_t between(std::int64_t low, std::int64_t high) {
        return std::uniform_int_distribution<std::int64_t>(low, high)(random_);
    }
    // A whole number of milliseconds.
    double ms(double low, double high) {
        return low + static_cast<double>(between(0, static_cast<std::int64_t>(high - low)));
    }
    bool chance(int percent) { return between(1, 100) <= percent; }

  private:
    std::mt19937_64 random_;
};

} // namespace dateline::test
