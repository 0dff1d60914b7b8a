#include <doctest/doctest.h>

#include "state/apply.h"
#include "state/shown.h"
#include "state/state.h"

using namespace dateline;
using namespace dateline::state;

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
    request::PictureOptions options = picture_options(state);
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
