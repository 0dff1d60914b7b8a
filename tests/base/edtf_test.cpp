#include <doctest/doctest.h>
#include <random>
#include <string>
#include <vector>

#include "base/edtf.h"

using namespace dateline::base;

namespace {

Edtf parsed(std::string_view text, int offset_minutes = 0) {
    const EdtfResult result = parse_edtf(text, offset_minutes);
    INFO(text, ": ", result.problem);
    REQUIRE(result.date.has_value());
    return *result.date;
}

double at(std::int64_t year, int month = 1, int day = 1, int hour = 0, int minute = 0, int second = 0) {
    return from_civil({year, month, day, hour, minute, second, 0});
}

std::string canonical(std::string_view text) {
    return format_edtf(parsed(text));
}

void check_same(const Edtf& a, const Edtf& b) {
    CHECK(a.span == b.span);
    CHECK(a.precision == b.precision);
    CHECK(a.end_precision == b.end_precision);
    CHECK(a.uncertain == b.uncertain);
    CHECK(a.approximate == b.approximate);
    CHECK(a.interval == b.interval);
    CHECK(a.open_start == b.open_start);
    CHECK(a.open_end == b.open_end);
    CHECK(a.unknown_start == b.unknown_start);
    CHECK(a.unknown_end == b.unknown_end);
    CHECK(a.or_earlier == b.or_earlier);
    CHECK(a.or_later == b.or_later);
    CHECK(a.beyond == b.beyond);
    CHECK(a.unspecified == b.unspecified);
    CHECK(a.alternatives == b.alternatives);
    CHECK(a.one_of_set == b.one_of_set);
    CHECK(a.utc_offset_minutes == b.utc_offset_minutes);
}

} // namespace

TEST_CASE("edtf: whether a clock time is of another zone is asked of every end and member") {
    const auto names = [](const char* text, int own) {
        return names_other_zone(parsed(text, own), own, 540);
    };
    CHECK(names("2023-06-09T10:00+02:00", 540));
    CHECK(names("2023-06-09T10:00+09:00/2023-06-09T10:00+02:00", 540)); // the end alone
    CHECK(names("2023-06-09T10:00/2023-06-09T19:00Z", 540));
    CHECK(names("2023-06-09/2023-06-10T19:00Z", 540));
    CHECK(names("[2023-06-09T10:00+09:00,2023-06-11T10:00-05:00]", 540));
    CHECK(names("{2023-06-09,2023-06-11T10:00-05:00}", 540));
    CHECK(names("2023-06-09T10:00", -300)); // at the event's own
    CHECK_FALSE(names("2023-06-09T10:00+09:00", -300));
    CHECK_FALSE(names("2023-06-09T10:00/..", 540));
    CHECK_FALSE(names("2023-06-09", -300)); // no clock
    CHECK_FALSE(names("2023-06", -300));
    CHECK_FALSE(names("XXXX-06-09", -300));
    Edtf without_text = parsed("2023-06-09T10:00+02:00");
    without_text.text.clear();
    CHECK(names_other_zone(without_text, 540, 540));
}

TEST_CASE("edtf: a date covers as much as is known of it") {
    struct Row {
        const char* text;
        double start_ms, end_ms;
        Precision precision;
    };
    const std::vector<Row> rows{
        {"2023-06-09", at(2023, 6, 9), at(2023, 6, 10), Precision::day},
        {"2023-06", at(2023, 6), at(2023, 7), Precision::month},
        {"2023-12", at(2023, 12), at(2024), Precision::month},
        {"2023", at(2023), at(2024), Precision::year},
        {"0000", at(0), at(1), Precision::year},
        {"-0043-03-15", at(-43, 3, 15), at(-43, 3, 16), Precision::day},
        {"Y12345", at(12345), at(12346), Precision::year},
        {"Y-12345", at(-12345), at(-12344), Precision::year},
        {"199X", at(1990), at(2000), Precision::decade},
        {"19XX", at(1900), at(2000), Precision::century},
        {"-004X", at(-49), at(-39), Precision::decade},
        {"1985-XX", at(1985), at(1986), Precision::year},
        {"1985-04-XX", at(1985, 4), at(1985, 5), Precision::month},
        {"1985-XX-XX", at(1985), at(1986), Precision::year},
        {"1985-1X", at(1985, 10), at(1986), Precision::year},
        {"1985-02-3X", 0, 0, Precision::day},
        {"1985-XX-31", at(1985, 1, 31), at(1986), Precision::year},
        {"201X-02-29", at(2012, 2, 29), at(2016, 3, 1), Precision::decade},
        {"2001-21", at(2001, 3), at(2001, 6), Precision::season},
        {"2001-24", at(2001, 12), at(2002, 3), Precision::season},
        {"2001-29", at(2001, 9), at(2001, 12), Precision::season},
        {"2001-36", at(2001, 10), at(2002), Precision::season},
        {"2001-37", at(2001), at(2001, 5), Precision::season},
        {"2001-41", at(2001, 7), at(2002), Precision::season},
        {"1950S2", at(1900), at(2000), Precision::century},
        {"2023-06-09T16", at(2023, 6, 9, 16), at(2023, 6, 9, 17), Precision::hour},
        {"2023-06-09T16:53", at(2023, 6, 9, 16, 53), at(2023, 6, 9, 16, 54), Precision::minute},
        {"2023-06-09T16:53:07", at(2023, 6, 9, 16, 53, 7), at(2023, 6, 9, 16, 53, 8), Precision::second},
        {"2023-06-09T24:00", at(2023, 6, 10) - 1, at(2023, 6, 10), Precision::minute},
        {"2016-12-31T23:59:60Z", at(2017) - 1, at(2017), Precision::second},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const EdtfResult result = parse_edtf(row.text);
        if (row.start_ms == row.end_ms) {
            CHECK_FALSE(result.date.has_value());
            continue;
        }
        REQUIRE(result.date.has_value());
        CHECK(result.date->span == Span{row.start_ms, row.end_ms});
        CHECK(result.date->precision == row.precision);
        CHECK(result.date->text == row.text);
    }
}

TEST_CASE("edtf: the text's own offset goes before the given one") {
    CHECK(parsed("2023-06-09", 540).span.start_ms == at(2023, 6, 8, 15));
    CHECK_FALSE(parsed("2023-06-09", 540).utc_offset_minutes.has_value());
    CHECK(parsed("2023-06-09T16:53", 540).span.start_ms == at(2023, 6, 9, 7, 53));
    CHECK(parsed("2023-06-09T16:53Z", 540).span.start_ms == at(2023, 6, 9, 16, 53));
    CHECK(parsed("2023-06-09T16:53Z", 540).utc_offset_minutes == 0);
    CHECK(parsed("2023-06-09T16:53:00-03:30", 540).span.start_ms == at(2023, 6, 9, 20, 23));
    CHECK(parsed("2023-06-09T16:53+09").utc_offset_minutes == 540);
}

TEST_CASE("edtf: a fraction is kept to the millisecond") {
    const Edtf date = parsed("2023-06-09T16:53:07.25Z");
    CHECK(date.precision == Precision::millisecond);
    CHECK(date.span == Span{at(2023, 6, 9, 16, 53, 7) + 250, at(2023, 6, 9, 16, 53, 7) + 251});
    CHECK(parsed("2023-06-09T16:53:07,123456789").span.start_ms == at(2023, 6, 9, 16, 53, 7) + 123);
}

TEST_CASE("edtf: a qualifier of a part counts for the whole") {
    for (const char* text : {"2004-06-11?", "2004-?06-11", "2004?-06-11", "?2004-06-11", "2004-06?-11"}) {
        CAPTURE(text);
        CHECK(parsed(text).uncertain);
        CHECK_FALSE(parsed(text).approximate);
        CHECK(canonical(text) == "2004-06-11?");
    }
    CHECK(parsed("1968~").approximate);
    CHECK_FALSE(parsed("1968~").uncertain);
    CHECK(parsed("1968%").approximate);
    CHECK(parsed("1968%").uncertain);
    CHECK(canonical("1968?~") == "1968%");
    CHECK(parsed("2001-21?").uncertain);
    CHECK(parsed("Y170000?").uncertain);
}

TEST_CASE("edtf: an interval reaches from the start of the one to the end of the other") {
    const Edtf date = parsed("2023-05/2023-06-09");
    CHECK(date.interval);
    CHECK(date.span == Span{at(2023, 5), at(2023, 6, 10)});
    CHECK(date.precision == Precision::month);
    CHECK(date.end_precision == Precision::day);
    CHECK(parsed("1984~/2004-06").approximate);
    CHECK(parsed("1984/2004-06?").uncertain);
    CHECK(parsed("2023-06-09/2023-06").span == Span{at(2023, 6, 9), at(2023, 7)});
}

TEST_CASE("edtf: an open end reaches the end of time, an open start the beginning") {
    for (const char* text : {"2023-06-09/..", "2023-06-09/", "2023-06-09/open", "2023-06-09/unknown"}) {
        CAPTURE(text);
        CHECK(parsed(text).open_end);
        CHECK_FALSE(parsed(text).open_start);
        CHECK(parsed(text).span == Span{at(2023, 6, 9), latest_ms});
    }
    for (const char* text : {"../2023-06-09", "/2023-06-09", "unknown/2023-06-09"}) {
        CAPTURE(text);
        CHECK(parsed(text).open_start);
        CHECK_FALSE(parsed(text).open_end);
        CHECK(parsed(text).span == Span{earliest_ms, at(2023, 6, 10)});
    }
    CHECK(canonical("2023-06-09/open") == "2023-06-09/..");
    CHECK(canonical("unknown/2023") == "/2023");
}

TEST_CASE("edtf: a set keeps its members") {
    const Edtf one = parsed("[1667, 1668,1670..1672]");
    CHECK(one.one_of_set);
    CHECK(one.alternatives ==
          std::vector<Span>{{at(1667), at(1668)}, {at(1668), at(1669)}, {at(1670), at(1673)}});
    CHECK(one.span == Span{at(1667), at(1673)});
    CHECK(canonical("[1667, 1668,1670..1672]") == "[1667,1668,1670..1672]");
    const Edtf all = parsed("{1960,1961-12}");
    CHECK_FALSE(all.one_of_set);
    CHECK(all.span == Span{at(1960), at(1962)});
    CHECK(parsed("{..1984}").span == Span{earliest_ms, at(1985)});
    CHECK(parsed("{..1984}").open_start);
    CHECK(parsed("[2001,1999]").span == Span{at(1999), at(2002)});
}

TEST_CASE("edtf: the older drafts are read") {
    CHECK(canonical("199u") == "199X");
    CHECK(canonical("2004-uu-uu") == "2004-XX-XX");
    CHECK(canonical("y170000002") == "Y170000002");
    CHECK(parsed("unknown").precision == Precision::unknown);
    CHECK(parsed("uncertain").uncertain);
    CHECK(canonical("uncertain") == "XXXX?");
}

TEST_CASE("edtf: white space around is not part of the date") {
    CHECK(parsed("  2023-06-09\n").text == "2023-06-09");
}

TEST_CASE("edtf: what is not EDTF is refused with one line that says why") {
    struct Row {
        const char* text;
        const char* reason;
    };
    const std::vector<Row> rows{
        {"", "it is empty"},
        {"   ", "it is empty"},
        {"2023-13", "there is no month 13"},
        {"2023-00", "there is no month 00"},
        {"2023-20", "there is no month 20"},
        {"2023-42", "there is no month 42"},
        {"2023-06-31", "2023-06 has no day 31"},
        {"2023-02-29", "2023-02 has no day 29"},
        {"2023-06-00", "2023-06 has no day 00"},
        {"XXXX-02-30", "has no day 30"},
        {"2023-6-9", "a month has 2 digits"},
        {"2023-06-9", "a day has 2 digits"},
        {"20230609", "a year has 4 digits"},
        {"12345", "a year has 4 digits"},
        {"-0000", "0000, without a sign"},
        {"2023.06.09", "nothing was expected"},
        {"2023-06-09 16:53", "nothing was expected"},
        {"2023-06-09T25:00", "there is no hour 25"},
        {"2023-06-09T16:60", "there is no minute 60"},
        {"2023-06-09T24:01", "the day ends at 24:00"},
        {"2023-06-09T16:53+24:00", "there is no offset hour 24"},
        {"2023-06T16:53", "nothing was expected"},
        {"2023-06-XXT16:53", "needs a day that is known"},
        {"Y2023", "more than four digits"},
        {"Y17000-01", "such a year has no months"},
        {"2001-21-05", "a season has no days"},
        {"2023/2022", "ends before it starts"},
        {"2021/2022/2023", "one slash"},
        {"/", "at least one date"},
        {"../..", "at least one date"},
        {"[1667,1668", "does not end in ]"},
        {"{1667]", "does not end in }"},
        {"[", "does not end in ]"},
        {"[]", "member of the set is missing"},
        {"[1667,,1668]", "member of the set is missing"},
        {"[1670..1668]", "ends before it starts"},
        {"yesterday", "a year is missing after Y"},
        {"2023-06-09x", "nothing was expected from 'x' on"},
        {"2023-06-091", "a day has 2 digits"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const EdtfResult result = parse_edtf(row.text);
        CHECK_FALSE(result.date.has_value());
        CAPTURE(result.problem);
        CHECK(result.problem.find(row.reason) != std::string::npos);
        CHECK(result.problem.find('\n') == std::string::npos);
    }
    CHECK_FALSE(parse_edtf(std::string(100'000, '2')).date.has_value());
    const std::string hostile = "\x1b[31m2023\n\xff";
    const std::string problem = parse_edtf(hostile).problem;
    CHECK(problem.find('\x1b') == std::string::npos);
    CHECK(problem.find('\n') == std::string::npos);
}

TEST_CASE("edtf: one date or an earlier is one date, not all until it") {
    CHECK(parsed("[..1760-12-03]").span == Span{at(1760, 12, 3), at(1760, 12, 4)});
    CHECK(parsed("[..1760-12-03]").or_earlier);
    CHECK_FALSE(parsed("[..1760-12-03]").open_start);
    CHECK(parsed("[1760-12..]").span == Span{at(1760, 12), at(1761)});
    CHECK(parsed("[1760-12..]").or_later);
}

TEST_CASE("edtf: an end that is open and one that nobody knows are told apart") {
    CHECK_FALSE(parsed("1985/..").unknown_end);
    CHECK(parsed("1985/").unknown_end);
    CHECK(parsed("XXXX/1985").unknown_start);
    CHECK_FALSE(parsed("../1985").unknown_start);
    CHECK(parsed("1985/..").known() == Span{at(1985), at(1986)});
}

TEST_CASE("edtf: a date without a year has no place on the clock") {
    for (const char* text : {"XXXX", "XXXX-12-25", "XXXX-12", "XXXX-22", "X999", "XXXX/XXXX", "[XXXX]"}) {
        CAPTURE(text);
        CHECK_FALSE(parsed(text).placed());
        CHECK_FALSE(parsed(text).beyond);
        CHECK(parsed(text).span.empty());
    }
    CHECK(parsed("2004/XXXX").placed());
    for (const char* text : {"[1984,XXXX]", "[XXXX,1984]", "{XXXX,1984}"}) { // whatever stands first
        CAPTURE(text);
        CHECK(parsed(text).placed());
        CHECK(parsed(text).precision == Precision::year);
    }
}

TEST_CASE("edtf: years beyond the clock are read, and have no place on it") {
    for (const char* text :
         {"Y170000000002", "Y17E10", "Y-17E10", "Y-170000000002", "Y999999999999999999999999E999"}) {
        CAPTURE(text);
        const Edtf date = parsed(text);
        CHECK(date.span.empty());
        CHECK(date.beyond);
        CHECK_FALSE(date.placed());
        CHECK(date.precision == Precision::year);
        CHECK(format_edtf(date) == text);
    }
    CHECK(parsed("Y-230E9/2000").beyond);
    CHECK(parsed("../Y-250E9").beyond);
    CHECK(parsed("[Y-250E9,1990]").beyond);
    CHECK(parsed("Y-29E9").placed());
    CHECK_FALSE(parse_edtf("Y-65500000/Y-66000000").date.has_value());
}

TEST_CASE(
    "edtf: from before the Big Bang to beyond the Sun every year has its place, next to its neighbours") {
    for (const std::int64_t year :
         std::initializer_list<std::int64_t>{-13'800'000'000, -4'567'000'000, -66'000'000, -250'000, -200'500,
                                             -200'393, -200'392, 200'392, 200'500, 250'000, 7'600'000'000}) {
        CAPTURE(year);
        const auto text_of = [](std::int64_t y) { return "Y" + std::to_string(y); };
        const Edtf date = parsed(text_of(year));
        CHECK(date.placed());
        CHECK(to_civil(date.span.start_ms).year == year);
        CHECK(to_civil(date.span.last_ms()).year == year);
        CHECK(date.span.length_ms() > 364 * day_ms);
        CHECK(date.span.length_ms() < 367 * day_ms);
        CHECK(date.span.end_ms == parsed(text_of(year + 1)).span.start_ms);
        CHECK(span_of(ticks_of(date.span)) == date.span); // what is stored is what was read
        CHECK_FALSE(date.span.overlaps(parsed(text_of(year + 1)).span));
    }
    const Edtf impact = parsed("Y-66000000/Y-65500000");
    CHECK(to_civil(impact.span.start_ms).year == -66'000'000);
    CHECK(to_civil(impact.span.last_ms()).year == -65'500'000);
    const Edtf digits = parsed("Y171010000S3"); // one of 171,000,000 to 171,999,999
    CHECK(to_civil(digits.span.start_ms).year == 171'000'000);
    CHECK(to_civil(digits.span.last_ms()).year == 171'999'999);
    CHECK(parsed("Y-138E8").span == parsed("Y-13800000000").span);
}

TEST_CASE("edtf: a date without a text is written from its span") {
    const auto written = [](Span span, Precision precision, bool uncertain = false) {
        Edtf date;
        date.span = span;
        date.precision = date.end_precision = precision;
        date.uncertain = uncertain;
        return format_edtf(date);
    };
    CHECK(written({at(2023, 6, 9), at(2023, 6, 10)}, Precision::day) == "2023-06-09");
    CHECK(written({at(2023, 6), at(2023, 7)}, Precision::month, true) == "2023-06?");
    CHECK(written({at(-43), at(-42)}, Precision::year) == "-0043");
    CHECK(written({at(12345), at(12346)}, Precision::year) == "Y12345");
    CHECK(written({at(1990), at(2000)}, Precision::decade) == "199X");
    CHECK(written({at(1900), at(2000)}, Precision::century) == "19XX");
    CHECK(written({at(2001, 12), at(2002, 3)}, Precision::season) == "2001-24");
    CHECK(written({at(2001, 4), at(2001, 7)}, Precision::season) == "2001-34");
    Edtf interval;
    interval.interval = true;
    interval.span = {at(2023, 5), at(2023, 6, 10)};
    interval.precision = Precision::month;
    interval.end_precision = Precision::day;
    CHECK(format_edtf(interval) == "2023-05/2023-06-09");
    interval.open_end = true;
    CHECK(format_edtf(interval) == "2023-05/..");
}

TEST_CASE("edtf: an instant is written to the second, or to the millisecond where it has any") {
    const double instant = at(2023, 6, 9, 7, 53);
    CHECK(format_instant(instant, 540) == "2023-06-09T16:53+09:00");
    CHECK(format_instant(instant, 0) == "2023-06-09T07:53Z");
    CHECK(format_instant(instant + 7000, -210) == "2023-06-09T04:23:07-03:30");
    CHECK(format_instant(instant + 7250, 540) == "2023-06-09T16:53:07.250+09:00");
    CHECK(format_instant(at(-43, 3, 15) - 1, 0) == "-0043-03-14T23:59:59.999Z");
    std::mt19937_64 random(4);
    std::uniform_int_distribution<std::int64_t> any(tick_from_ms(at(-9999) + day_ms),
                                                    tick_from_ms(at(10000) - day_ms));
    for (int round = 0; round < 5000; ++round) {
        const double ms = ms_of_tick(any(random));
        const int offset = std::uniform_int_distribution<int>(-720, 840)(random);
        REQUIRE(parsed(format_instant(ms, offset)).span.start_ms == ms);
    }
}

namespace {

// Text that is EDTF more often than not.
std::string random_part(std::mt19937_64& random) {
    const auto pick = [&](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
    const auto digits = [&](int value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    std::string year = std::to_string(1000 + pick(8999));
    if (pick(5) == 0) year.back() = 'X';
    if (pick(9) == 0) year.insert(0, "-");
    if (pick(9) == 0) return "Y" + std::to_string(10'000 + pick(2'000'000)) + (pick(3) == 0 ? "S2" : "");
    std::string text = year;
    if (pick(3) > 0) text += "-" + (pick(9) == 0 ? std::string("XX") : digits(1 + pick(11)));
    if (text.size() > 5 && pick(2) > 0)
        text += "-" + (pick(9) == 0 ? std::string("XX") : digits(1 + pick(27)));
    if (text.find('X') == std::string::npos && text.size() >= 10 && pick(1) == 0) {
        text += "T" + digits(pick(23)) + ":" + digits(pick(59));
        if (pick(1) == 0) text += ":" + digits(pick(59)) + (pick(1) == 0 ? ".5" : "");
        if (pick(1) == 0) text += pick(1) == 0 ? "Z" : (pick(1) == 0 ? "+" : "-") + digits(pick(14)) + ":30";
    }
    if (pick(4) == 0) text += std::string(1, "?~%"[pick(2)]);
    return text;
}

std::string random_text(std::mt19937_64& random) {
    const auto pick = [&](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
    switch (pick(4)) {
    case 0:
        return random_part(random) + "/" + random_part(random);
    case 1:
        return random_part(random) + (pick(1) == 0 ? "/.." : "/");
    case 2:
        return "[" + random_part(random) + "," + random_part(random) + "," + random_part(random) + "..]";
    default:
        return random_part(random);
    }
}

} // namespace

TEST_CASE("edtf: the canonical text covers the same span with the same qualifiers") {
    std::mt19937_64 random(5);
    int read = 0;
    for (int round = 0; round < 20'000; ++round) {
        const std::string text = random_text(random);
        const EdtfResult first = parse_edtf(text, 540);
        if (!first.date) continue;
        ++read;
        CAPTURE(text);
        const std::string written = format_edtf(*first.date);
        CAPTURE(written);
        const EdtfResult second = parse_edtf(written, 540);
        REQUIRE(second.date.has_value());
        check_same(*first.date, *second.date);
        REQUIRE(format_edtf(*second.date) == written);
        REQUIRE(first.date->span.empty() != first.date->placed());
    }
    CHECK(read > 10'000);
}

TEST_CASE("edtf: any bytes at all give a date or a problem") {
    std::mt19937_64 random(6);
    const std::string letters = "0123456789XuY-/.?~%[]{},TZ:+ES \xff\n";
    for (int round = 0; round < 200'000; ++round) {
        std::string text;
        const int length = std::uniform_int_distribution<int>(0, 24)(random);
        for (int index = 0; index < length; ++index)
            text += letters[std::uniform_int_distribution<std::size_t>(0, letters.size() - 1)(random)];
        const EdtfResult result = parse_edtf(text);
        REQUIRE(result.date.has_value() == result.problem.empty());
        if (result.date) REQUIRE(result.date->span.empty() != result.date->placed());
    }
}
