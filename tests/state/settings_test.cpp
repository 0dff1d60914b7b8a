#include <doctest/doctest.h>

#include "state/settings.h"

using namespace dateline;
using namespace dateline::state;

TEST_CASE("settings: what is written is read back") {
    Settings settings;
    settings.theme = layout::Theme::dark;
    settings.language = base::Language::english;
    settings.scale = 1.5F;
    settings.motion = false;
    settings.recent = {"/a b/c.db", "/한국/d.db"};
    settings.recent_commands = {"theme:dark", "fit"};
    CHECK(parse_settings(format_settings(settings), Settings()) == settings);
}

TEST_CASE("settings: whatever is not understood is left at its default") {
    const Settings defaults;
    CHECK(parse_settings("", defaults) == defaults);
    CHECK(parse_settings(
              "theme purple\nscale_percent 9999\nscale_percent x\nlanguage\n\n\0\nrecent relative.db\n",
              defaults) == defaults);
}

TEST_CASE("settings: a path with a line break is not remembered") {
    Settings settings;
    settings.recent = {"/a\nscale_percent 300"};
    CHECK(parse_settings(format_settings(settings), Settings()).recent.empty());
}
