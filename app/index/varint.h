#pragma once
// Whole numbers as bytes, as many as each needs (LEB128): seven bits a byte from the lowest, the highest bit
// set on all but the last.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dateline::index {

inline void put_varint(std::string* bytes, std::uint64_t number) {
    for (; number >= 0x80U; number >>= 7U)
        *bytes += static_cast<char>((number & 0x7FU) | 0x80U);
    *bytes += static_cast<char>(number);
}

// Reads what put_number wrote; once it fails, it stays so.
class VarintReader {
  public:
    // `max_bytes`: of one number; more is a failure.
    explicit VarintReader(std::string_view bytes, unsigned max_bytes = 10)
        : bytes_(bytes), max_bits_(7 * max_bytes) {}
    bool at_end() const { return at_ == bytes_.size(); }
    bool failed() const { return failed_; }
    std::uint64_t take() {
        std::uint64_t number = 0;
        for (unsigned shift = 0; shift < max_bits_ && at_ < bytes_.size(); shift += 7) {
            const auto byte = static_cast<unsigned char>(bytes_[at_++]);
            number |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
            if (byte < 0x80U) return number;
        }
        failed_ = true;
        return 0;
    }

  private:
    std::string_view bytes_;
    unsigned max_bits_;
    std::size_t at_ = 0;
    bool failed_ = false;
};

} // namespace dateline::index
