// The examples of the Library of Congress' specification of EDTF (2019-02-04), level by level.

#include <doctest/doctest.h>

#include "base/edtf.h"

using namespace dateline::base;

namespace {

void check_all_read(std::initializer_list<const char*> texts) {
    for (const char* text : texts) {
        CAPTURE(text);
        const EdtfResult result = parse_edtf(text);
        CAPTURE(result.problem);
        CHECK(result.date.has_value());
        if (result.date) CHECK(result.date->span.empty() != result.date->placed());
    }
}

} // namespace

TEST_CASE("edtf: the specification's examples of level 0 are read") {
    check_all_read({"1985-04-12", "1985-04", "1985", "1985-04-12T23:20:30", "1985-04-12T23:20:30Z",
                    "1985-04-12T23:20:30-04", "1985-04-12T23:20:30+04:30", "1964/2008", "2004-06/2006-08",
                    "2004-02-01/2005-02-08", "2004-02-01/2005-02", "2004-02-01/2005", "2005/2006-02"});
}

TEST_CASE("edtf: the specification's examples of level 1 are read") {
    check_all_read({"Y170000002",
                    "Y-170000002",
                    "2001-21",
                    "1984?",
                    "2004-06~",
                    "2004-06-11%",
                    "201X",
                    "20XX",
                    "2004-XX",
                    "1985-04-XX",
                    "1985-XX-XX",
                    "1985-04-12/..",
                    "1985-04/..",
                    "1985/..",
                    "../1985-04-12",
                    "../1985-04",
                    "../1985",
                    "1985-04-12/",
                    "1985-04/",
                    "1985/",
                    "/1985-04-12",
                    "/1985-04",
                    "/1985",
                    "-1985",
                    "1984~/2004-06",
                    "1984/2004-06~",
                    "2004-06-01/2004-06-20~",
                    "2004-06-XX/2004-07-03"});
}

TEST_CASE("edtf: the specification's examples of level 2 are read") {
    check_all_read({"Y-17E7",
                    "1950S2",
                    "Y171010000S3",
                    "Y3388E2S3",
                    "2001-34",
                    "[1667,1668,1670..1672]",
                    "[..1760-12-03]",
                    "[1760-12..]",
                    "[1760-01,1760-02,1760-12..]",
                    "[1667,1760-12]",
                    "[..1984]",
                    "{1667,1668,1670..1672}",
                    "{1960,1961-12}",
                    "{..1984}",
                    "2004-06-11%",
                    "2004-06~-11",
                    "2004?-06-11",
                    "?2004-06-~11",
                    "2004-%06-11",
                    "156X-12-25",
                    "15XX-12-25",
                    "XXXX-12-XX",
                    "1XXX-XX",
                    "1XXX-12",
                    "1984-1X",
                    "2004-06-~01/2004-06-~20",
                    "2004-06-XX/2004-07-03"});
}
