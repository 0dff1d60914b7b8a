#include "base/displayable.h"

#include <utf8proc.h>

#include "base/utf8.h"

namespace dateline::base {

namespace {

constexpr char32_t replacement = 0xFFFD;
constexpr char32_t zero_width_non_joiner = 0x200C, zero_width_joiner = 0x200D;
constexpr char32_t black_flag = 0x1F3F4, tag_end = 0xE007F;
constexpr std::string_view ellipsis = "…";
// More marks on one letter than any script writes are a way to draw over the neighbours.
constexpr int max_marks = 8;

enum class Treatment { show, drop, replace, line_break, space, joiner };

bool is_between(char32_t c, char32_t first, char32_t last) {
    return c >= first && c <= last;
}

bool is_control(char32_t c) {
    return c < 0x20 || is_between(c, 0x7F, 0x9F);
}

Treatment treatment_of(char32_t c) {
    if (c == U'\t' || c == 0x0B || c == 0x0C) return Treatment::space;
    if (c == U'\n' || c == U'\r' || c == 0x85 || c == 0x2028 || c == 0x2029) return Treatment::line_break;
    if (is_control(c)) return Treatment::replace;
    if (c < 0xAD) return Treatment::show;
    if (c == zero_width_joiner || c == zero_width_non_joiner) return Treatment::joiner;
    const bool invisible = c == 0xAD || c == 0x034F || c == 0x061C || c == 0x180E ||
                           is_between(c, 0x200B, 0x200F) || is_between(c, 0x202A, 0x202E) ||
                           is_between(c, 0x2060, 0x206F) || c == 0x3164 || c == 0xFEFF || c == 0xFFA0 ||
                           is_between(c, 0xFFF0, 0xFFFB) || is_between(c, 0x1D173, 0x1D17A) ||
                           is_between(c, 0xE0000, 0xE00FF);
    if (invisible) return Treatment::drop;
    if (is_between(c, 0xFDD0, 0xFDEF) || (c & 0xFFFEU) == 0xFFFEU) return Treatment::replace;
    return Treatment::show;
}

bool turns_direction(char32_t c) {
    return c == 0x061C || c == 0x200E || c == 0x200F || is_between(c, 0x202A, 0x202E) ||
           is_between(c, 0x2066, 0x2069);
}

// The first strong one, and an end.
bool is_isolate(char32_t c) {
    return c == 0x2068 || c == 0x2069;
}

const utf8proc_property_t& property_of(char32_t c) {
    return *utf8proc_get_property(static_cast<utf8proc_int32_t>(c));
}

bool is_emoji(char32_t c) {
    return property_of(c).boundclass == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

// Arabic and its kin, the scripts of India and around it: their writing joins letters, or keeps them apart.
bool is_of_joining_script(char32_t c) {
    return is_between(c, 0x0620, 0x109F) || is_between(c, 0x1780, 0x18AF) || is_between(c, 0xA800, 0xABFF) ||
           is_between(c, 0x11000, 0x11FFF);
}

// A joiner also holds an emoji sequence together: after a pictograph, its skin tone, its presentation
// selector.
bool may_join(char32_t joiner, char32_t before, char32_t after) {
    if (is_of_joining_script(before) && is_of_joining_script(after)) return true;
    return joiner == zero_width_joiner && is_emoji(after) &&
           (is_emoji(before) || before == 0xFE0F || is_between(before, 0x1F3FB, 0x1F3FF));
}

bool is_mark(char32_t c) {
    const auto category = property_of(c).category;
    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME;
}

char32_t peek(std::string_view text, std::size_t at) {
    return at < text.size() ? next_code_point(text, &at) : U'\0';
}

// The flag of a part of a country is a black flag with letters and digits that are not seen, and their end:
// where that ends, or `at`. Such letters anywhere else would be words that nobody sees.
std::size_t end_of_flag(std::string_view text, std::size_t at) {
    constexpr int max_letters = 6;
    std::size_t end = at;
    for (int letters = 0; letters <= max_letters && end < text.size(); ++letters) {
        const char32_t c = next_code_point(text, &end);
        if (c == tag_end) return letters > 0 ? end : at;
        if (!is_between(c, 0xE0030, 0xE0039) && !is_between(c, 0xE0061, 0xE007A)) break;
    }
    return at;
}

std::string cut(std::string text, std::size_t max_bytes) {
    if (text.size() <= max_bytes) return text;
    const std::size_t room = max_bytes >= ellipsis.size() ? max_bytes - ellipsis.size() : max_bytes;
    std::size_t end = 0;
    for (const std::size_t offset : grapheme_offsets(text)) {
        if (offset > room) break;
        end = offset;
    }
    text.resize(end);
    if (max_bytes >= ellipsis.size()) text += ellipsis;
    return text;
}

// Of lines that were put together from parts.
enum class Isolates { drop, keep };

std::string shown_of(std::string_view text, std::size_t max_bytes, Newlines newlines, Isolates isolates) {
    std::string result;
    char32_t shown = 0;
    int marks = 0;
    // Past the limit nothing more can be shown: a text of any size costs only what is kept of it.
    for (std::size_t at = 0; at < text.size() && result.size() <= max_bytes;) {
        char32_t c = next_code_point(text, &at);
        switch (treatment_of(c)) {
        case Treatment::drop:
            if (isolates == Isolates::keep && is_isolate(c)) break;
            continue;
        case Treatment::joiner:
            if (!may_join(c, shown, peek(text, at))) continue;
            break;
        case Treatment::replace:
            c = replacement;
            break;
        case Treatment::space:
            c = U' ';
            break;
        case Treatment::line_break:
            if (c == U'\r' && peek(text, at) == U'\n') continue;
            c = newlines == Newlines::keep ? U'\n' : U' ';
            break;
        case Treatment::show:
            break;
        }
        marks = is_mark(c) ? marks + 1 : 0;
        if (marks > max_marks) continue;
        append_code_point(&result, c);
        if (c == black_flag) {
            const std::size_t end = end_of_flag(text, at);
            result += text.substr(at, end - at);
            at = end;
        }
        shown = c;
    }
    return cut(std::move(result), max_bytes);
}

} // namespace

std::string displayable(std::string_view text, std::size_t max_bytes, Newlines newlines) {
    return shown_of(text, max_bytes, newlines, Isolates::drop);
}

std::string displayable_line(std::string_view line, std::size_t max_bytes, Newlines newlines) {
    return shown_of(line, max_bytes, newlines, Isolates::keep);
}

std::string harmless(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, &at);
        if (turns_direction(c) || (c == U'\r' && peek(text, at) == U'\n')) continue;
        const Treatment treatment = treatment_of(c);
        if (treatment == Treatment::line_break) {
            result += '\n';
        } else if (treatment == Treatment::space) {
            result += ' ';
        } else {
            append_code_point(&result, is_control(c) ? replacement : c);
        }
    }
    return result;
}

bool shows_nothing(char32_t code_point) {
    const Treatment treatment = treatment_of(code_point);
    return character_kind(code_point) == CharacterKind::space || treatment == Treatment::drop ||
           treatment == Treatment::joiner;
}

std::string harmless_json(std::string_view json, std::string_view indent) {
    std::string safe;
    safe.reserve(json.size());
    const auto escape = [&safe](std::uint32_t unit) {
        constexpr const char* digits = "0123456789abcdef";
        safe += "\\u";
        for (const unsigned shift : {12U, 8U, 4U, 0U})
            safe += digits[(unit >> shift) & 0xFU];
    };
    for (std::size_t at = 0; at < json.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(json, &at);
        const Treatment treatment = treatment_of(c);
        const bool acts = c == U'<' || treatment == Treatment::drop || treatment == Treatment::replace ||
                          (treatment == Treatment::line_break && c != U'\n');
        if (!acts) {
            safe.append(json.substr(begin, at - begin));
            if (c == U'\n') safe += indent;
        } else if (c > 0xFFFF) {
            escape(0xD800 + ((c - 0x10000) >> 10U));
            escape(0xDC00 + ((c - 0x10000) & 0x3FFU));
        } else {
            escape(c);
        }
    }
    return safe;
}

} // namespace dateline::base
