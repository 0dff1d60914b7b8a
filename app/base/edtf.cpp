#include "base/edtf.h"

#include <algorithm>

#include "base/edtf_written.h"
#include "base/utf8.h"

namespace dateline::base {

namespace {

constexpr std::size_t max_text_bytes = 200;
constexpr std::string_view advice = "; write it as 2023-06-09, 2023-06, 2023? or 2023-05/2023-06";

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

// Reads what stands between slashes, commas and brackets.
class Reader {
  public:
    Reader(int offset_minutes, std::string* problem) : offset_minutes_(offset_minutes), problem_(problem) {}

    bool read(std::string_view text, WrittenDate* date) {
        if (text.empty()) return fail("it is empty");
        if (text.front() == '[' || text.front() == '{') return set(text, date);
        if (text.find('/') != std::string_view::npos) return interval(text, date);
        WrittenMember& member = date->members.emplace_back();
        member.first.part = parse_edtf_part(modern(text), offset_minutes_, problem_);
        if (!member.first.part) return false;
        member.last = member.first;
        date->canonical = member.first.part->canonical;
        return true;
    }

  private:
    bool fail(std::string why) {
        *problem_ = std::move(why);
        return false;
    }

    // Nothing, "..", "open" and "unknown" are ends without a date.
    bool end(std::string_view text, WrittenEnd* end, std::string* canonical) {
        if (text.empty() || is_word(text, "unknown")) return true;
        if (text == ".." || is_word(text, "open")) {
            end->open = true;
            *canonical += "..";
            return true;
        }
        end->part = parse_edtf_part(modern(text), offset_minutes_, problem_);
        if (end->part) *canonical += end->part->canonical;
        return end->part.has_value();
    }

    static bool in_order(const WrittenEnd& first, const WrittenEnd& last) {
        if (!first.part || !last.part) return true;
        const EdtfPart &a = *first.part, &b = *last.part;
        if (a.precision == Precision::unknown || b.precision == Precision::unknown) return true;
        if (a.beyond || b.beyond) return a.first_year <= b.last_year;
        return a.span.start_ms < b.span.end_ms;
    }

    bool interval(std::string_view text, WrittenDate* date) {
        date->kind = WrittenDate::Kind::interval;
        const std::size_t slash = text.find('/');
        if (text.find('/', slash + 1) != std::string_view::npos) return fail("an interval has one slash");
        WrittenMember& member = date->members.emplace_back();
        member.range = true;
        if (!end(trimmed(text.substr(0, slash)), &member.first, &date->canonical)) return false;
        date->canonical += "/";
        if (!end(trimmed(text.substr(slash + 1)), &member.last, &date->canonical)) return false;
        if (!member.first.part && !member.last.part) return fail("an interval needs at least one date");
        if (!in_order(member.first, member.last)) return fail("the interval ends before it starts");
        return true;
    }

    // A date, or a range with "..".
    bool member(std::string_view text, WrittenDate* date) {
        const std::size_t dots = text.find("..");
        WrittenMember& member = date->members.emplace_back();
        member.range = dots != std::string_view::npos;
        if (!end(trimmed(text.substr(0, dots)), &member.first, &date->canonical)) return false;
        if (member.range) {
            date->canonical += "..";
            if (!end(trimmed(text.substr(dots + 2)), &member.last, &date->canonical)) return false;
            member.first.open = !member.first.part;
            member.last.open = !member.last.part;
        } else {
            member.last = member.first;
        }
        if (!member.first.part && !member.last.part) return fail("a member of the set is missing");
        if (!in_order(member.first, member.last)) return fail("a range in the set ends before it starts");
        return true;
    }

    bool set(std::string_view text, WrittenDate* date) {
        const char close = text.front() == '[' ? ']' : '}';
        if (text.size() < 2 || text.back() != close)
            return fail(std::string("the set does not end in ") + close);
        date->kind = close == ']' ? WrittenDate::Kind::one_of : WrittenDate::Kind::all_of;
        date->canonical = text.front();
        std::string_view rest = text.substr(1, text.size() - 2);
        for (bool more = true; more;) {
            const std::size_t comma = rest.find(',');
            more = comma != std::string_view::npos;
            if (!member(trimmed(rest.substr(0, comma)), date)) return false;
            if (more) date->canonical += ",";
            if (more) rest.remove_prefix(comma + 1);
        }
        date->canonical += close;
        return true;
    }

    int offset_minutes_;
    std::string* problem_;
};

// What a date as it is written covers.
class Meaning {
  public:
    explicit Meaning(const WrittenDate& written) {
        using Kind = WrittenDate::Kind;
        date_.interval = written.kind == Kind::interval;
        date_.one_of_set = written.kind == Kind::one_of;
        for (const WrittenMember& member : written.members) {
            note(member.first.part);
            if (member.range) note(member.last.part);
            const Span span = span_of(member, written.kind);
            if (span.empty()) continue;
            date_.span = date_.span.empty() ? span
                                            : Span{std::min(date_.span.start_ms, span.start_ms),
                                                   std::max(date_.span.end_ms, span.end_ms)};
            if (written.kind == Kind::one_of || written.kind == Kind::all_of)
                date_.alternatives.push_back(span);
        }
        // Of a set, the first that says something of when.
        const auto found = std::find_if(written.members.begin(), written.members.end(), [](const auto& each) {
            return known(each.first) || known(each.last);
        });
        const WrittenMember& member = found == written.members.end() ? written.members.front() : *found;
        const EdtfPart* first = known(member.first);
        const EdtfPart* last = known(member.last);
        if (!first) first = last;
        if (!last || !date_.interval) last = first;
        date_.precision = first ? first->precision : Precision::unknown;
        date_.end_precision = last ? last->precision : Precision::unknown;
        if (date_.beyond || date_.precision == Precision::unknown) leave();
    }
    Edtf take() { return std::move(date_); }

  private:
    // A part that says something of when.
    static const EdtfPart* known(const WrittenEnd& end) {
        return end.part && end.part->precision != Precision::unknown ? &*end.part : nullptr;
    }

    void note(const std::optional<EdtfPart>& part) {
        if (!part) return;
        date_.uncertain = date_.uncertain || part->uncertain;
        date_.approximate = date_.approximate || part->approximate;
        date_.unspecified = date_.unspecified || part->unspecified;
        date_.beyond = date_.beyond || part->beyond;
        if (!date_.utc_offset_minutes) date_.utc_offset_minutes = part->utc_offset_minutes;
    }

    Span span_of(const WrittenMember& member, WrittenDate::Kind kind) {
        const EdtfPart* first = known(member.first);
        const EdtfPart* last = known(member.last);
        if (!first && !last) return {};
        if (kind == WrittenDate::Kind::one_of) {
            date_.or_earlier = date_.or_earlier || !first;
            date_.or_later = date_.or_later || !last;
            return {(first ? first : last)->span.start_ms, (last ? last : first)->span.end_ms};
        }
        date_.open_start = date_.open_start || !first;
        date_.open_end = date_.open_end || !last;
        date_.unknown_start = date_.unknown_start || (!first && !member.first.open);
        date_.unknown_end = date_.unknown_end || (!last && !member.last.open);
        return {first ? first->span.start_ms : earliest_ms, last ? last->span.end_ms : latest_ms};
    }

    // Nothing of it is on the clock.
    void leave() {
        date_.span = {};
        date_.alternatives.clear();
    }

    Edtf date_;
};

// At `offset_minutes`, which it does not name, where it has none of its own.
std::string from_span(const Edtf& date, std::optional<int> offset_minutes) {
    const std::string suffix = !date.approximate ? (date.uncertain ? "?" : "") : date.uncertain ? "%" : "~";
    if (date.utc_offset_minutes) offset_minutes = date.utc_offset_minutes;
    const std::string start = edtf_part_at(date.span.start_ms, date.precision, offset_minutes) + suffix;
    if (!date.interval) return start;
    const std::string end = edtf_part_at(date.span.last_ms(), date.end_precision, offset_minutes) + suffix;
    return (date.open_start ? ".." : start) + "/" + (date.open_end ? ".." : end);
}

} // namespace

std::optional<WrittenDate> read_written(std::string_view text, int offset_minutes, std::string* problem) {
    if (text.size() > max_text_bytes) {
        *problem = "it is longer than 200 bytes";
        return std::nullopt;
    }
    std::optional<WrittenDate> date(std::in_place);
    if (!Reader(offset_minutes, problem).read(trimmed(text), &*date)) date.reset();
    return date;
}

std::shared_ptr<const WrittenDate> written_of(const Edtf& date, int offset_minutes) {
    if (date.written && date.written_at_minutes == offset_minutes) return date.written;
    std::string ignored;
    std::optional<WrittenDate> written;
    if (!date.text.empty()) written = read_written(date.text, offset_minutes, &ignored);
    if (!written) written = read_written(from_span(date, offset_minutes), offset_minutes, &ignored);
    if (!written) written = read_written("XXXX", offset_minutes, &ignored);
    return std::make_shared<const WrittenDate>(*std::move(written));
}

PlacedEnds placed_ends(const WrittenMember& member) {
    const auto placed = [](const WrittenEnd& end) {
        return end.part && !end.part->span.empty() ? &*end.part : nullptr;
    };
    const EdtfPart* first = placed(member.first);
    const EdtfPart* last = placed(member.last);
    return {first ? first : last, last ? last : first};
}

namespace {

// Whether something holds of a clock time of the date, with the offset at which it is written.
template<class Holds> bool any_clock_time(const Edtf& date, int own_offset_minutes, Holds holds) {
    // Asked of all that is in view, again and again: most have no clock time.
    const bool clock = std::min(date.precision, date.end_precision) <= Precision::hour;
    if (!date.placed() || (!clock && date.text.find('T') == std::string::npos)) return false;
    const auto holds_of = [&](const WrittenEnd& end) {
        return end.part && end.part->precision <= Precision::hour &&
               holds(*end.part, end.part->utc_offset_minutes.value_or(own_offset_minutes));
    };
    const auto written = written_of(date, own_offset_minutes);
    return std::any_of(written->members.begin(), written->members.end(), [&](const WrittenMember& member) {
        return holds_of(member.first) || holds_of(member.last);
    });
}

} // namespace

bool names_other_zone(const Edtf& date, int own_offset_minutes, int axis_offset_minutes) {
    return any_clock_time(date, own_offset_minutes,
                          [&](const EdtfPart&, int offset) { return offset != axis_offset_minutes; });
}

bool names_other_day(const Edtf& date, int own_offset_minutes, int axis_offset_minutes) {
    return any_clock_time(date, own_offset_minutes, [&](const EdtfPart& part, int offset) {
        const Civil own = to_civil(part.span.start_ms, offset);
        const Civil there = to_civil(part.span.start_ms, axis_offset_minutes);
        return own.year != there.year || own.month != there.month || own.day != there.day;
    });
}

Span Edtf::known() const {
    const auto about = [](Precision unit) {
        switch (unit) {
        case Precision::day:
            return day_ms;
        case Precision::month:
            return 30 * day_ms;
        case Precision::season:
            return 91 * day_ms;
        case Precision::year:
            return 365 * day_ms;
        case Precision::decade:
            return 3652 * day_ms;
        case Precision::century:
            return 36'524 * day_ms;
        default:
            return unit <= Precision::second ? second_ms : unit == Precision::minute ? minute_ms : hour_ms;
        }
    };
    Span span_known = span;
    if (open_end && !open_start) span_known.end_ms = span.start_ms + about(precision);
    if (open_start && !open_end) span_known.start_ms = span.end_ms - about(end_precision);
    return span_known;
}

EdtfResult parse_edtf(std::string_view text, int offset_minutes) {
    std::string why;
    if (auto written = read_written(text, offset_minutes, &why)) {
        Edtf date = Meaning(*written).take();
        date.text = std::string(trimmed(text));
        date.written = std::make_shared<const WrittenDate>(*std::move(written));
        date.written_at_minutes = offset_minutes;
        return {std::move(date), {}};
    }
    constexpr std::size_t shown_bytes = 60;
    std::string problem = "'";
    problem += displayable(text, shown_bytes);
    problem += "' is not a date in EDTF: ";
    problem += displayable(why);
    problem += advice;
    return {std::nullopt, std::move(problem)};
}

std::string format_edtf(const Edtf& date) {
    std::string ignored;
    const auto written = read_written(date.text, 0, &ignored);
    return written ? written->canonical : from_span(date, std::nullopt);
}

std::string format_instant(double instant_ms, int utc_offset_minutes) {
    const Civil civil = to_civil(instant_ms);
    const Precision precision = civil.millisecond != 0 ? Precision::millisecond
                                : civil.second != 0    ? Precision::second
                                                       : Precision::minute;
    return edtf_part_at(instant_ms, precision, utc_offset_minutes);
}

} // namespace dateline::base
