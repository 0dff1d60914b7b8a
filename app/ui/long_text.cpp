#include "ui/long_text.h"

namespace dateline::ui {

std::vector<std::string_view> pieces_of(std::string_view text) {
    std::vector<std::string_view> pieces;
    while (text.size() > max_drawn_bytes) {
        const std::string_view head = text.substr(0, max_drawn_bytes);
        std::size_t end = head.rfind('\n');
        if (end == std::string_view::npos || end < max_drawn_bytes / 2) end = head.rfind(' ');
        if (end == std::string_view::npos || end < max_drawn_bytes / 2) {
            end = head.size(); // at the beginning of a character
            while (end > 1 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
                --end;
            pieces.push_back(text.substr(0, end));
            text.remove_prefix(end);
            continue;
        }
        pieces.push_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    pieces.push_back(text);
    return pieces;
}

} // namespace dateline::ui
