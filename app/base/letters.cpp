#include "base/letters.h"

#include <algorithm>
#include <array>
#include <utf8proc.h>
#include <vector>

#include "base/utf8.h"

namespace dateline::base {

namespace {

struct Range {
    char32_t first, last;
};
template<std::size_t N> bool is_in(char32_t c, const std::array<Range, N>& ranges) {
    return std::any_of(ranges.begin(), ranges.end(),
                       [c](const Range& range) { return c >= range.first && c <= range.last; });
}

// Compared as they are: decomposed they would be other words, or none. Hangul, kana, ideographs.
bool is_kept(char32_t c) {
    static constexpr std::array<Range, 8> kept{{{0x1100, 0x11FF},
                                                {0x3041, 0x3096},
                                                {0x309D, 0x30FF},
                                                {0x3131, 0x318E},
                                                {0x4E00, 0x9FFF},
                                                {0xA960, 0xA97F},
                                                {0xAC00, 0xD7FF},
                                                {0xFFA0, 0xFFDC}}};
    return is_in(c, kept);
}

// The dot below a letter of an Indic script (क़): who types often leaves it off.
bool is_nukta(char32_t c) {
    constexpr std::array<char32_t, 7> nuktas{0x093C, 0x09BC, 0x0A3C, 0x0ABC, 0x0B3C, 0x0C3C, 0x0CBC};
    return std::find(nuktas.begin(), nuktas.end(), c) != nuktas.end();
}

// Marks that combine with Latin, Greek and Cyrillic letters; the points of Hebrew and Arabic.
bool is_dropped(char32_t c) {
    static constexpr std::array<Range, 20> dropped{
        {{0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x05BF, 0x05BF}, {0x05C1, 0x05C2},
         {0x05C4, 0x05C5}, {0x05C7, 0x05C7}, {0x0610, 0x061A}, {0x0640, 0x0640}, {0x064B, 0x065F},
         {0x0670, 0x0670}, {0x06D6, 0x06DC}, {0x06DF, 0x06E4}, {0x06E7, 0x06E8}, {0x06EA, 0x06ED},
         {0x08D3, 0x08FF}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x20D0, 0x20FF}, {0xFE20, 0xFE2F}}};
    return is_in(c, dropped);
}

// Not seen, within words: soft hyphen, joiners, directions, variation selectors.
bool is_nothing(char32_t c) {
    static constexpr std::array<Range, 9> nothing{{{0x00AD, 0x00AD},
                                                   {0x034F, 0x034F},
                                                   {0x061C, 0x061C},
                                                   {0x180B, 0x180F},
                                                   {0x200D, 0x200F},
                                                   {0x202A, 0x202E},
                                                   {0x2060, 0x206F},
                                                   {0xFE00, 0xFE0F},
                                                   {0xFEFF, 0xFEFF}}};
    return is_in(c, nothing) || (c >= 0xE0100 && c <= 0xE01EF);
}

// Letters of their own that are looked for by others, after small letters. By code point.
struct Stand {
    char32_t c;
    std::string_view letters;
};
constexpr std::array<Stand, 66> stands{{
    {0x00DF, "ss"}, {0x00E6, "ae"}, {0x00F0, "d"}, {0x00F8, "o"}, {0x00FE, "th"}, {0x0111, "d"},
    {0x0127, "h"},  {0x0131, "i"},  {0x0138, "k"}, {0x0142, "l"}, {0x014B, "n"},  {0x0153, "oe"},
    {0x0167, "t"},  {0x0180, "b"},  {0x0183, "b"}, {0x0188, "c"}, {0x018C, "d"},  {0x0192, "f"},
    {0x0195, "hv"}, {0x0199, "k"},  {0x019A, "l"}, {0x019E, "n"}, {0x01A5, "p"},  {0x01AB, "t"},
    {0x01AD, "t"},  {0x01B4, "y"},  {0x01B6, "z"}, {0x01DD, "e"}, {0x01E5, "g"},  {0x0225, "z"},
    {0x0234, "l"},  {0x0235, "n"},  {0x0236, "t"}, {0x0237, "j"}, {0x023C, "c"},  {0x023F, "s"},
    {0x0240, "z"},  {0x0247, "e"},  {0x0249, "j"}, {0x024B, "q"}, {0x024D, "r"},  {0x024F, "y"},
    {0x0253, "b"},  {0x0254, "o"},  {0x0256, "d"}, {0x0257, "d"}, {0x0259, "e"},  {0x025B, "e"},
    {0x0260, "g"},  {0x0266, "h"},  {0x0268, "i"}, {0x0269, "i"}, {0x026B, "l"},  {0x0272, "n"},
    {0x0275, "o"},  {0x0289, "u"},  {0x03C2, "σ"}, {0x0649, "ي"}, {0x06A9, "ك"},  {0x06CC, "ي"},
    {0x0629, "ه"},  {0x06C1, "ه"},  {0x2C65, "a"}, {0x2C66, "t"}, {0x1E9F, "d"},  {0xA78C, " "},
}};

// The same, learnt later.
constexpr std::array<Stand, 8> later_stands{{{0x05F0, "וו"},
                                             {0x05F1, "וי"},
                                             {0x05F2, "יי"},
                                             {0x0671, "ا"},
                                             {0x06AA, "ك"},
                                             {0x06BE, "ه"},
                                             {0x06C3, "ه"},
                                             {0x06D5, "ه"}}};

// As which digit it is typed, or 0 where it is none of another script.
char typed_digit(char32_t c) {
    // Arabic, Persian, N'Ko, the scripts of India and Sri Lanka, Thai, Lao, Tibetan, Burmese and Shan, Khmer,
    // Mongolian.
    constexpr std::array<char32_t, 20> zeros{0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6,
                                             0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0DE6, 0x0E50,
                                             0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810};
    for (const char32_t zero : zeros)
        if (c >= zero && c <= zero + 9) return static_cast<char>(U'0' + (c - zero));
    return 0;
}

template<std::size_t N> const Stand* stand_of(char32_t c, const std::array<Stand, N>& table) {
    const auto* found =
        std::find_if(table.begin(), table.end(), [c](const Stand& each) { return each.c == c; });
    return found != table.end() ? found : nullptr;
}

// Letters for which they are not words: apostrophes of many kinds that Unicode has among the letters, and the
// dot between Korean words.
bool is_apostrophe(char32_t c) {
    static constexpr std::array<Range, 6> apostrophes{{{0x02B9, 0x02BF},
                                                       {0x02C8, 0x02C8},
                                                       {0x02EE, 0x02EE},
                                                       {0x07F4, 0x07F5},
                                                       {0x318D, 0x318D},
                                                       {0xA78B, 0xA78C}}};
    return is_in(c, apostrophes);
}

bool is_letter(char32_t c) {
    if (is_apostrophe(c)) return false;
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
        return true;
    default:
        return c >= 0x1F000 && c <= 0x1FAFF; // pictures are looked for too
    }
}

void append_small(std::string* text, char32_t c, LetterMarks marks) {
    const auto small = static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
    if (marks != LetterMarks::keep) {
        const bool all = marks == LetterMarks::drop;
        if (is_dropped(small) || (all && is_nukta(small))) return;
        if (const char digit = all ? typed_digit(small) : '\0'; digit != '\0') {
            text->push_back(digit);
            return;
        }
        const Stand* stand = stand_of(small, stands);
        if (stand == nullptr && all) stand = stand_of(small, later_stands);
        if (stand != nullptr) {
            text->append(stand->letters);
            return;
        }
    }
    if (small == 0xDF) // in capitals it is SS, and the next is Σ
        text->append("ss");
    else if (small == 0x3C2)
        text->append("σ");
    else if (is_letter(small))
        append_code_point(text, small);
    else if (!is_nothing(small))
        text->push_back(' ');
}

std::string worked_out(char32_t c, LetterMarks marks) {
    std::string letters;
    if (is_nothing(c)) return letters;
    if (is_kept(c) || !is_letter(c)) {
        append_small(&letters, c, marks);
        return letters;
    }
    std::array<utf8proc_int32_t, 32> parts{};
    int last_class = 0;
    const int options =
        UTF8PROC_COMPAT | (marks == LetterMarks::keep ? UTF8PROC_COMPOSE : UTF8PROC_DECOMPOSE);
    const auto count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), parts.data(), parts.size(),
                                               static_cast<utf8proc_option_t>(options), &last_class);
    if (count <= 0 || count > static_cast<utf8proc_ssize_t>(parts.size())) {
        append_small(&letters, c, marks);
        return letters;
    }
    for (utf8proc_ssize_t i = 0; i < count; ++i)
        append_small(&letters, static_cast<char32_t>(parts.at(static_cast<std::size_t>(i))), marks);
    return marks == LetterMarks::keep ? to_nfc(letters) : letters;
}

// Those below are most of what is written, and worked out once.
constexpr char32_t first_unlisted = 0x3000;

const std::vector<std::string>& listed(LetterMarks marks) {
    const auto make = [](LetterMarks of) {
        std::vector<std::string> letters(first_unlisted);
        for (char32_t c = 0; c < first_unlisted; ++c)
            letters[c] = worked_out(c, of);
        return letters;
    };
    static const std::vector<std::string> dropped = make(LetterMarks::drop);
    static const std::vector<std::string> kept = make(LetterMarks::keep);
    if (marks != LetterMarks::drop_fewer) return marks == LetterMarks::drop ? dropped : kept;
    static const std::vector<std::string> fewer = make(LetterMarks::drop_fewer);
    return fewer;
}

} // namespace

void append_letters(std::string* text, char32_t c, LetterMarks marks) {
    if ((c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9'))
        text->push_back(static_cast<char>(c));
    else if (c < first_unlisted)
        text->append(listed(marks)[c]);
    else if ((c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x4E00 && c <= 0x9FFF))
        append_code_point(text, c);
    else
        text->append(worked_out(c, marks));
}

bool join_sound_mark(std::string* letters, char32_t c) {
    const bool voiced = c == 0x3099 || c == 0x309B || c == 0xFF9E;
    constexpr std::size_t kana_bytes = 3;
    if ((!voiced && c != 0x309A && c != 0x309C && c != 0xFF9F) || letters->size() < kana_bytes) return false;
    const std::size_t at = letters->size() - kana_bytes;
    std::string both = letters->substr(at);
    append_code_point(&both, voiced ? 0x3099 : 0x309A);
    const std::string joined = to_nfc(both);
    if (joined.size() != kana_bytes) return false;
    letters->replace(at, kana_bytes, joined);
    return true;
}

std::string letters_of(std::string_view text, LetterMarks marks) {
    const std::string composed = to_nfc(text);
    std::string letters, each;
    for (std::size_t at = 0; at < composed.size();) {
        each.clear();
        const char32_t c = next_code_point(composed, &at);
        if (join_sound_mark(&letters, c)) continue;
        append_letters(&each, c, marks);
        for (const char byte : each)
            if (byte != ' ' || (!letters.empty() && letters.back() != ' ')) letters.push_back(byte);
    }
    if (!letters.empty() && letters.back() == ' ') letters.pop_back();
    return letters;
}

std::size_t letters_apart(std::string_view a, std::string_view b, std::size_t most) {
    constexpr std::size_t longest = 64;
    const auto points_of = [](std::string_view text) {
        std::vector<char32_t> points;
        for (std::size_t at = 0; at < text.size() && points.size() < longest;)
            points.push_back(next_code_point(text, &at));
        return points;
    };
    const std::vector<char32_t> left = points_of(a), right = points_of(b);
    const std::size_t longer = std::max(left.size(), right.size()),
                      shorter = std::min(left.size(), right.size());
    if (longer - shorter > most) return most + 1;
    std::vector<std::size_t> before(right.size() + 1), row(right.size() + 1), next(right.size() + 1);
    for (std::size_t j = 0; j <= right.size(); ++j)
        row[j] = j;
    for (std::size_t i = 0; i < left.size(); ++i) {
        next[0] = i + 1;
        for (std::size_t j = 0; j < right.size(); ++j) {
            const std::size_t changed = row[j] + (left[i] == right[j] ? 0 : 1);
            next[j + 1] = std::min({changed, row[j + 1] + 1, next[j] + 1});
            if (i > 0 && j > 0 && left[i] == right[j - 1] && left[i - 1] == right[j])
                next[j + 1] = std::min(next[j + 1], before[j - 1] + 1);
        }
        if (*std::min_element(next.begin(), next.end()) > most) return most + 1;
        std::swap(before, row);
        std::swap(row, next);
    }
    return std::min(row[right.size()], most + 1);
}

std::size_t near_enough(std::string_view letters) {
    std::size_t count = 0;
    bool is_korean = false; // a syllable is several letters
    for (std::size_t at = 0; at < letters.size(); ++count) {
        const char32_t c = next_code_point(letters, &at);
        is_korean = is_korean || (c >= 0xAC00 && c <= 0xD7A3);
    }
    if (is_korean) return count < 3 ? 0 : count < 6 ? 1 : 2;
    return count < 3 ? 0 : count < 6 ? 1 : count < 12 ? 2 : 3;
}

} // namespace dateline::base
