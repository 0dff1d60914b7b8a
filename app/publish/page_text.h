#pragma once
// Text into HTML: neutralised, escaped, marked with its language; dates as <time>. Everything of the database
// that reaches the page passes through here. Internal to publish/.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date_text.h"
#include "base/edtf.h"
#include "base/language.h"
#include "model/ids.h"
#include "model/text.h"

namespace dateline::publish {

// Safe between tags and between quotation marks; line breaks become spaces.
std::string html(std::string_view text);
// The same with line breaks kept, for what CSS shows with them.
std::string html_lines(std::string_view text);
// The whole text for the data block, neutralised but not escaped.
std::string plain(std::string_view text);
// An http or https address for an attribute; "" for anything else.
std::string web_address(std::string_view url);
// JSON that may stand in a <script> element: no "</script", no "<!--".
std::string script_safe(std::string_view json);
// 32 bytes in hexadecimal as base64, as a Content-Security-Policy writes a digest.
std::string base64_of_hex(std::string_view hex);
std::string base64(std::string_view bytes);

// How the page speaks: its language, and the offset at which it shows dates without one of their own.
struct PageLanguage {
    base::Language language = base::Language::korean;
    int utc_offset_minutes = 0;
    std::function<std::string(model::Ref)> slug_of = {};
    bool names_zones = false; // times of several zones are in view: each names its own
    base::Zone zone(std::optional<int> own_minutes) const {
        return base::Zone::among(own_minutes, utc_offset_minutes, names_zones);
    }

    // The id of the element that shows a thing: "event-SLUG", as JSON-LD names it too.
    std::string anchor(model::Ref ref) const;
    std::string tr(const char* key) const; // escaped
    std::string count(const char* one, const char* many, std::size_t n) const;
    // lang="..." with a space in front where `tag` is known and not the page's own; dir="rtl" where the words
    // are read from right to left.
    std::string lang_attribute(std::string_view tag, std::string_view words) const;
    // The text in the page's language, or in another, then inside <span lang>.
    std::string local(const model::LocalText& text) const;
    // Its tag, for an element of its own.
    std::string lang_of(const model::LocalText& text) const;
    // <time datetime="...">: without the attribute's value the element is a <span>.
    std::string time(const base::Edtf& date, int utc_offset_minutes) const;
    // The same, in other words.
    std::string time(const base::Edtf& date, int utc_offset_minutes, const std::string& words) const;
};

} // namespace dateline::publish
