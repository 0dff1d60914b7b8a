#include "scene/line_edges.h"

#include "base/utf8.h"

namespace dateline::scene {

using base::Direction;

EdgeFinder::EdgeFinder(std::string_view text) : text_(text), has_backwards_(base::has_right_to_left(text)) {}

void EdgeFinder::read_one(Reading* reading) const {
    const std::size_t begin = reading->at;
    const char32_t c = base::next_code_point(text_, &reading->at);
    reading->weak = true;
    if (c == U'\n') {
        *reading = {.at = reading->at};
    } else if (reading->isolates.read(c) == base::IsolateMark::none && reading->depth() == 0) {
        const Direction direction = base::direction_of(text_.substr(begin, reading->at - begin));
        if (direction == Direction::none) return;
        reading->last = direction;
        reading->weak = false;
    }
}

LineEdges EdgeFinder::of(std::size_t begin, std::size_t end, bool right_to_left) {
    LineEdges edges;
    if (!has_backwards_ || begin >= end) return edges;
    if (begin < reached_.at) reached_ = {};
    while (reached_.at < begin)
        read_one(&reached_);
    const Direction paragraph = right_to_left ? Direction::right_to_left : Direction::left_to_right;
    Reading reading = reached_;
    const Direction before = reading.last;
    read_one(&reading);
    const bool begins_weak = reached_.depth() == 0 && reading.weak;
    Direction first = Direction::none; // of the line's own letters
    while (reading.at < end) {
        read_one(&reading);
        if (first == Direction::none && !reading.weak) first = reading.last;
    }
    // What stands between two letters of one direction is read with them.
    if (begins_weak && first == before && before != paragraph) edges.before = before;
    const Direction last = reading.last;
    if (reading.depth() > 0 || !reading.weak || last == Direction::none || last == paragraph) return edges;
    while (reading.at < text_.size() && text_[reading.at] != '\n' && (reading.weak || reading.depth() > 0))
        read_one(&reading);
    if (!reading.weak && reading.last == last) edges.after = last;
    return edges;
}

} // namespace dateline::scene
