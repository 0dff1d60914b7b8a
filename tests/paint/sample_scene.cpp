#include "sample_scene.h"
#include "paint/image_source.h"

namespace dateline::test {

scene::Scene sample_scene() {
    using base::rgb;
    scene::Scene s;
    s.size = {480, 320};
    s.background = rgb(0xFAF8F4);
    s.commands = {
        scene::FillRect{{40, 40, 200, 120}, {0, 0, 0, 60}, 8, 16}, // the shadow of the card
        scene::FillRect{{40, 36, 200, 120}, rgb(0xFFFFFF), 8, 0},
        scene::StrokeRect{{40, 36, 200, 120}, rgb(0xC04020), 8, 2},
        scene::Text{{56, 66}, "샘 알트만 OpenAI CEO", scene::Font::sans_bold, 16, rgb(0x202020)},
        scene::Text{{56, 92}, "“AI의 위험을 줄여야 한다”", scene::Font::serif, 15, rgb(0x303030)},
        scene::Text{
            {56, 116}, "2023. 6. 9. 서울 <&> \"Fireside Chat\"", scene::Font::sans, 12, rgb(0x606060)},
        scene::Polyline{{{20, 200}, {120, 180}, {220, 220}, {320, 190}, {460, 200}}, rgb(0x2060C0), 3},
        scene::FillPath{{{300, 40}, {360, 40}, {330, 90}}, rgb(0x208040)},
        scene::Image{{380, 40, 80, 40}, "photo:1", {0, 0, 1, 1}, 6, 1, rgb(0x808080)},
        scene::Image{{380, 100, 40, 40}, "photo:1", {0.5F, 0, 0.5F, 1}, 20, 0.5F, rgb(0x808080)},
        scene::Image{{430, 100, 30, 40}, "photo:none", {0, 0, 1, 1}, 0, 1, rgb(0x808080)},
        scene::PushClip{{260, 240, 100, 40}},
        scene::FillRect{{200, 200, 220, 100}, rgb(0x8040A0), 0, 0},
        scene::PushClip{{300, 200, 200, 200}},
        scene::FillRect{{200, 200, 220, 100}, rgb(0xE0C040), 0, 0},
        scene::PopClip{},
        scene::PopClip{},
        scene::FillRect{{30, 240, 20, 20}, rgb(0xC04020), 10, 0}, // a dot
        scene::Text{{60, 256}, "집이 좋다 — the quick brown fox", scene::Font::serif_bold, 18, rgb(0x101010)},
    };
    s.hits = {{{56, 48, 168, 20}, 1, "https://example.org/기사?a=1&b=(2)"},
              {{56, 80, 170, 20}, 2, "javascript:alert(1)"},
              {{56, 100, 170, 20}, 3, ""}};
    return s;
}

paint::ImageSource sample_images() {
    return [](const std::string& id) -> const paint::DecodedImage* {
        static const paint::DecodedImage photo = [] {
            paint::DecodedImage made;
            made.pixels.width = made.full_width = 80;
            made.pixels.height = made.full_height = 40;
            for (int i = 0; i < 80 * 40; ++i) {
                const std::uint8_t red = i % 80 < 40 ? 255 : 0, blue = i % 80 < 40 ? 0 : 255;
                made.pixels.rgba.insert(made.pixels.rgba.end(), {red, 0, blue, 255});
            }
            return made;
        }();
        return id == "photo:1" ? &photo : nullptr;
    };
}

} // namespace dateline::test
