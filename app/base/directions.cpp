#include "base/directions.h"

#include "base/utf8.h"

namespace dateline::base {

bool has_right_to_left(std::string_view text) {
    for (std::size_t at = 0; at < text.size();)
        if (is_read_backwards(next_code_point(text, &at))) return true;
    return false;
}

IsolateMark IsolateNesting::read(char32_t c) {
    constexpr char32_t first_strong = 0x2068, pop = 0x2069;
    if (c == first_strong) {
        if (depth_ == deepest_isolate || count_ >= max_count_) {
            ++passed_over_;
            return IsolateMark::none;
        }
        ++depth_;
        ++count_;
        return IsolateMark::opens;
    }
    if (c != pop) return IsolateMark::none;
    if (passed_over_ > 0) {
        --passed_over_;
        return IsolateMark::none;
    }
    if (depth_ == 0) return IsolateMark::none; // it ends nothing
    --depth_;
    return IsolateMark::closes;
}

} // namespace dateline::base
