#pragma once
// What the values of a record must be, whoever brings them: the import, the writer and check all ask here, so
// that what one takes the others do. Rules that need more than one record (references, circles of parts,
// quotes in their article) are kept by store/sqlite/together.h.

#include <cstddef>
#include <string_view>

namespace dateline::model {

// A cell of a database may have 16 MiB: longer texts could be written and never read again.
constexpr std::size_t longest_text_bytes = 4U << 20U;
// All languages of a text stand in one cell, where a character may take six.
constexpr std::size_t longest_local_bytes = 2U << 20U;

// What is searched for: every word of it costs a question.
constexpr std::size_t longest_search_bytes = 4096;

// Spaces of every width, and what is never seen (joiners, fillers, marks of direction): no title, no name, no
// words, wherever there must be some.
bool shows_nothing(std::string_view text);
// a-z, 0-9 and -, 8 to 64 bytes: what a database may be called where identifiers leave.
bool is_uid(std::string_view text);
// a-z, 0-9, - and _, beginning with a letter or digit, at most 120 bytes.
bool is_slug(std::string_view text);
// What is wrong with a web address, as the end of a sentence; "" is nothing. It is http or https, in letters
// of any case, of a host, at most 4,096 bytes, and what is seen of it is all of it: nothing in it ends an
// address or an attribute, hides, or turns the reading direction.
std::string_view fault_of_web_address(std::string_view text);
inline bool is_web_address(std::string_view text) {
    return fault_of_web_address(text).empty();
}
// A plain path below a folder: no ".", no "..", no empty part, no backslash.
bool is_path_below(std::string_view text);
// Whether a region's side, in fractions of the photo's, is somewhere and within it.
bool is_region_side(double start, double length);

} // namespace dateline::model
