#pragma once
// Lines that are put together from parts: names, titles, outlets, places, dates, counts. The interface's
// words are read from left to right; a part that is read the other way stands among them as one piece,
// between Unicode's first strong isolate (U+2068) and its end (U+2069), and turns round nothing that is
// beside it.

#include <string>
#include <string_view>

namespace dateline::base {

// As it is where nothing in it is read from right to left; else it closes what it opens, and no more.
std::string isolated(std::string_view part);
// Nothing where the part is empty; the separator only where the line is not.
void add_part(std::string& line, std::string_view separator, std::string_view part);

} // namespace dateline::base
