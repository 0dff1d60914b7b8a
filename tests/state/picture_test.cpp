#include "state/picture.h"

#include <doctest/doctest.h>

#include "base/error.h"
#include "state/state.h"

using namespace dateline;
using namespace dateline::state;

TEST_CASE(
    "picture: the command line says all that was asked for, quoted so that a shell splits it the same") {
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
    for (const NamedSize& named : named_sizes()) {
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
    card.size = "story";
    CHECK(card_size(card).size == base::Size{1080, 1920});
    card.size = "100x100";
    CHECK_THROWS_AS(card_size(card), base::Error);
}

TEST_CASE("picture: the dialog's choice becomes options of what the window shows") {
    State state;
    state.path = "a.db";
    state.viewport = {.start_ms = 0, .span_ms = static_cast<double>(30 * base::day_ms), .size = {800, 600}};
    state.view.filter.participants = {{3}};
    state.view.grouping = model::Grouping::topic;
    state.view.selected = model::Ref(model::EventId{4});
    state.settings.theme = layout::Theme::dark;
    ExportChoice choice;
    choice.path = "b.png";
    choice.options.legend = choice.options.panel = true;
    apply(state, action::SetExport{choice});
    PictureOptions options = picture_options(state);
    CHECK(options.view.dates.from == "1970-01-01");
    CHECK(options.view.dates.to == "1970-01-30");
    CHECK(options.view.persons == std::vector<std::string>{"participant:3"});
    CHECK(options.view.group == "topic");
    CHECK(options.view.select == "event:4");
    CHECK(options.view.theme == "dark");
    CHECK(options.panel);
    choice.range = ExportRange::whole;
    apply(state, action::SetExport{choice});
    CHECK(picture_options(state).view.dates.from.empty());

    apply(state, action::ExportPicture{});
    apply(state, action::ExportPicture{}); // one at a time
    REQUIRE(state.effects.size() == 1);
    const auto& asked = std::get<effect::ExportPicture>(state.effects[0]);
    CHECK(asked.out == "b.png");
    CHECK(asked.options.legend);
    apply(state, answer::ExportProgress{0.5});
    CHECK(state.export_share == 0.5);
    apply(state, answer::ExportEnded{true});
    CHECK(!state.export_share);
}
