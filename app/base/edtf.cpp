#include "base/edtf.h"

#include <algorithm>

#include "base/displayable.h"
#include "base/edtf_write.h"
#include "base/edtf_written.h"

namespace dateline::base {

namespace {

constexpr std::string_view advice = "; write it as 2023-06-09, 2023-06, 2023? or 2023-05/2023-06";

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

std::shared_ptr<const WrittenDate> written_of(const Edtf& date, int offset_minutes) {
    if (date.written && date.written_at_minutes == offset_minutes) return date.written;
    std::string ignored;
    std::optional<WrittenDate> written;
    if (!date.text.empty()) written = read_written(date.text, offset_minutes, &ignored);
    if (!written) written = read_written(from_span(date, offset_minutes), offset_minutes, &ignored);
    if (!written) written = read_written("XXXX", offset_minutes, &ignored);
    return std::make_shared<const WrittenDate>(*std::move(written));
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
