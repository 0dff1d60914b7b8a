#include "ui/avatar.h"

#include <cstdint>
#include <string>

#include "base/displayable.h"
#include "base/utf8.h"
#include "ui/label.h"

namespace dateline::ui {

namespace {

// The letters for someone without a portrait: the first syllable, or a group's size.
std::string initials_of(const std::string& name, std::optional<int> size) {
    if (size && *size > 1 && *size < 10000) return std::to_string(*size);
    return base::first_grapheme(base::displayable(name, 64));
}

} // namespace

void draw_avatar(Frame& frame, ImDrawList& list, base::Point centre, float radius, model::ParticipantId id,
                 const model::LocalText& name, std::optional<int> size, model::PhotoId portrait) {
    const base::Colour colour = frame.colours.person(layout::colour_index(id.value));
    if (portrait) {
        const paint::ScreenImage image =
            frame.surface.image_of(model::to_string(model::Ref(portrait)), radius * 2);
        if (image.texture != 0) {
            scene::Image circle;
            circle.rect = {0, 0, 1, 1};
            const base::Rect part = scene::unstretched(circle, image.size);
            // NOLINTNEXTLINE: Dear ImGui's texture handle is a pointer-sized number
            list.AddImageRounded(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(image.texture)),
                                 {centre.x - radius, centre.y - radius},
                                 {centre.x + radius, centre.y + radius}, {part.x, part.y},
                                 {part.right(), part.bottom()}, IM_COL32_WHITE, radius);
            return;
        }
    }
    frame.surface.draw_disc(list, centre, radius, colour);
    const std::string letters = initials_of(name.in(frame.language), size);
    const float letter_px = radius / frame.scale * (letters.size() > 3 ? 0.62F : 0.76F);
    draw_label(frame, list, {centre.x - radius, centre.y - radius, 2 * radius, 2 * radius}, letters,
               {scene::Font::sans_bold, letter_px, base::letters_on(colour)}, Align::centre);
}

} // namespace dateline::ui
