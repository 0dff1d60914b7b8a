#pragma once
// Which parts of a text are read from right to left: its letters, and the first strong isolates in it
// (base/parts.h), of which those nested deeper than lines nest them do nothing.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dateline::base {

// A letter or a digit that is read from right to left: digits of Arabic too, for they turn round what is
// between two of them.
bool has_right_to_left(std::string_view text);

enum class IsolateMark { none, opens, closes };

// How deep in isolates one is, reading a text from its start, a character at a time.
class IsolateNesting {
  public:
    // Of more than `max_count` isolates the further ones do nothing either.
    explicit IsolateNesting(std::size_t max_count = SIZE_MAX) : max_count_(max_count) {}
    // What the character does; none: it is no isolate, or one that does nothing.
    IsolateMark read(char32_t c);
    std::size_t depth() const { return depth_; }

  private:
    std::size_t max_count_;
    std::size_t depth_ = 0, count_ = 0, passed_over_ = 0;
};

} // namespace dateline::base
