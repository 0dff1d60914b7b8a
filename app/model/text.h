#pragma once
// Text in more than one language (a title, a summary, a caption).

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/language.h"

namespace dateline::model {

struct LocalText {
    std::vector<std::pair<std::string, std::string>> by_language; // BCP 47 tag, text; in the order authored

    bool empty() const { return by_language.empty(); }
    // The text in `language`, else in any other, else "".
    const std::string& in(base::Language language) const;
    // Its tag, else "".
    std::string_view tag_in(base::Language language) const;
    // The text with exactly this tag, else "".
    const std::string& tagged(std::string_view tag) const;
    void set(std::string_view tag, std::string text);
    bool operator==(const LocalText&) const = default;
};

} // namespace dateline::model
