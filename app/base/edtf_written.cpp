#include "base/edtf_written.h"

#include <algorithm>

namespace dateline::base {

namespace {

constexpr std::size_t max_text_bytes = 200;

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

} // namespace

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view space = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(space);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(space) - begin + 1);
}

std::optional<WrittenDate> read_written(std::string_view text, int offset_minutes, std::string* problem) {
    if (text.size() > max_text_bytes) {
        *problem = "it is longer than 200 bytes";
        return std::nullopt;
    }
    std::optional<WrittenDate> date(std::in_place);
    if (!Reader(offset_minutes, problem).read(trimmed(text), &*date)) date.reset();
    return date;
}

PlacedEnds placed_ends(const WrittenMember& member) {
    const auto placed = [](const WrittenEnd& end) {
        return end.part && !end.part->span.empty() ? &*end.part : nullptr;
    };
    const EdtfPart* first = placed(member.first);
    const EdtfPart* last = placed(member.last);
    return {first ? first : last, last ? last : first};
}

} // namespace dateline::base
