#include "base/parts.h"

#include "base/directions.h"
#include "base/utf8.h"

namespace dateline::base {

std::string isolated(std::string_view part) {
    if (!has_right_to_left(part)) return std::string(part);
    std::string whole(first_strong_isolate);
    std::size_t open = 0;
    for (std::size_t at = 0; at < part.size();) {
        const std::size_t begin = at;
        next_code_point(part, &at);
        const std::string_view character = part.substr(begin, at - begin);
        if (character == first_strong_isolate) ++open;
        if (character == pop_isolate) {
            if (open == 0) continue;
            --open;
        }
        whole += character;
    }
    for (++open; open > 0; --open)
        whole += pop_isolate;
    return whole;
}

void add_part(std::string& line, std::string_view separator, std::string_view part) {
    if (part.empty()) return;
    if (!line.empty()) line += separator;
    line += isolated(part);
}

} // namespace dateline::base
