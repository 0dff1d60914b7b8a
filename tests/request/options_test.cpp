#include "request/options.h"

#include <doctest/doctest.h>

#include "base/error.h"
#include "request/command_line.h"

using namespace dateline;
using namespace dateline::request;

TEST_CASE("command line: it says all that was asked for, quoted so that a shell splits it the same") {
    PictureOptions options;
    options.view.dates.from = "2023-06-09";
    options.view.persons = {"샘 알트만", "it's $HOME `x`"};
    options.view.size = "a4";
    options.view.scale = 1.5;
    options.lanes = false;
    options.legend = true;
    options.title = "A \"title\" \\ with 'marks'";
    options.pages = "auto";
    const std::string line = command_line(options, "my file.db", "-out.pdf");
    const std::vector<std::string> wanted = {
        "dateline",    "export",    "my file.db", "--out",          "-out.pdf",   "--from",   "2023-06-09",
        "--person",    "샘 알트만", "--person",   "it's $HOME `x`", "--no-lanes", "--legend", "--title",
        options.title, "--pages",   "auto",       "--size",         "a4",         "--scale",  "1.5"};
    CHECK(split_command_line(line) == wanted);
    CHECK(command_line(PictureOptions{}, "a.db", "b.png") == "dateline export a.db --out b.png");
    CHECK(!split_command_line("dateline 'open"));
    CHECK(!split_command_line("dateline \\"));
}

TEST_CASE("picture: sizes have names, and a name brings its scale") {
    for (const NamedSize& named : named_sizes) {
        PictureOptions options;
        options.view.size = named.name;
        CHECK_NOTHROW(check_options(options));
    }
    PictureOptions options;
    options.view.size = "a5";
    CHECK_THROWS_WITH_AS(check_options(options), doctest::Contains("a4-landscape"), base::Error);
    options = {};
    options.pages = "0";
    CHECK_THROWS_AS(check_options(options), base::Error);
    options = {};
    options.panel = true;
    CHECK_THROWS_WITH_AS(check_options(options), doctest::Contains("--select"), base::Error);
    CardOptions card;
    CHECK(card_size(card).size.height == 0);
    card.view.size = "story";
    CHECK(card_size(card).size == base::Size{1080, 1920});
    card.view.size = "100x100";
    CHECK_THROWS_AS(card_size(card), base::Error);
}
