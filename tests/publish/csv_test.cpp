#include <doctest/doctest.h>

#include "publish/csv.h"

using dateline::publish::csv_row;

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
