#include <doctest/doctest.h>
#include <random>
#include <string>

#include "base/date_text.h"
#include "base/displayable.h"
#include "base/year_words.h"

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
    CHECK(korean("2023-06", DateStyle::brief) == "6월");
    CHECK(korean("2023") == "2023년");
    CHECK(korean("199X") == "1990년대");
    CHECK(english("199X") == "1990s");
    CHECK(english("19XX") == "20th century");
    CHECK(english("1XXX") == "between 1000 and 1999");
    CHECK(korean("1XXX") == "1000–1999년 사이");
    CHECK(english("2001-21") == "Spring 2001");
    CHECK(korean("2001-24") == "2001년 겨울");
    CHECK(english("2001-29") == "Spring 2001 (southern)");
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
    CHECK(korean("2023-06-09/..") == "2023. 6. 9. (금)부터");
    CHECK(english("../2023-06-09") == "until Fri 9 Jun 2023");
}

TEST_CASE("date_text: the members of a set are named") {
    CHECK(english("[1667,1668]") == "1667 or 1668");
    CHECK(korean("[1667,1668]") == "1667년 또는 1668년");
    CHECK(english("{1960,1961-12,1963-02-03}") == "1960, Dec 1961 and Sun 3 Feb 1963");
    CHECK(english("[1667,1670..1672]") == "1667 or 1670–1672");
    CHECK(english("[..1984]") == "1984 or earlier");
    CHECK(english("[1760-12..]") == "Dec 1760 or later");
}

TEST_CASE("date_text: some time in a range, all of it and the interval are told apart") {
    CHECK(english("1950/1960") == "1950–1960");
    CHECK(english("[1950..1960]") == "some time in 1950–1960");
    CHECK(english("{1950..1960}") == "every year 1950–1960");
    CHECK(korean("[1950..1960]") == "1950–1960년 사이");
    CHECK(korean("{1950..1960}") == "1950–1960년 매년");
    CHECK(english("[2023-06-09..2023-06-11]") == "some time in 9–11 Jun 2023");
    CHECK(english("{2023-06-09..2023-06-11}") == "every day 9–11 Jun 2023");
    CHECK(english("{1950-01..1950-06}") == "every month Jan–Jun 1950");
    CHECK(english("{1950..1960-12}") == "all of 1950 – Dec 1960");
    CHECK(english("[Y-300000..1950]") == "some time in 300,000 BCE – 1950 CE");
    CHECK(english("[1950..1950]") == "1950");
    CHECK(english("{1667,1668}") == "1667 and 1668");
}

TEST_CASE("date_text: one rule for years of six digits and more, whether the axis reaches them or not") {
    CHECK(english("Y-200000") == "200,000 BCE");
    CHECK(korean("Y-200000") == "기원전 20만 년");
    CHECK(english("Y-300000") == "300,000 BCE");
    CHECK(english("Y-199999") == "200,000 BCE");
    CHECK(english("Y-150001") == "150,002 BCE");
    CHECK(english("Y-99999") == "100,000 BCE");
    CHECK(english("Y150000") == "150,000");
    CHECK(english("Y-50000") == "50,001 BCE");
    CHECK(english("Y12023") == "12,023");
    CHECK(english("9999") == "9999");
    CHECK(english("Y-200000/Y-150000") == "200,000–150,000 BCE");
    CHECK(english("Y-17000") == "17,001 BCE");
}

TEST_CASE("date_text: a year of ours after one before it says so, however exact it is") {
    CHECK(english("-0046/0005") == "47 BCE – 5 CE");
    CHECK(english("-0046/0005?") == "47 BCE – 5 CE?");
    CHECK(english("-0046/0005-03") == "47 BCE – Mar 5 CE");
    CHECK(korean("-0046/0005-03") == "기원전 47년 – 서기 5년 3월");
    CHECK(english("-0046/0005~") == "47 BCE – c. 5 CE");
}

TEST_CASE("date_text: years before the first are counted without a year zero") {
    CHECK(english("-0043") == "44 BCE");
    CHECK(korean("-0043") == "기원전 44년");
    CHECK(english("-0043-03-15") == "15 Mar 44 BCE");
    CHECK(korean("-0043-03-15") == "기원전 44. 3. 15.");
    CHECK(english("0000") == "1 BCE");
    CHECK(english("-0048/-0043") == "49–44 BCE");
    CHECK(korean("-0048/-0043") == "기원전 49–44년");
    CHECK(english("-0001/0003") == "2 BCE – 3 CE");
    CHECK(korean("000X") == "기원전 1년 – 서기 9년 사이");
    CHECK(english("-004X/-003X") == "between 50 and 41 BCE – between 40 and 31 BCE");
    CHECK(english("-000X") == "between 10 and 2 BCE");
    CHECK(english("-004X") == "between 50 and 41 BCE");
}

TEST_CASE("date_text: a year of more than four digits") {
    CHECK(english("Y17000") == "17,000");
    CHECK(english("Y170000002") == "170,000,002");
}

TEST_CASE("date_text: an instant is shown at its own offset") {
    const Edtf date = parse_edtf("2023-06-09T23:30-04:00").date.value();
    CHECK(format_date(date, Language::english, DateStyle::full, 540) == "Fri 9 Jun 2023, 23:30 UTC−4");
    CHECK(format_date(date, Language::english, DateStyle::full, -240) == "Fri 9 Jun 2023, 23:30");
    CHECK(format_date(date, Language::english, DateStyle::full, {540, std::nullopt}) ==
          "Fri 9 Jun 2023, 23:30 UTC−4");
    const double instant = date.span.start_ms;
    CHECK(format_clock(instant, 540) == "12:30");
    CHECK(format_timestamp(instant, Language::korean, 540) == "2023. 6. 10. 12:30");
    CHECK(format_timestamp(instant, Language::english, 540) == "10 Jun 2023, 12:30");
    CHECK(format_timestamp(instant, Language::english, {540, std::nullopt}) == "10 Jun 2023, 12:30 UTC+9");
}

TEST_CASE("date_text: geological years are written in words, never a year that nobody wrote") {
    CHECK(english("Y-138E8") == "13.8 billion years ago");
    CHECK(korean("Y-138E8") == "138억 년 전");
    CHECK(english("Y-4540000000") == "4.54 billion years ago");
    CHECK(english("Y-66000000/Y-65500000") == "66–65.5 million years ago");
    CHECK(korean("Y-66000000/Y-65500000") == "6,600만–6,550만 년 전");
    CHECK(english("Y-65500000/..") == "since 65.5 million years ago");
    CHECK(korean("Y-138E8~/..") == "약 138억 년 전부터");
    CHECK(english("Y-2580000/Y-11700") == "2.58 million years ago – 11,701 BCE");
    CHECK(english("Y-66000000/2020") == "66 million years ago – 2020");
    CHECK(english("Y-538800000/Y-251902000") == "538.8–251.902 million years ago");
    CHECK(english("Y76E8") == "7.6 billion years from now");
    CHECK(english("Y-300000~") == "c. 300,000 BCE");
    CHECK(korean("Y-300000~") == "약 기원전 30만 년");
    CHECK(english("Y-170000002") == "170,000,003 BCE");
    CHECK(english("Y-250000/..") == "since 250,000 BCE");
    CHECK(english("Y1E200") == "1E200");
    CHECK(english("Y-1000001") == "1,000,002 BCE");
    CHECK(english("Y-999999") == "1,000,000 BCE");
    CHECK(english("Y-1655845E3") == "1.655845 billion years ago");
    CHECK(english("Y-13800000000/Y-300000") == "13.8 billion years ago – 300,000 BCE");
    CHECK(english("Y171010000") == "171.01 million years from now");
    CHECK(korean("Y171010000") == "1억 7,101만 년 뒤");
    CHECK(english("2024/Y5E9") == "2024 – 5 billion years from now");
    CHECK(english("Y5E9/Y76E8") == "5–7.6 billion years from now");
    CHECK(english("-0043/Y5E9") == "44 BCE – 5 billion years from now");
}

TEST_CASE("date_text: significant digits keep their words") {
    CHECK(english("1950S2") == "1950 (2 significant digits)");
    CHECK(korean("1950S2") == "1950년(유효 숫자 2자리)");
    CHECK(english("Y17101E4S3") == "171.01 million years from now (3 significant digits)");
    CHECK(english("Y3388E2S1") == "338,800 (1 significant digit)");
}

TEST_CASE("date_text: a decade and a century of the same digits are told apart") {
    CHECK(english("190X") == "1900s (decade)");
    CHECK(korean("190X") == "1900년대(1900–1909년)");
    CHECK(english("19XX") == "20th century");
    CHECK(korean("19XX") == "20세기");
    CHECK(english("20XX") == "21st century");
    CHECK(english("-01XX") == "2nd century BCE");
    CHECK(english("19X5") == "year 19X5");
}

TEST_CASE("date_text: what is written of a year that is not known is kept") {
    CHECK(english("192X-22") == "Summer, 1920s");
    CHECK(korean("192X-22") == "1920년대 여름");
    CHECK(english("192X-22", DateStyle::brief) == "Summer, 1920s");
    CHECK(english("156X-12-25") == "25 Dec, 1560s");
    CHECK(korean("15XX-12-25") == "16세기 12월 25일");
    CHECK(english("1XXX-12") == "Dec, between 1000 and 1999");
    CHECK(english("XXXX-12-25") == "25 Dec, year unknown");
    CHECK(korean("XXXX-12-25") == "12월 25일, 연도 미상");
    CHECK(english("1984-1X") == "between Oct and Dec 1984");
    CHECK(korean("1984-1X") == "1984년 10–12월 사이");
    CHECK(english("1985-04-1X") == "between 10 and 19 Apr 1985");
    CHECK(english("1985-XX-31") == "day 31, month unknown, 1985");
    CHECK(english("2001-26") == "Summer 2001 (northern)");
    CHECK(korean("2005-29") == "2005년 봄(남반구)");
}

TEST_CASE("date_text: a day of a month or a year, and a month of a year, are not all of it") {
    CHECK(english("1985-04-XX") == "a day in Apr 1985");
    CHECK(korean("1985-04-XX") == "1985년 4월 어느 날");
    CHECK(english("1985-04-XX", DateStyle::brief) == "a day in Apr");
    CHECK(korean("1985-04-XX", DateStyle::brief) == "4월 어느 날");
    CHECK(english("1985-XX-XX") == "a day in 1985");
    CHECK(korean("1985-XX-XX") == "1985년 어느 날");
    CHECK(english("2004-XX") == "a month in 2004");
    CHECK(korean("2004-XX") == "2004년 어느 달");
    CHECK(english("2004-XX~") == "c. a month in 2004");
    CHECK(english("-0043-XX-XX") == "a day in 44 BCE");
    CHECK(english("156X-12-XX") == "a day in Dec, 1560s");
    CHECK(korean("156X-12-XX") == "1560년대 12월 어느 날");
    CHECK(english("19XX-XX") == "a month, 20th century");
    CHECK(korean("19XX-XX") == "20세기 어느 달");
    CHECK(english("1984-1X-XX") == "a day between Oct and Dec 1984");
    CHECK(korean("1984-1X-XX") == "1984년 10–12월 사이 어느 날");
    CHECK(english("XXXX-12-XX") == "Dec, year unknown");
    CHECK(english("XXXX-XX-XX") == "undated");
    CHECK(english("1985-04-XX/..") == "since a day in Apr 1985");
    CHECK(english("2004-06-XX/2004-07-03") == "a day in Jun 2004 – 3 Jul 2004");
    CHECK(english("1985-XX/1987") == "a month in 1985 – 1987");
    CHECK(korean("1985-04-XX/1985-04-XX") == "1985년 4월 어느 날");
    CHECK(english("1985-04-XX/1985-06-XX") == "a day in Apr 1985 – a day in Jun 1985");
}

TEST_CASE("date_text: no weekday stands beside a day that is not certain") {
    CHECK(english("1971-06~-11") == "c. 11 Jun 1971");
    CHECK(english("?1972-06-~11") == "c. 11 Jun 1972?");
    CHECK(korean("1971-06~-11") == "약 1971. 6. 11.");
    CHECK(english("1971?-06-11") == "11 Jun 1971?");
}

TEST_CASE("date_text: each end of an interval keeps its own qualifier") {
    CHECK(english("1974~/1976?") == "c. 1974–1976?");
    CHECK(english("1984/2004-06~") == "1984 – c. Jun 2004");
    CHECK(english("1984~/2004-06") == "c. 1984 – Jun 2004");
    CHECK(english("2004-06-01/2004-06-20~") == "1 Jun 2004 – c. 20 Jun 2004");
    CHECK(korean("1984/2004-06~") == "1984년 – 약 2004년 6월");
}

TEST_CASE("date_text: open ends, unknown ones and one date or an earlier are told apart") {
    CHECK(english("1985/..") == "since 1985");
    CHECK(english("1986/") == "1986 to an unknown date");
    CHECK(english("../1960") == "until 1960");
    CHECK(english("/1959-05") == "from an unknown date to May 1959");
    CHECK(english("XXXX/2004") == "from an unknown date to 2004");
    CHECK(english("[1904..]") == "1904 or later");
    CHECK(english("{..1984}") == "1984 and all before");
    CHECK(english("1985~/..") == "since c. 1985");
    CHECK(korean("1985/..") == "1985년부터");
    CHECK(korean("1986/") == "1986년부터 (끝은 미상)");
    CHECK(korean("../1960") == "1960년까지");
    CHECK(korean("/1959-05") == "1959년 5월까지 (시작은 미상)");
    CHECK(korean("[..1904]") == "1904년 또는 그 이전");
    CHECK(korean("[1904..]") == "1904년 또는 그 이후");
}

TEST_CASE("date_text: the last instant of a day stays on its day") {
    CHECK(format_date(parse_edtf("2016-12-31T23:59:60Z").date.value(), Language::english, DateStyle::full,
                      0) == "Sat 31 Dec 2016, 23:59:60");
    CHECK(format_date(parse_edtf("2017-03-31T24:00Z").date.value(), Language::english, DateStyle::full, 0) ==
          "Fri 31 Mar 2017, 24:00");
    CHECK(korean("2017-03-31T24:00") == "2017. 3. 31. (금) 24:00");
    CHECK(english("2017-03-31T12") == "Fri 31 Mar 2017, 12h");
    CHECK(korean("2017-03-31T12") == "2017. 3. 31. (금) 12시");
    CHECK(english("2017-03-31T12:00:00.250") == "Fri 31 Mar 2017, 12:00:00.250");
}

TEST_CASE("date_text: a time of another zone names its own, each end its own") {
    CHECK(english("2023-11-05T01:30-07:00") == "Sun 5 Nov 2023, 01:30 UTC−7");
    CHECK(english("2023-11-05T01:30+09:00") == "Sun 5 Nov 2023, 01:30");
    CHECK(english("2023-11-05T01:30-08:00", DateStyle::timed) == "5 Nov, 01:30 UTC−8");
    CHECK(english("2024-03-10T01:59:59-08:00/2024-03-10T03:00-07:00") ==
          "Sun 10 Mar 2024, 01:59:59 UTC−8 – 03:00 UTC−7");
    CHECK(english("1963-11-22T12:30-06:00/1963-11-22T13:50-06:00") == "Fri 22 Nov 1963, 12:30–13:50 UTC−6");
    const Edtf kept = parse_edtf("2023-11-05T01:30").date.value();
    CHECK(format_date(kept, Language::english, DateStyle::full, {-420, 540}) ==
          "Sun 5 Nov 2023, 01:30 UTC−7");
}

TEST_CASE(
    "date_text: where the times of one date are of two zones, both are named, whoever's clock is shown") {
    const char* across = "2023-06-09T11:00+09:00/2023-06-08T23:00-04:00";
    CHECK(english(across) == "Fri 9 Jun 2023, 11:00 UTC+9 – Thu 8 Jun 2023, 23:00 UTC−4");
    CHECK(korean(across) == "2023. 6. 9. (금) 11:00 UTC+9 – 2023. 6. 8. (목) 23:00 UTC−4");
    CHECK(english(across, DateStyle::timed) == "9 Jun, 11:00 UTC+9 – 8 Jun, 23:00 UTC−4");
    CHECK(english("2023-06-09T10:00/2023-06-09T10:00+02:00") == "Fri 9 Jun 2023, 10:00 UTC+9 – 10:00 UTC+2");
    CHECK(english("2023-06-08T22:00-04:00/2023-06-09T12:00") ==
          "Thu 8 Jun 2023, 22:00 UTC−4 – Fri 9 Jun 2023, 12:00 UTC+9");
    CHECK(english("[2023-06-09T10:00+09:00,2023-06-11T10:00-05:00]") ==
          "Fri 9 Jun 2023, 10:00 UTC+9 or Sun 11 Jun 2023, 10:00 UTC−5");
    CHECK(english("2023-06-09T10:00/2023-06-11") == "Fri 9 Jun 2023, 10:00 – Sun 11 Jun 2023");
    const Edtf date = parse_edtf(across, 540).date.value();
    CHECK(format_moment(date, {earliest_ms, latest_ms}, Language::english, 540) ==
          "Fri 9 Jun 2023, 11:00 UTC+9 – Thu 8 Jun 2023, 23:00 UTC−4");
}

TEST_CASE("date_text: from the first start to the last end, each end names its zone where zones differ") {
    struct Item {
        const char* text;
        int offset_minutes;
    };
    const auto range = [](std::initializer_list<Item> items, Language language = Language::english) {
        DateRange all;
        for (const Item& item : items)
            all.add(parse_edtf(item.text, item.offset_minutes).date.value(), item.offset_minutes);
        return all.words(language, 540);
    };
    const Item late{"2023-06-09T11:00+09:00/2023-06-08T23:00-04:00", 540};
    CHECK(range({late, {"2023-06-09T11:05", 540}}) ==
          "Fri 9 Jun 2023, 11:00 UTC+9 – Thu 8 Jun 2023, 23:00 UTC−4");
    CHECK(range({late}, Language::korean) == "2023. 6. 9. (금) 11:00 UTC+9 – 2023. 6. 8. (목) 23:00 UTC−4");
    // Zones differ within, though both ends are of one.
    CHECK(range({{"2023-06-09T11:00", 540}, {"2023-06-08T22:20-04:00", 540}, {"2023-06-09T12:00", 540}}) ==
          "Fri 9 Jun 2023, 11:00–12:00 UTC+9");
    CHECK(range({{"2023-06-08T22:20-04:00", 540}, {"2023-06-09T12:00", 540}, {"2023-06-09T12:10/..", 540}}) ==
          "8 Jun 2023, 22:20 UTC−4 – 9 Jun 2023, 12:10 UTC+9 or later");
    // A time without an offset is at its event's.
    CHECK(range({{"2023-06-09T11:00", 540}, {"2023-06-08T22:30", -240}}) ==
          "Fri 9 Jun 2023, 11:00 UTC+9 – Thu 8 Jun 2023, 22:30 UTC−4");
    CHECK(range({{"2023-06-09T11:00", 540}, {"2023-06-09T12:00", 540}, {"2023-06-07", -240}}) ==
          "Wed 7 Jun 2023 – Fri 9 Jun 2023, 12:00");
    DateRange told;
    told.add(parse_edtf("2023-06-09T11:00", 540).date.value(), 540);
    CHECK(told.words(Language::english, {540, std::nullopt}) == "Fri 9 Jun 2023, 11:00 UTC+9");
}

TEST_CASE("date_text: several dates reach from the first start to the last end") {
    const auto range = [](std::initializer_list<const char*> texts, Language language = Language::english) {
        DateRange all;
        for (const char* text : texts)
            all.add(parse_edtf(text).date.value(), 0);
        return all.words(language, 0);
    };
    CHECK(range({"-0043", "0000", "-0002/0002", "0001"}) == "44 BCE – 2 CE");
    CHECK(range({"-0046", "[0005..]"}) == "47 BCE – 5 CE or later");
    CHECK(range({"1985/..", "1986/", "../1960", "/1959-05", "[..1904]", "1972-03"}) ==
          "1904 or earlier – 1986 or later");
    CHECK(range({"1985/..", "[..1904]"}, Language::korean) == "1904년 또는 그 이전 – 1985년 또는 그 이후");
    CHECK(range({"2023-05-01/2023-06-09", "2023-05-30"}) == "1 May – 9 Jun 2023");
    CHECK(range({"2023-06-09/2023"}) == "9 Jun 2023 – 2023");
    CHECK(range({"1984/1984-06"}) == "1984 – Jun 1984");
    CHECK(range({"1972-03", "Y-138E8", "XXXX"}) == "13.8 billion years ago – Mar 1972");
    CHECK(range({"Y-138E8", "Y-9000000"}, Language::korean) == "138억–900만 년 전");
    CHECK(range({"1972-03", "Y-1E12", "XXXX"}) == "Mar 1972");
    CHECK(range({"Y-1E12"}).empty());
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
