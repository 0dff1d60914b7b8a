#pragma once
// Text from strangers, made safe to show or to hand on.

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline::base {

// Text from a file, as it may be shown: C0 and C1 controls, bidirectional overrides and isolates, zero-width
// and unassigned specials become U+FFFD or vanish, but for joiners where a script or an emoji is written with
// them; tab and newline become a space unless newlines are kept; cut to
// `max_bytes` at a cluster border with an ellipsis. Always valid UTF-8.
enum class Newlines { fold, keep };
std::string displayable(std::string_view text, std::size_t max_bytes = 4096,
                        Newlines newlines = Newlines::fold);
// Of a line that was put together by base/parts.h: its isolates stay.
std::string displayable_line(std::string_view line, std::size_t max_bytes = 4096,
                             Newlines newlines = Newlines::fold);

// Text from a file as data, whole: only what acts where it is read is not as it was. Control characters
// become U+FFFD, marks and controls of direction vanish, tabs are spaces, and lines end in \n, however they
// ended.
std::string harmless(std::string_view text);
// White space of every width, and what is not seen where it stands alone.
bool shows_nothing(char32_t code_point);

// A JSON document with \uXXXX for what could act where it is shown: control characters, what turns the
// reading direction or is not seen, what begins markup. It reads back word for word. `indent` follows each
// line break.
std::string harmless_json(std::string_view json, std::string_view indent = {});

} // namespace dateline::base
