#pragma once
// One row of a CSV file, as RFC 4180 writes it, that no spreadsheet takes for a formula.

#include <string>
#include <vector>

namespace dateline::publish {

// Cells are made displayable (line breaks are kept), what starts like a formula gets a leading apostrophe,
// and what holds a comma, a quotation mark or a line break is quoted. Ends in CR LF.
std::string csv_row(const std::vector<std::string>& cells);

} // namespace dateline::publish
