#pragma once
// A date as it is written, end by end: for those who put it into words or into other formats. What it covers
// is base/edtf.h's.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/edtf_part.h"

namespace dateline::base {

// One end of an interval, or of a range in a set. Without a date it is open, or nobody knows it.
struct WrittenEnd {
    std::optional<EdtfPart> part;
    bool open = false;
};

// A date alone (`last` is as `first`), or from the one end to the other.
struct WrittenMember {
    WrittenEnd first, last;
    bool range = false;
};

struct WrittenDate {
    enum class Kind { single, interval, one_of, all_of };
    Kind kind = Kind::single;
    std::vector<WrittenMember> members; // one, but in a set
    std::string canonical;              // its text
};

// The part with which a member begins and the one with which it ends; where only one is on the clock, that
// for both, and none where neither is.
struct PlacedEnds {
    const EdtfPart* first = nullptr;
    const EdtfPart* last = nullptr;
};
PlacedEnds placed_ends(const WrittenMember& member);

// The text without white space before and after it.
std::string_view trimmed(std::string_view text);
// None where the text is not EDTF; then `problem` says why.
std::optional<WrittenDate> read_written(std::string_view text, int offset_minutes, std::string* problem);

} // namespace dateline::base
