#include "scene/ellipsis.h"

#include <algorithm>
#include <vector>

#include "base/utf8.h"

namespace dateline::scene {

namespace {

constexpr std::string_view ellipsis = "…";

std::string_view without_trailing_spaces(std::string_view text) {
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
        text.remove_suffix(1);
    return text;
}

// Whether a cluster belongs to a number: a digit, or a sign between two ("10:30", "1,250", "2024-03-12").
bool is_in_number(std::string_view text, const std::vector<std::size_t>& offsets, std::size_t cluster) {
    const auto letter = [&](std::size_t index) {
        std::size_t at = offsets[index];
        return base::next_code_point(text, &at);
    };
    if (base::is_digit(letter(cluster))) return true;
    constexpr std::u32string_view joins = U".,:/-\u2013\u2019'";
    return joins.find(letter(cluster)) != std::u32string_view::npos && cluster > 0 &&
           cluster + 2 < offsets.size() && base::is_digit(letter(cluster - 1)) &&
           base::is_digit(letter(cluster + 1));
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

} // namespace

std::string_view start_of(std::string_view text, std::size_t max_bytes) {
    if (text.size() <= max_bytes) return text;
    while (max_bytes > 0 && (static_cast<unsigned char>(text[max_bytes]) & 0xC0U) == 0x80U)
        --max_bytes;
    return text.substr(0, max_bytes);
}

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

} // namespace dateline::scene
