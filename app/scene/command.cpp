#include "scene/command.h"

#include <algorithm>
#include <cmath>

namespace dateline::scene {

std::string_view font_name(Font font) {
    switch (font) {
    case Font::sans:
        return "sans";
    case Font::sans_bold:
        return "sans-bold";
    case Font::serif:
        return "serif";
    case Font::serif_bold:
        return "serif-bold";
    }
    return "sans";
}

std::vector<FillRect> Strip::runs() const {
    std::vector<FillRect> merged;
    const float cell_px = rect.width / static_cast<float>(cells.size());
    for (std::size_t i = 0; i < cells.size();) {
        std::size_t end = i + 1;
        while (end < cells.size() && cells[end] == cells[i])
            ++end;
        base::Colour run = colour;
        run.alpha = static_cast<std::uint8_t>((run.alpha * cells[i] + 127) / 255);
        if (run.alpha > 0)
            merged.push_back({{rect.x + cell_px * static_cast<float>(i), rect.y,
                               cell_px * static_cast<float>(end - i), rect.height},
                              run});
        i = end;
    }
    return merged;
}

std::string Image::dump() const {
    std::string line = "image" + words_of(rect) + in_quotes(id);
    if (!(source == base::Rect{0, 0, 1, 1})) line += " source" + words_of(source, 3);
    line += optional_number('r', radius_px, 0);
    if (opacity != 1.0F) line += " o" + number(opacity, 2);
    return line + " missing" + words_of(missing);
}

base::Rect bounds_of(const Command& command) {
    return std::visit([](const auto& each) { return each.bounds(); }, command);
}

std::string dump_of(const Command& command) {
    return std::visit([](const auto& each) { return each.dump(); }, command);
}

base::Rect unstretched(const Image& image, base::Size own) {
    base::Rect part = image.source;
    if (own.width < 1 || own.height < 1 || image.rect.empty() || part.empty()) return part;
    const float shown = own.width * part.width / (own.height * part.height);
    const float wanted = image.rect.width / image.rect.height;
    if (!(std::abs(shown / wanted - 1) > 0.01F)) return part;
    const base::Rect asked = part;
    if (shown > wanted) {
        part.width *= wanted / shown;
        part.x += (asked.width - part.width) / 2;
    } else {
        part.height *= shown / wanted;
        const float left = asked.height - part.height;
        part.y += shown < 1 ? std::min(left, base::heads_from * asked.height) : left / 2;
    }
    return part;
}

float whole_image_width(const Image& image, float scale) {
    return image.rect.width * scale / std::max(image.source.width, 0.01F);
}

float whole_image_height(const Image& image, float scale) {
    return image.rect.height * scale / std::max(image.source.height, 0.01F);
}

} // namespace dateline::scene
