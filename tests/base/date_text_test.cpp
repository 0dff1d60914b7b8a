#include <doctest/doctest.h>
#include <random>
#include <string>

#include "base/date_text.h"
#include "base/utf8.h"

using namespace dateline::base;

namespace {

std::string korean(const char* text, DateStyle style = DateStyle::full) {
    return format_date(parse_edtf(text, 540).date.value(), Language::korean, style, 540);
}
std::string english(const char* text, DateStyle style = DateStyle::full) {
    return format_date(parse_edtf(text, 540).date.value(), Language::english, style, 540);
}

} // namespace

TEST_CASE("date_text: a day is written the Korean and the English way") {
    CHECK(korean("2023-06-09") == "2023. 6. 9. (금)");
    CHECK(english("2023-06-09") == "Fri 9 Jun 2023");
    CHECK(korean("2023-06-09", DateStyle::brief) == "6. 9.");
    CHECK(english("2023-06-09", DateStyle::brief) == "9 Jun");
    CHECK(korean("2023-06-09T16:53") == "2023. 6. 9. (금) 16:53");
    CHECK(english("2023-06-09T16:53") == "Fri 9 Jun 2023, 16:53");
    CHECK(english("2023-06-09T16:53", DateStyle::brief) == "9 Jun");
}

TEST_CASE("date_text: where the axis tells the year, a time is shown beside the day") {
    CHECK(korean("2023-06-09T16:53", DateStyle::timed) == "6. 9. 16:53");
    CHECK(english("2023-06-09T16:53", DateStyle::timed) == "9 Jun, 16:53");
    CHECK(english("2023-06-09", DateStyle::timed) == "9 Jun");
    CHECK(english("2023-06-09T16:53/2023-06-09T17:10", DateStyle::timed) == "9 Jun, 16:53–17:10");
    CHECK(english("2023-06-09T16:53/2023-06-10T01:10", DateStyle::timed) == "9 Jun, 16:53 – 10 Jun, 01:10");
    CHECK(english("2023-12-31T23:53/2024-01-01T00:10", DateStyle::timed) ==
          "Sun 31 Dec 2023, 23:53 – Mon 1 Jan 2024, 00:10");
}

TEST_CASE("date_text: a moment is told to the second, and of its day and year what is not known yet") {
    const auto moment = [](const char* said, const char* within, Language language = Language::english) {
        return format_moment(parse_edtf(said, 540).date.value(), parse_edtf(within, 540).date.value().span,
                             language, 540);
    };
    CHECK(moment("2023-06-09T16:53:08", "2023-06-09") == "16:53:08");
    CHECK(moment("2023-06-09T16:53", "2023-06-09T16:00/2023-06-09T18:00") == "16:53");
    CHECK(moment("2023-06-09T16:53:08", "2023-06-09/2023-06-11") == "9 Jun, 16:53:08");
    CHECK(moment("2023-06-09T16:53:08", "2023-06-09/2023-06-11", Language::korean) == "6. 9. 16:53:08");
    CHECK(moment("2023-06-09T16:53:08", "2022/2023") == "Fri 9 Jun 2023, 16:53:08");
    CHECK(moment("2023-06-12T16:53:08", "2023-06-09") == "12 Jun, 16:53:08");
    CHECK(moment("2024-06-09", "2023-06-09") == "Sun 9 Jun 2024");
    CHECK(moment("2023-06-09", "2023-06-09").empty());
    CHECK(moment("2023-06-09T16:53~", "2023-06-09") == "c. 9 Jun, 16:53");
}

TEST_CASE("date_text: only what is known is shown") {
    CHECK(korean("2023-06") == "2023년 6월");
    CHECK(english("2023-06") == "Jun 2023");
    CHECK(english("2023-06-XX") == "Jun 2023");
    CHECK(korean("2023-06", DateStyle::brief) == "6월");
    CHECK(korean("2023") == "2023년");
    CHECK(english("2023-XX-XX") == "2023");
    CHECK(korean("199X") == "1990년대");
    CHECK(english("199X") == "1990s");
    CHECK(english("19XX") == "1900s");
    CHECK(english("1XXX") == "1000–1999");
    CHECK(korean("1XXX") == "1000–1999년");
    CHECK(english("2001-21") == "Spring 2001");
    CHECK(korean("2001-24") == "2001년 겨울");
    CHECK(english("2001-29") == "Spring 2001");
    CHECK(korean("2001-34") == "2001년 2분기");
    CHECK(english("2001-34") == "Q2 2001");
    CHECK(korean("2001-41") == "2001년 하반기");
    CHECK(english("2001-41") == "second half of 2001");
    CHECK(english("XXXX") == "undated");
    CHECK(korean("unknown") == "날짜 미상");
    CHECK(format_date(Edtf(), Language::english, DateStyle::full, 0) == "undated");
}

TEST_CASE("date_text: uncertain dates end in a question mark, approximate ones start with c.") {
    CHECK(english("1968~") == "c. 1968");
    CHECK(korean("1968~") == "약 1968년");
    CHECK(english("1968?") == "1968?");
    CHECK(korean("2023-06%") == "약 2023년 6월?");
}

TEST_CASE("date_text: an interval writes once what both ends share") {
    CHECK(english("2023-06-09/2023-06-11") == "9–11 Jun 2023");
    CHECK(korean("2023-06-09/2023-06-11") == "2023. 6. 9.–11.");
    CHECK(english("2023-05-30/2023-06-02") == "30 May – 2 Jun 2023");
    CHECK(korean("2023-05-30/2023-06-02") == "2023. 5. 30.–6. 2.");
    CHECK(english("2022-12-30/2023-01-02") == "30 Dec 2022 – 2 Jan 2023");
    CHECK(korean("2022-12-30/2023-01-02") == "2022. 12. 30. – 2023. 1. 2.");
    CHECK(english("2022-12-30/2023-01-02", DateStyle::brief) == "30 Dec 2022 – 2 Jan 2023");
    CHECK(korean("2023-06-09/2023-06-11", DateStyle::brief) == "6. 9.–11.");
    CHECK(english("2023-05/2023-06") == "May–Jun 2023");
    CHECK(korean("2023-05/2023-06") == "2023년 5–6월");
    CHECK(korean("2021/2023") == "2021–2023년");
    CHECK(english("2021/2023") == "2021–2023");
    CHECK(korean("2022-12/2023-01") == "2022년 12월 – 2023년 1월");
    CHECK(english("2001-24/2002-21") == "Winter 2001 – Spring 2002");
    CHECK(english("2001-21/2001-24") == "Spring 2001 – Winter 2001");
    CHECK(english("2023-06-09/2023-06-09") == "Fri 9 Jun 2023");
    CHECK(english("2023-06-09T16:00/2023-06-09T17:30") == "Fri 9 Jun 2023, 16:00–17:30");
    CHECK(korean("2023-06-09T16:00/2023-06-09T17:30", DateStyle::brief) == "6. 9.");
    CHECK(english("2023-06-09T22:00/2023-06-10T01:00") == "Fri 9 Jun 2023, 22:00 – Sat 10 Jun 2023, 01:00");
    CHECK(korean("2023-06-09/..") == "2023. 6. 9. (금) –");
    CHECK(english("../2023-06-09") == "– Fri 9 Jun 2023");
}

TEST_CASE("date_text: the members of a set are named") {
    CHECK(english("[1667,1668]") == "1667 or 1668");
    CHECK(korean("[1667,1668]") == "1667년 또는 1668년");
    CHECK(english("{1960,1961-12,1963-02-03}") == "1960, Dec 1961 and Sun 3 Feb 1963");
    CHECK(english("[1667,1670..1672]") == "1667 or 1670–1672");
    CHECK(english("[..1984]") == "– 1984");
    CHECK(english("[1760-12..]") == "Dec 1760 –");
}

TEST_CASE("date_text: years before the first are counted without a year zero") {
    CHECK(english("-0043") == "44 BCE");
    CHECK(korean("-0043") == "기원전 44년");
    CHECK(english("-0043-03-15") == "15 Mar 44 BCE");
    CHECK(korean("-0043-03-15") == "기원전 44. 3. 15.");
    CHECK(english("0000") == "1 BCE");
    CHECK(english("-0048/-0043") == "49–44 BCE");
    CHECK(korean("-0048/-0043") == "기원전 49–44년");
    CHECK(english("-0001/0003") == "2 BCE–3");
    CHECK(korean("000X") == "기원전 1–9년");
    CHECK(english("-004X/-003X") == "50–41 BCE – 40–31 BCE");
    CHECK(english("-000X") == "10–2 BCE");
    CHECK(english("-004X") == "50–41 BCE");
}

TEST_CASE("date_text: a year beyond the calendar is shown as it was written") {
    CHECK(english("Y17000") == "17000");
    CHECK(english("Y170000002") == "Y170000002");
}

TEST_CASE("date_text: an instant is shown at its own offset") {
    const Edtf date = parse_edtf("2023-06-09T23:30-04:00").date.value();
    CHECK(format_date(date, Language::english, DateStyle::full, 540) == "Fri 9 Jun 2023, 23:30");
    const std::int64_t instant = date.span.start_ms;
    CHECK(format_clock(instant, 540) == "12:30");
    CHECK(format_timestamp(instant, Language::korean, 540) == "2023. 6. 10. 12:30");
    CHECK(format_timestamp(instant, Language::english, 540) == "10 Jun 2023, 12:30");
}

TEST_CASE("date_text: offsets are named after UTC") {
    CHECK(format_offset(540) == "UTC+9");
    CHECK(format_offset(-240) == "UTC−4");
    CHECK(format_offset(330) == "UTC+5:30");
    CHECK(format_offset(-570) == "UTC−9:30");
    CHECK(format_offset(0) == "UTC");
}

TEST_CASE("date_text: names outside the calendar are empty") {
    CHECK(month_name(0, Language::english).empty());
    CHECK(month_name(13, Language::korean).empty());
    CHECK(weekday_name(7, Language::english).empty());
    CHECK(month_name(6, Language::korean) == "6월");
    CHECK(weekday_name(4, Language::korean) == "금");
    CHECK(year_name(-43, Language::korean) == "기원전 44년");
}

TEST_CASE("date_text: any date that can be read can be shown, on one line") {
    std::mt19937_64 random(7);
    const std::string letters = "0123XY-/.?~%[],TZ:2";
    int shown = 0;
    for (int round = 0; round < 200'000; ++round) {
        std::string text = "19";
        const int length = std::uniform_int_distribution<int>(2, 14)(random);
        for (int index = 0; index < length; ++index)
            text += letters[std::uniform_int_distribution<std::size_t>(0, letters.size() - 1)(random)];
        const auto date = parse_edtf(text, 540).date;
        if (!date) continue;
        ++shown;
        for (const Language language : {Language::korean, Language::english})
            for (const DateStyle style : {DateStyle::brief, DateStyle::full}) {
                const std::string words = format_date(*date, language, style, 540);
                REQUIRE_FALSE(words.empty());
                REQUIRE(displayable(words) == words);
            }
    }
    CHECK(shown > 500);
}
