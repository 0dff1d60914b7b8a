#pragma once
// Breaks a text into lines, paragraph by paragraph, atom by atom: what break_lines() of scene/text.h does.
// Internal to scene.

#include <string>
#include <string_view>
#include <vector>

#include "scene/line.h"
#include "scene/line_atoms.h"
#include "scene/line_edges.h"
#include "scene/text_measurer.h"

namespace dateline::scene {

// The text and the measurer outlive it.
class LineBreaker {
  public:
    LineBreaker(std::string_view text, float width_px, int max_lines, Font font, float size_px,
                const TextMeasurer& measurer);
    std::vector<Line> lines() &&;

  private:
    float width(std::size_t begin, std::size_t end) const {
        return measurer_.width(text_.substr(begin, end - begin), font_, size_px_);
    }
    void paragraph(std::size_t begin, std::size_t end);
    void wide_atom(const Atom& atom);
    void finish_line(std::size_t begin, std::size_t end);
    void end_early();
    void shorten(Line* line, std::size_t end);
    std::string with_direction(std::size_t begin, std::size_t end, std::string_view shown, bool cut);

    std::string_view text_; // of a longer one no more than its lines can show
    bool is_cut_;
    float width_px_;
    int max_lines_;
    Font font_;
    float size_px_;
    const TextMeasurer& measurer_;
    EdgeFinder edges_;
    std::vector<Line> lines_;
    bool full_ = false;
    // The line being filled.
    std::size_t begin_ = 0, end_ = 0;
    float line_px_ = 0;
    bool right_to_left_ = false; // its paragraph
};

} // namespace dateline::scene
