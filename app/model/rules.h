#pragma once
// What the values of a record must be, whoever brings them: the import, the writer and check all ask here, so
// that what one takes the others do. Rules that need more than one record (references, circles of parts,
// quotes in their article) are kept by store/together.h.

#include <cstddef>
#include <string_view>

namespace dateline::model {

// A cell of a database may have 16 MiB: longer texts could be written and never read again.
constexpr std::size_t longest_text_bytes = 4U << 20U;
// All languages of a text stand in one cell, where a character may take six.
constexpr std::size_t longest_local_bytes = 2U << 20U;

// Spaces of every width, and what is never seen (joiners, fillers, marks of direction): no title, no name, no
// words, wherever there must be some.
bool shows_nothing(std::string_view text);
// a-z, 0-9, - and _, beginning with a letter or digit, at most 120 bytes.
bool is_slug(std::string_view text);
// http or https, of something, and nothing in it that ends an address or an attribute: no spaces, controls,
// quotation marks or angle brackets.
bool is_web_address(std::string_view text);
// A plain path below a folder: no ".", no "..", no empty part, no backslash.
bool is_path_below(std::string_view text);
// Whether a region's side, in fractions of the photo's, is somewhere and within it.
bool is_region_side(double start, double length);

} // namespace dateline::model
