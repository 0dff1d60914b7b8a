#include "layout/style.h"

namespace dateline::layout {

namespace {

using base::rgb;

// Eight hues that keep apart in lightness too, for those who see no red or no green.
const Palette light_palette = {
    .background = rgb(0xf6f5f2),
    .panel = rgb(0xffffff),
    .ink = rgb(0x1c1d21),
    .soft = rgb(0x64676f),
    .faint = rgb(0xb9bbc1),
    .line = rgb(0xe3e1db),
    .accent = rgb(0x0f6b5c),
    .on_accent = rgb(0xffffff),
    .highlight = rgb(0xfff4d6),
    .alert = rgb(0xb23c25),
    .shadow = {0, 0, 0, 30},
    .people = {rgb(0xc8553d), rgb(0x2a7fb5), rgb(0x6639a7), rgb(0x9a8408), rgb(0x7a1560), rgb(0x35610f),
               rgb(0x2f8f84), rgb(0x4a2015)},
};

const Palette dark_palette = {
    .background = rgb(0x15171b),
    .panel = rgb(0x1d2026),
    .ink = rgb(0xeceae4),
    .soft = rgb(0x9a9da6),
    .faint = rgb(0x555963),
    .line = rgb(0x2b2f37),
    .accent = rgb(0x58c9b2),
    .on_accent = rgb(0x0c1512),
    .highlight = rgb(0x3a3320),
    .alert = rgb(0xf0876e),
    .shadow = {0, 0, 0, 110},
    .people = {rgb(0xf0876e), rgb(0x6fb7e0), rgb(0x9f74e0), rgb(0xf0bf2e), rgb(0xc94a80), rgb(0xbfec92),
               rgb(0xa3f0e6), rgb(0xe8b0b0)},
};

} // namespace

const Palette& palette(Theme theme) {
    return theme == Theme::dark ? dark_palette : light_palette;
}

int colour_index(std::int64_t id) {
    const auto people = static_cast<std::int64_t>(light_palette.people.size());
    return static_cast<int>((id % people + 2 * people - 1) % people);
}

} // namespace dateline::layout
