#pragma once
// Words and numbers on their way into a file format: cleaned, escaped, encoded. The same clean text is drawn
// by every file painter, so that PNG, SVG and PDF measure the same glyphs. No library.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "paint/picture_info.h"

namespace dateline::paint {

// Valid UTF-8 in one line: controls and bidirectional overrides dropped, tab and newline a space.
std::string clean_text(std::string_view text);
// `text`, cleaned, for XML content and attributes in double quotes.
std::string xml_text(std::string_view text);
// A URL that may become a link, in ASCII with everything doubtful percent-encoded; "" unless it is http or
// https.
std::string link_target(std::string_view url);
// Up to three decimals and no exponent, whatever the locale: "12.5".
std::string number(double value);
// Subject, sources, command and database as one paragraph.
std::string in_one_line(const PictureInfo& info);
std::string base64(std::string_view bytes);

} // namespace dateline::paint
