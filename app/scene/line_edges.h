#pragma once
// How the characters at a line's ends are read that have no direction of their own: by what stands before and
// after the line in its paragraph. Alone, a comma after Hebrew at the end of an English line would be
// English. Source: Unicode Standard Annex 9, which settles directions a paragraph at a time, before it is
// broken into lines. Internal to scene.

#include <cstddef>
#include <string_view>

#include "base/directions.h"
#include "base/utf8.h"

namespace dateline::scene {

// The directions in which a mark that is not seen must stand before and after the line; none: nowhere.
struct LineEdges {
    base::Direction before = base::Direction::none, after = base::Direction::none;
};

// Of the lines of a text, one after another.
class EdgeFinder {
  public:
    explicit EdgeFinder(std::string_view text); // outlives this
    // The bytes of a line, within a paragraph that is read so.
    LineEdges of(std::size_t begin, std::size_t end, bool right_to_left);

  private:
    struct Reading {
        std::size_t at = 0;
        base::IsolateNesting isolates = base::IsolateNesting();
        base::Direction last = base::Direction::none; // of the last letter outside of isolates
        bool weak = true;                             // what stands before `at` has no direction
        std::size_t depth() const { return isolates.depth(); }
    };
    void read_one(Reading* reading) const;

    std::string_view text_;
    bool has_backwards_;
    Reading reached_; // where the last line began
};

} // namespace dateline::scene
