#include "layout/card_photo.h"

#include <algorithm>
#include <vector>

#include "base/utf8.h"
#include "model/photo.h"

namespace dateline::layout {

namespace {

using scene::Font;

constexpr float usual_aspect = 1.5F; // width to height, of a photo whose size is not known
constexpr float tag_px = 11, tag_height_px = 17;
constexpr std::size_t max_regions = 12;

// The part of the photo that fills `rect` undistorted, with the faces that are known.
base::Rect shown_part(const model::EventItem& event, const base::Rect& rect) {
    const base::Size& size = event.photo_size;
    const float own = size.width >= 1 && size.height >= 1 ? size.width / size.height : usual_aspect;
    std::vector<base::Rect> faces;
    for (const model::RegionItem& region : event.regions)
        faces.push_back({static_cast<float>(region.x), static_cast<float>(region.y),
                         static_cast<float>(region.width), static_cast<float>(region.height)});
    return model::crop_of(own, rect.width / std::max(rect.height, 1.0F), faces);
}

base::Rect placed(const model::RegionItem& region, const base::Rect& part, const base::Rect& rect) {
    const auto across = [](double value) { return finite(static_cast<float>(value), 0, 1); };
    const float left = rect.x + (across(region.x) - part.x) / part.width * rect.width;
    const float top = rect.y + (across(region.y) - part.y) / part.height * rect.height;
    return {left, top, across(region.width) / part.width * rect.width,
            across(region.height) / part.height * rect.height};
}

void draw_name(Canvas& canvas, const std::string& name, const base::Rect& box, const base::Rect& rect,
               std::vector<base::Rect>& taken, model::ParticipantId id, float opacity) {
    const std::string words = canvas.elided(name, std::min(110.0F, rect.width - 20), Font::sans, tag_px);
    if (words.empty()) return;
    const float width = canvas.text_width(words, Font::sans, tag_px) + 12;
    const float left =
        finite(box.centre().x - width / 2, rect.x + 4, std::max(rect.right() - 4 - width, rect.x + 4));
    // Under the face; inside it where the photo ends or another name is in the way.
    for (const float top : {box.bottom() + 3, box.bottom() - tag_height_px - 3, box.y + 3}) {
        const base::Rect tag = {left, top, width, tag_height_px};
        if (tag.bottom() > rect.bottom() - 3 || tag.y < rect.y + 3) continue;
        if (std::any_of(taken.begin(), taken.end(), [&](const base::Rect& o) { return o.overlaps(tag); }))
            continue;
        taken.push_back(tag);
        canvas.rect(Layer::card_tag, tag, {0, 0, 0, 160}, 6);
        canvas.text(Layer::card_text, {tag.x + 6, tag.y + 12.6F}, words, Font::sans, tag_px,
                    base::faded(base::rgb(0xffffff), opacity));
        canvas.hit(Layer::card_tag, tag, model::Ref(id));
        return;
    }
}

// Where a photo cannot be shown: what it would show, in words, else why not.
void draw_words(Canvas& canvas, const model::EventItem& event, const base::Rect& rect, float opacity) {
    constexpr float size_px = 12.5F, line_px = 18, side_px = 14;
    const std::string& said = event.photo_words.in(canvas.language());
    const std::string words = said.empty() ? canvas.word(event.photo_trouble.c_str()) : said;
    const int most = std::max(1, static_cast<int>((rect.height - side_px) / line_px));
    const std::vector<std::string> lines =
        canvas.broken(words, rect.width - 2 * side_px, most, Font::sans, size_px);
    float y = rect.centre().y - static_cast<float>(lines.size()) * line_px / 2;
    for (const std::string& line : lines) {
        const float x = rect.centre().x - canvas.text_width(line, Font::sans, size_px) / 2;
        canvas.text(Layer::card_text, {x, y + line_px / 2 + size_px * 0.36F}, line, Font::sans, size_px,
                    base::faded(canvas.colours.soft, opacity));
        y += line_px;
    }
}

} // namespace

void draw_photo(Canvas& canvas, const model::EventItem& event, const base::Rect& rect, float opacity) {
    // An image is rounded at all corners, a photo on a card at the upper ones alone: it reaches below its
    // edge, and the card's body covers the rest.
    constexpr float radius = 10;
    const base::Rect whole = {rect.x + 1, rect.y + 1, rect.width - 2, rect.height - 1 + radius};
    const base::Rect part = shown_part(event, whole);
    scene::Image image;
    image.rect = whole;
    image.id = model::to_string(model::Ref(event.photo));
    image.source = part;
    image.radius_px = radius - 1;
    image.opacity = opacity;
    image.missing = base::mixed(canvas.colours.line, canvas.colours.faint, 0.35F);
    if (event.photo_trouble.empty())
        canvas.image(image);
    else
        canvas.rect(Layer::card_image, whole, base::faded(image.missing, opacity), image.radius_px);
    canvas.rect(Layer::card_body, {whole.x, rect.bottom(), whole.width, radius + 1}, canvas.colours.panel);
    canvas.hit(Layer::card_image, rect, model::Ref(event.photo));
    if (!event.photo_trouble.empty()) return draw_words(canvas, event, rect, opacity);
    std::vector<base::Rect> taken;
    for (std::size_t i = 0; i < std::min(event.regions.size(), max_regions); ++i) {
        const model::RegionItem& region = event.regions[i];
        const base::Rect box = base::intersection(placed(region, part, whole), rect.inset(3));
        if (box.width < 8 || box.height < 8) continue;
        const bool lit = region.participant && region.participant == canvas.focus.participant;
        const base::Colour colour = lit ? canvas.colours.person(colour_index(region.participant.value))
                                        : base::faded(base::rgb(0xffffff), 0.9F);
        canvas.stroke(Layer::card_tag, box, base::faded(colour, opacity), std::min(8.0F, box.width / 3), 2);
        canvas.hit(Layer::card_tag, box, model::Ref(region.participant));
        draw_name(canvas, region.name.in(canvas.language()), box, rect, taken, region.participant, opacity);
    }
}

const std::string& name_of(const Canvas& canvas, model::ParticipantId id) {
    static const std::string none;
    for (const model::RailParticipant& participant : canvas.window.participants)
        if (participant.id == id) return participant.name.in(canvas.language());
    for (const model::Lane& lane : canvas.window.lanes)
        if (lane.key == model::Ref(id)) return lane.name.in(canvas.language());
    return none;
}

std::string initial_of(const Canvas& canvas, model::ParticipantId id) {
    return base::first_grapheme(name_of(canvas, id));
}

} // namespace dateline::layout
