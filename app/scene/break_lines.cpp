// Line breaking and eliding, for scene/text.h.

#include <algorithm>

#include "base/utf8.h"
#include "scene/line_edges.h"
#include "scene/text.h"

namespace dateline::scene {

namespace {

constexpr std::string_view ellipsis = "…";
constexpr std::string_view isolates_begin = "\xE2\x81"; // as their bytes do
constexpr char32_t zero_width_space = 0x200B;
// No line shows more; what is longer is cut before it is looked at.
constexpr std::size_t max_elided_bytes = 4096;

bool is_space(char32_t c) {
    const bool joins_words = c == 0xA0 || c == 0x2007 || c == 0x202F;
    return base::character_kind(c) == base::CharacterKind::space && !joins_words;
}

bool contains(std::u32string_view set, char32_t c) {
    return set.find(c) != std::u32string_view::npos;
}

bool is_opening(char32_t c) {
    return base::character_kind(c) == base::CharacterKind::opening;
}

bool is_closing(char32_t c) {
    return base::character_kind(c) == base::CharacterKind::closing ||
           contains(U",.!?:;…、。，．！？：；·・%‰", c);
}

bool is_ideograph(char32_t c) {
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFD) ||
           c == U'々' || c == U'〇';
}

bool is_kana(char32_t c) {
    return c >= 0x3041 && c <= 0x30FF;
}

// Small kana and the marks that belong to what precedes them never start a line.
bool may_start_line(char32_t c) {
    return !is_closing(c) && !contains(U"々ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶゝゞヽヾ", c);
}

// Vowels that are written after their consonant, and the signs that repeat or cut a word.
bool follows_its_letter(char32_t c) {
    return contains(U"ะาำๅๆฯະາຳໆຯ", c);
}

// Vowels that are written before their consonant, and the signs that join a consonant to the next.
bool waits_for_letter(char32_t c) {
    return (c >= 0xE40 && c <= 0xE44) || (c >= 0xEC0 && c <= 0xEC4) ||
           contains(U"\u094d\u09cd\u0a4d\u0acd\u0b4d\u0c4d\u0ccd\u0d4d\u0dca\u1039\u17d2", c);
}

bool is_attached(char32_t c) {
    return base::character_kind(c) == base::CharacterKind::mark || c == 0x200D;
}

// Between two characters with no space between them.
bool may_break(char32_t before, char32_t after) {
    const auto full_width = [](char32_t c) {
        return is_ideograph(c) || is_kana(c) || (c >= 0x3001 && c <= 0x301F) || (c >= 0xFF01 && c <= 0xFF60);
    };
    return (is_ideograph(before) || is_ideograph(after)) && full_width(before) && full_width(after) &&
           !is_opening(before) && may_start_line(after);
}

// What stays together, and the spaces after it.
struct Atom {
    std::size_t begin = 0, end = 0, next = 0;
};

// Cuts one paragraph into atoms, from left to right, as they are asked for.
class Atoms {
  public:
    Atoms(std::string_view text, std::size_t begin, std::size_t end)
        : text_(text.substr(0, end)), at_(begin) {
        at_ = after_spaces(at_);
    }
    bool next(Atom* atom) {
        if (at_ >= text_.size()) return false;
        atom->begin = at_;
        char32_t before = 0;
        while (at_ < text_.size()) {
            std::size_t after_at = at_;
            const char32_t c = base::next_code_point(text_, &after_at);
            if (is_space(c)) {
                const std::size_t resume = after_spaces(at_);
                if (resume == text_.size() || !clings(before, resume)) break;
                at_ = resume;
                continue;
            }
            if (before != 0 && may_break(before, c)) break;
            if (!is_attached(c)) before = c;
            at_ = after_at;
            atom->end = at_;
        }
        at_ = after_spaces(atom->end);
        atom->next = at_;
        return true;
    }

  private:
    std::size_t after_spaces(std::size_t at) const {
        while (at < text_.size()) {
            std::size_t after = at;
            if (!is_space(base::next_code_point(text_, &after))) break;
            at = after;
        }
        return at;
    }
    // An opening quote keeps the next word although a space follows it; so does a closing one the previous.
    bool clings(char32_t before, std::size_t resume) const {
        std::size_t after = resume;
        return is_opening(before) || is_closing_alone(base::next_code_point(text_, &after));
    }
    static bool is_closing_alone(char32_t c) { return is_closing(c) && c != U'…' && c != U'.'; }

    std::string_view text_;
    std::size_t at_;
};

std::string without_zero_width(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        if (base::next_code_point(text, &at) != zero_width_space) result += text.substr(begin, at - begin);
    }
    return result;
}

std::string_view without_trailing_spaces(std::string_view text) {
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
        text.remove_suffix(1);
    return text;
}

// The start of `text`, at most so many bytes, of whole characters.
std::string_view start_of(std::string_view text, std::size_t max_bytes) {
    if (text.size() <= max_bytes) return text;
    while (max_bytes > 0 && (static_cast<unsigned char>(text[max_bytes]) & 0xC0U) == 0x80U)
        --max_bytes;
    return text.substr(0, max_bytes);
}

// Whether a cluster belongs to a number: a digit, or a sign between two ("10:30", "1,250", "2024-03-12").
bool is_in_number(std::string_view text, const std::vector<std::size_t>& offsets, std::size_t cluster) {
    const auto letter = [&](std::size_t index) {
        std::size_t at = offsets[index];
        return base::next_code_point(text, &at);
    };
    if (base::is_digit(letter(cluster))) return true;
    return contains(U".,:/-\u2013\u2019'", letter(cluster)) && cluster > 0 && cluster + 2 < offsets.size() &&
           base::is_digit(letter(cluster - 1)) && base::is_digit(letter(cluster + 1));
}

// How many of so many first clusters may stand before an ellipsis: the start of a number is another number,
// "no. 27…" of no. 276. A number at the very start is cut all the same: it is all there is.
std::size_t before_number(std::string_view text, const std::vector<std::size_t>& offsets,
                          std::size_t clusters) {
    if (clusters + 1 >= offsets.size() || !is_in_number(text, offsets, clusters)) return clusters;
    std::size_t before = clusters;
    while (before > 0 && is_in_number(text, offsets, before - 1))
        --before;
    return before > 0 ? before : clusters;
}

enum class Ellipsis { if_cut, always };

// The longest start of `text` that fits; `kept` is how much of it.
std::string elided(std::string_view text, float width_px, Font font, float size_px,
                   const TextMeasurer& measurer, Ellipsis when, std::size_t* kept) {
    const std::string_view head = start_of(text, max_elided_bytes);
    *kept = text.size();
    if (when == Ellipsis::if_cut && head.size() == text.size() &&
        measurer.width(text, font, size_px) <= width_px)
        return std::string(text);
    const std::vector<std::size_t> offsets = base::grapheme_offsets(head);
    const auto cut_at = [&](std::size_t clusters) {
        const auto start = without_trailing_spaces(head.substr(0, offsets[clusters]));
        return std::string(start) + std::string(ellipsis);
    };
    const auto fits = [&](std::size_t clusters) {
        return measurer.width(cut_at(clusters), font, size_px) <= width_px;
    };
    *kept = 0;
    if (!fits(0)) return {};
    // Doubling first, then halving: the cost follows what fits, not what is there.
    const std::size_t most = offsets.size() - 1;
    std::size_t good = 0;
    std::size_t bad = 1;
    while (bad <= most && fits(bad)) {
        good = bad;
        bad = std::min(bad * 2, most) + (bad == most ? 1 : 0);
    }
    while (good + 1 < bad) {
        const std::size_t middle = good + (bad - good) / 2;
        (fits(middle) ? good : bad) = middle;
    }
    good = before_number(head, offsets, good);
    *kept = offsets[good];
    return cut_at(good);
}

class Breaker {
  public:
    Breaker(std::string_view text, float width_px, int max_lines, Font font, float size_px,
            const TextMeasurer& measurer)
        : text_(max_lines > 0 ? start_of(text, (static_cast<std::size_t>(max_lines) + 1) * max_elided_bytes)
                              : text),
          is_cut_(text_.size() < text.size()), width_px_(width_px), max_lines_(max_lines), font_(font),
          size_px_(size_px), measurer_(measurer), edges_(text_) {}

    std::vector<Line> run() {
        for (std::size_t begin = 0; begin < text_.size() && !full_;) {
            const std::size_t end = std::min(text_.find('\n', begin), text_.size());
            paragraph(begin, end);
            begin = end + 1;
        }
        if (is_cut_ && !full_) end_early();
        return std::move(lines_);
    }

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

std::string_view mark_of(base::Direction direction) {
    if (direction == base::Direction::none) return {};
    return direction == base::Direction::right_to_left ? "\u200f" : "\u200e";
}

// A line is read as its paragraph is; one that begins within a part of its own direction goes on with that.
// What has no direction of its own at its ends is read as in the whole.
std::string Breaker::with_direction(std::size_t begin, std::size_t end, std::string_view shown, bool cut) {
    const std::size_t paragraph = begin == 0 ? 0 : text_.rfind('\n', begin - 1) + 1;
    const std::string_view before = text_.substr(paragraph, begin - paragraph);
    std::vector<std::size_t> open;
    std::size_t deeper = 0;
    for (std::size_t at = before.find(isolates_begin); at != std::string_view::npos;
         at = before.find(isolates_begin, at + 1)) {
        const std::string_view mark = before.substr(at, base::pop_isolate.size());
        if (mark == base::first_strong_isolate) {
            if (open.size() < base::deepest_isolate)
                open.push_back(at + mark.size());
            else
                ++deeper;
        } else if (mark == base::pop_isolate) {
            if (deeper > 0)
                --deeper;
            else if (!open.empty())
                open.pop_back();
        }
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

void Breaker::finish_line(std::size_t begin, std::size_t end) {
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
void Breaker::end_early() {
    if (lines_.empty()) return;
    shorten(&lines_.back(), lines_.back().end);
}

// As much of the line's text up to `end` as fits, with an ellipsis.
void Breaker::shorten(Line* line, std::size_t end) {
    std::size_t kept = 0;
    const std::string text = elided(text_.substr(line->begin, end - line->begin), width_px_, font_, size_px_,
                                    measurer_, Ellipsis::always, &kept);
    line->text = with_direction(line->begin, line->begin + kept, without_zero_width(text), true);
    line->end = line->begin + kept;
}

void Breaker::wide_atom(const Atom& atom) {
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
        const bool may_end = may_start_line(first) && !follows_its_letter(first) && !waits_for_letter(before);
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

void Breaker::paragraph(std::size_t begin, std::size_t end) {
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

} // namespace

std::vector<Line> break_lines(std::string_view text, float width_px, int max_lines, Font font, float size_px,
                              const TextMeasurer& measurer) {
    return Breaker(text, width_px, max_lines, font, size_px, measurer).run();
}

std::vector<Line> break_balanced(std::string_view text, float width_px, Font font, float size_px,
                                 const TextMeasurer& measurer) {
    std::vector<Line> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view paragraph = text.substr(begin, end - begin);
        std::vector<Line> best = break_lines(paragraph, width_px, 0, font, size_px, measurer);
        // The narrowest column that needs no more lines.
        float narrow = width_px / 2, wide = width_px;
        for (int step = 0; step < 10 && best.size() > 1; ++step) {
            const float middle = (narrow + wide) / 2;
            std::vector<Line> lines_there = break_lines(paragraph, middle, 0, font, size_px, measurer);
            if (lines_there.size() <= best.size()) {
                best = std::move(lines_there);
                wide = middle;
            } else {
                narrow = middle;
            }
        }
        for (Line& line : best) {
            line.begin += begin;
            line.end += begin;
            lines.push_back(std::move(line));
        }
        begin = end + 1;
    }
    return lines;
}

std::string elide(std::string_view text, float width_px, Font font, float size_px,
                  const TextMeasurer& measurer) {
    std::size_t kept = 0;
    std::string line = elided(text, width_px, font, size_px, measurer, Ellipsis::if_cut, &kept);
    if (line.empty() || kept == text.size()) return line;
    return in_direction(line, base::is_right_to_left(text.substr(0, max_elided_bytes)));
}

} // namespace dateline::scene
