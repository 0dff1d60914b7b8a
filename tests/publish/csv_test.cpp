#include <doctest/doctest.h>

#include "publish/csv.h"

using dateline::publish::csv_row;
using dateline::publish::exact;
using dateline::publish::quoted;
using dateline::request::CsvGuard;

TEST_CASE("csv: cells with commas, quotation marks or line breaks are quoted, as RFC 4180 says") {
    CHECK(csv_row({"a", "b, c", "say \"no\"", "two\nlines", ""}) ==
          "a,\"b, c\",\"say \"\"no\"\"\",\"two\nlines\",\r\n");
}

TEST_CASE("csv: what a spreadsheet would take for a formula gets an apostrophe") {
    CHECK(csv_row({"=1+1", "+1", "-0043-03-15", "@sama", "\t=1", "\r=1"})
              .find("'=1+1,'+1,'-0043-03-15,'@sama,") == 0);
    CHECK(csv_row({"\t=1"}).front() == '\'');
    CHECK(csv_row({"a=1", "1-2"}) == "a=1,1-2\r\n");
}

TEST_CASE("csv: controls and overrides of the reading direction do not reach the file") {
    const std::string row = csv_row({"a\x1b[31mb\u202ec"});
    CHECK(row.find('\x1b') == std::string::npos);
    CHECK(row.find("\u202e") == std::string::npos);
}

TEST_CASE("csv: a long text is not cut") {
    CHECK(csv_row({std::string(100'000, 'x')}).size() == 100'002);
}

TEST_CASE("csv: full-width and small signs are signs, as they are where East Asian text is read") {
    CHECK(csv_row({"＝3+3", "＋1", "－1", "＠x", "﹦1"}) == "'＝3+3,'＋1,'－1,'＠x,'﹦1\r\n");
}

TEST_CASE("csv: a sign after spaces of any width, or after what is not seen, is a sign") {
    for (const std::string before :
         {" ", "\u00a0", "\u1680", "\u2003", "\u2009", "\u202f", "\u205f", "\u3000", "\u200b", "\ufeff",
          "\u2060", "\u00ad", "\u200d", "' ", "'\u3000", " \u00a0\t"})
        for (const char* sign : {"=", "+", "-", "@", "＝"})
            CHECK(csv_row({before + sign + "1"}).front() == '\'');
    CHECK(csv_row({"\u3000-5"}) == "'\u3000-5\r\n");
    CHECK(csv_row({"\u3000x-5", "a\u00a0=1"}) == "\u3000x-5,a\u00a0=1\r\n");
}

TEST_CASE("csv: words leave exactly, what is not seen too") {
    const std::string words = "so\u00adft a\u200bb\u2060c\ufeffd Auf\u200clage";
    CHECK(csv_row({quoted(words), words}) == words + "," + words + "\r\n");
}

TEST_CASE("csv: dates and numbers are never marked, quoted words only where that is asked for") {
    const std::vector<dateline::publish::CsvCell> cells = {"-5 degrees", exact("-0044-03-15"), exact("-12"),
                                                           quoted("-10 was the low")};
    CHECK(csv_row(cells) == "'-5 degrees,-0044-03-15,-12,-10 was the low\r\n");
    CHECK(csv_row(cells, CsvGuard::all) == "'-5 degrees,-0044-03-15,-12,'-10 was the low\r\n");
    CHECK(csv_row(cells, CsvGuard::none) == "-5 degrees,-0044-03-15,-12,-10 was the low\r\n");
}

TEST_CASE("csv: what was marked is read back by taking the first apostrophe before a sign away") {
    const auto read_back = [](std::string cell) {
        const std::size_t sign = cell.find_first_not_of(' ', cell.find_first_not_of('\''));
        const bool marked = cell.starts_with('\'') && sign != std::string::npos &&
                            std::string("=+-@").find(cell[sign]) != std::string::npos;
        return marked ? cell.substr(1) : cell;
    };
    CHECK(read_back(csv_row({"\t-x"}).substr(0, 4)) == " -x"); // a tab is a space there
    for (const std::string text :
         {" -x", "' -x", "  =1", " x", "' x", "=1", "'=1", "''=1", "'tis", "'", "''", "x", ""}) {
        const std::string row = csv_row({text, "end"});
        CHECK(read_back(row.substr(0, row.find(','))) == text);
    }
}
