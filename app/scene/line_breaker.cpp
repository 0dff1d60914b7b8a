#include "scene/line_breaker.h"

#include <algorithm>

#include "base/directions.h"
#include "base/utf8.h"
#include "scene/ellipsis.h"

namespace dateline::scene {

namespace {

constexpr std::string_view isolates_begin = "\xE2\x81"; // as their bytes do
constexpr char32_t zero_width_space = 0x200B;

std::string without_zero_width(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        if (base::next_code_point(text, &at) != zero_width_space) result += text.substr(begin, at - begin);
    }
    return result;
}

std::string_view mark_of(base::Direction direction) {
    if (direction == base::Direction::none) return {};
    return direction == base::Direction::right_to_left ? "\u200f" : "\u200e";
}

} // namespace

LineBreaker::LineBreaker(std::string_view text, float width_px, int max_lines, Font font, float size_px,
                         const TextMeasurer& measurer)
    : text_(max_lines > 0 ? start_of(text, (static_cast<std::size_t>(max_lines) + 1) * max_elided_bytes)
                          : text),
      is_cut_(text_.size() < text.size()), width_px_(width_px), max_lines_(max_lines), font_(font),
      size_px_(size_px), measurer_(measurer), edges_(text_) {}

std::vector<Line> LineBreaker::lines() && {
    for (std::size_t begin = 0; begin < text_.size() && !full_;) {
        const std::size_t end = std::min(text_.find('\n', begin), text_.size());
        paragraph(begin, end);
        begin = end + 1;
    }
    if (is_cut_ && !full_) end_early();
    return std::move(lines_);
}

// A line is read as its paragraph is; one that begins within a part of its own direction goes on with that.
// What has no direction of its own at its ends is read as in the whole.
std::string LineBreaker::with_direction(std::size_t begin, std::size_t end, std::string_view shown,
                                        bool cut) {
    const std::size_t paragraph = begin == 0 ? 0 : text_.rfind('\n', begin - 1) + 1;
    const std::string_view before = text_.substr(paragraph, begin - paragraph);
    std::vector<std::size_t> open; // where each begins inside
    base::IsolateNesting isolates;
    for (std::size_t at = before.find(isolates_begin); at != std::string_view::npos;
         at = before.find(isolates_begin, at)) {
        const base::IsolateMark mark = isolates.read(base::next_code_point(before, &at));
        if (mark == base::IsolateMark::opens) open.push_back(at);
        if (mark == base::IsolateMark::closes) open.pop_back();
    }
    std::string line;
    for (const std::size_t inside : open) {
        line += base::first_strong_isolate;
        line += base::is_right_to_left(text_.substr(paragraph + inside)) ? "\u200f" : "\u200e";
    }
    const LineEdges edges = edges_.of(begin, end, right_to_left_);
    line += mark_of(edges.before);
    line += shown;
    if (!cut) line += mark_of(edges.after);
    return in_direction(line, right_to_left_);
}

void LineBreaker::finish_line(std::size_t begin, std::size_t end) {
    if (full_) return;
    if (max_lines_ > 0 && lines_.size() == static_cast<std::size_t>(max_lines_)) {
        // One line too many: the last one gives way to an ellipsis, and takes what still fits of this one.
        full_ = true;
        Line& last = lines_.back();
        const std::size_t paragraph_end = std::min(text_.find('\n', last.begin), text_.size());
        shorten(&last, std::min(end, paragraph_end));
        return;
    }
    lines_.push_back({with_direction(begin, end, without_zero_width(text_.substr(begin, end - begin)), false),
                      begin, end});
}

// What can be shown fits, but it is not all.
void LineBreaker::end_early() {
    if (lines_.empty()) return;
    shorten(&lines_.back(), lines_.back().end);
}

// As much of the line's text up to `end` as fits, with an ellipsis.
void LineBreaker::shorten(Line* line, std::size_t end) {
    std::size_t kept = 0;
    const std::string text = elided(text_.substr(line->begin, end - line->begin), width_px_, font_, size_px_,
                                    measurer_, Ellipsis::always, &kept);
    line->text = with_direction(line->begin, line->begin + kept, without_zero_width(text), true);
    line->end = line->begin + kept;
}

void LineBreaker::wide_atom(const Atom& atom) {
    const std::string_view word = text_.substr(atom.begin, atom.end - atom.begin);
    const std::vector<std::size_t> offsets = base::grapheme_offsets(word);
    begin_ = end_ = atom.begin;
    line_px_ = 0;
    std::size_t border = atom.begin; // the last one before which a line may end
    char32_t before = 0;             // the last character
    for (std::size_t index = 0; index + 1 < offsets.size() && !full_; ++index) {
        const std::size_t start = atom.begin + offsets[index];
        const std::size_t end = atom.begin + offsets[index + 1];
        const float cluster_px = width(start, end);
        std::size_t at = start;
        const char32_t first = base::next_code_point(text_, &at);
        const bool may_end = may_cut_word(before, first);
        if (end_ > begin_ && !(line_px_ + cluster_px <= width_px_)) {
            // What may not begin a line takes along what comes before it.
            const bool takes = !may_end && border > begin_ && width(border, end) <= width_px_;
            const std::size_t next = takes ? border : start;
            finish_line(begin_, next);
            begin_ = next;
            line_px_ = takes ? width(border, start) : 0;
        }
        if (may_end) border = start;
        before = first;
        while (at < end)
            before = base::next_code_point(text_, &at);
        end_ = end;
        line_px_ += cluster_px;
    }
}

void LineBreaker::paragraph(std::size_t begin, std::size_t end) {
    Atoms atoms(text_, begin, end);
    begin_ = end_ = begin;
    line_px_ = 0;
    right_to_left_ = base::is_right_to_left(text_.substr(begin, end - begin));
    bool started = false;
    Atom atom;
    while (!full_ && atoms.next(&atom)) {
        const float atom_px = width(atom.begin, atom.end);
        const float gap_px = started && atom.begin > end_ ? width(end_, atom.begin) : 0.0F;
        if (started && line_px_ + gap_px + atom_px <= width_px_) {
            line_px_ += gap_px + atom_px;
            end_ = atom.end;
            continue;
        }
        if (started) finish_line(begin_, end_);
        started = true;
        begin_ = atom.begin;
        end_ = atom.end;
        line_px_ = atom_px;
        if (!(atom_px <= width_px_)) wide_atom(atom);
    }
    finish_line(begin_, end_);
}

} // namespace dateline::scene
