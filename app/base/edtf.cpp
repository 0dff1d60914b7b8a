#include "base/edtf.h"

#include <algorithm>

#include "base/edtf_part.h"
#include "base/utf8.h"

namespace dateline::base {

namespace {

constexpr std::size_t most_text_bytes = 200;
constexpr std::string_view advice = "; write it as 2023-06-09, 2023-06, 2023? or 2023-05/2023-06";

struct Parsed {
    std::optional<Edtf> date;
    std::string canonical;
    std::string problem;
};

Parsed failed(std::string why) {
    return {std::nullopt, {}, std::move(why)};
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view space = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(space);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(space) - begin + 1);
}

// The older drafts' words stand for what EDTF writes with signs.
bool is_word(std::string_view text, std::string_view word) {
    return std::equal(text.begin(), text.end(), word.begin(), word.end(), [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
    });
}

std::string_view modern(std::string_view text) {
    if (is_word(text, "unknown")) return "XXXX";
    if (is_word(text, "uncertain")) return "XXXX?";
    return text;
}

Span joined(Span a, Span b) {
    return {std::min(a.start_ms, b.start_ms), std::max(a.end_ms, b.end_ms)};
}

void add_flags(Edtf* date, const EdtfPart& part) {
    date->uncertain = date->uncertain || part.uncertain;
    date->approximate = date->approximate || part.approximate;
    date->unspecified = date->unspecified || part.unspecified;
    if (!date->utc_offset_minutes) date->utc_offset_minutes = part.utc_offset_minutes;
}

// One end of an interval, or of a range in a set. Nothing, "..", "open" and "unknown" are ends without a
// date.
struct End {
    std::optional<EdtfPart> part;
    std::string canonical;
};

bool parse_end(std::string_view text, int offset_minutes, End* end, std::string* problem) {
    if (text.empty() || is_word(text, "unknown")) return true;
    if (text == ".." || is_word(text, "open")) {
        end->canonical = "..";
        return true;
    }
    end->part = parse_edtf_part(modern(text), offset_minutes, problem);
    if (!end->part) return false;
    end->canonical = end->part->canonical;
    return true;
}

// What reaches from one end to the other; false if it ends before it starts.
bool span_between(const End& first, const End& last, Span* span) {
    span->start_ms = first.part ? first.part->span.start_ms : earliest_ms;
    span->end_ms = last.part ? last.part->span.end_ms : latest_ms;
    return span->start_ms < span->end_ms;
}

Parsed parse_interval(std::string_view text, int offset_minutes) {
    const std::size_t slash = text.find('/');
    if (text.find('/', slash + 1) != std::string_view::npos) return failed("an interval has one slash");
    std::string problem;
    End first;
    End last;
    if (!parse_end(trimmed(text.substr(0, slash)), offset_minutes, &first, &problem)) return failed(problem);
    if (!parse_end(trimmed(text.substr(slash + 1)), offset_minutes, &last, &problem)) return failed(problem);
    if (!first.part && !last.part) return failed("an interval needs at least one date");
    Edtf date;
    date.interval = true;
    if (!span_between(first, last, &date.span)) return failed("the interval ends before it starts");
    date.open_start = !first.part;
    date.open_end = !last.part;
    date.precision = (first.part ? first : last).part->precision;
    date.end_precision = (last.part ? last : first).part->precision;
    if (first.part) add_flags(&date, *first.part);
    if (last.part) add_flags(&date, *last.part);
    return {date, first.canonical + "/" + last.canonical, {}};
}

// A member of a set: a date, or a range with "..".
bool parse_member(std::string_view text, int offset_minutes, Parsed* set) {
    Edtf& date = *set->date;
    const std::size_t dots = text.find("..");
    const bool range = dots != std::string_view::npos;
    End first;
    End last;
    if (!parse_end(trimmed(text.substr(0, dots)), offset_minutes, &first, &set->problem)) return false;
    if (range && !parse_end(trimmed(text.substr(dots + 2)), offset_minutes, &last, &set->problem))
        return false;
    if (!first.part && !last.part) {
        set->problem = "a member of the set is missing";
        return false;
    }
    Span span;
    if (!span_between(first, range ? last : first, &span)) {
        set->problem = "a range in the set ends before it starts";
        return false;
    }
    for (const auto& part : {first.part, last.part})
        if (part) add_flags(&date, *part);
    date.open_start = date.open_start || !first.part;
    date.open_end = date.open_end || (range && !last.part);
    if (date.alternatives.empty()) {
        date.precision = (first.part ? first : last).part->precision;
        date.end_precision = date.precision;
        date.span = span;
    }
    date.span = joined(date.span, span);
    date.alternatives.push_back(span);
    if (set->canonical.size() > 1) set->canonical += ",";
    set->canonical += first.canonical + (range ? ".." : "") + last.canonical;
    return true;
}

Parsed parse_set(std::string_view text, int offset_minutes) {
    const char close = text.front() == '[' ? ']' : '}';
    if (text.size() < 2 || text.back() != close)
        return failed(std::string("the set does not end in ") + close);
    Parsed set;
    set.date.emplace();
    set.date->one_of_set = close == ']';
    set.canonical = text.front();
    std::string_view rest = text.substr(1, text.size() - 2);
    for (bool more = true; more;) {
        const std::size_t comma = rest.find(',');
        more = comma != std::string_view::npos;
        if (!parse_member(trimmed(rest.substr(0, comma)), offset_minutes, &set)) return failed(set.problem);
        if (more) rest.remove_prefix(comma + 1);
    }
    set.canonical += close;
    return set;
}

Parsed parse_single(std::string_view text, int offset_minutes) {
    std::string problem;
    const auto part = parse_edtf_part(modern(text), offset_minutes, &problem);
    if (!part) return failed(problem);
    Edtf date;
    date.span = part->span;
    date.precision = part->precision;
    date.end_precision = part->precision;
    add_flags(&date, *part);
    return {date, part->canonical, {}};
}

Parsed parse_all(std::string_view text, int offset_minutes) {
    if (text.size() > most_text_bytes) return failed("it is longer than 200 bytes");
    const std::string_view core = trimmed(text);
    if (core.empty()) return failed("it is empty");
    Parsed parsed = core.front() == '[' || core.front() == '{' ? parse_set(core, offset_minutes)
                    : core.find('/') != std::string_view::npos ? parse_interval(core, offset_minutes)
                                                               : parse_single(core, offset_minutes);
    if (parsed.date) parsed.date->text = std::string(core);
    return parsed;
}

std::string from_span(const Edtf& date) {
    const std::string suffix = !date.approximate ? (date.uncertain ? "?" : "") : date.uncertain ? "%" : "~";
    const std::string start =
        edtf_part_at(date.span.start_ms, date.precision, date.utc_offset_minutes) + suffix;
    if (!date.interval) return start;
    const std::int64_t last_ms = std::max(date.span.start_ms, date.span.end_ms - 1);
    const std::string end = edtf_part_at(last_ms, date.end_precision, date.utc_offset_minutes) + suffix;
    return (date.open_start ? ".." : start) + "/" + (date.open_end ? ".." : end);
}

} // namespace

EdtfResult parse_edtf(std::string_view text, int offset_minutes) {
    Parsed parsed = parse_all(text, offset_minutes);
    if (parsed.date) return {std::move(parsed.date), {}};
    constexpr std::size_t shown_bytes = 60;
    std::string problem = "'";
    problem += displayable(text, shown_bytes);
    problem += "' is not a date in EDTF: ";
    problem += displayable(parsed.problem);
    problem += advice;
    return {std::nullopt, std::move(problem)};
}

std::string format_edtf(const Edtf& date) {
    const Parsed parsed = parse_all(date.text, 0);
    return parsed.date ? parsed.canonical : from_span(date);
}

std::string format_instant(std::int64_t instant_ms, int utc_offset_minutes) {
    const std::int64_t in_minute = ((instant_ms % minute_ms) + minute_ms) % minute_ms;
    const Precision precision = in_minute == 0               ? Precision::minute
                                : in_minute % second_ms == 0 ? Precision::second
                                                             : Precision::millisecond;
    return edtf_part_at(instant_ms, precision, utc_offset_minutes);
}

} // namespace dateline::base
