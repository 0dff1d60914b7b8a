#pragma once
// SHA-256 (FIPS 180-4), to name exact bytes: a picture says which database it shows.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dateline::base {

class Sha256 {
  public:
    void add(std::string_view bytes);
    // Nothing may be added after either of these.
    std::string hex();   // 64 digits
    std::string bytes(); // 32

  private:
    void take_block(const unsigned char* block);
    std::array<std::uint32_t, 8> state_ = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                           0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    std::array<unsigned char, 64> block_{};
    std::size_t filled_ = 0;
    std::uint64_t length_ = 0;
};

} // namespace dateline::base
