#pragma once
// One row of a CSV file, as RFC 4180 writes it. What a spreadsheet would take for a formula is marked so that
// it can be read back: an apostrophe stands before it, and whoever finds a cell that begins with apostrophes,
// then any spaces or what is not seen, and then a formula's sign takes the first one away. The sign is looked
// for where a cell of RFC 4180 begins: a spreadsheet that parts cells at semicolons or tabs as well makes
// cells of its own.

#include <string>
#include <string_view>
#include <vector>

#include "request/export_format.h"

namespace dateline::publish {

struct CsvCell {
    enum class Kind {
        prose, // titles, names, slugs, addresses
        exact, // dates, numbers, and words of ours: never marked
        quoted // the words of a quote
    };
    CsvCell(std::string given, Kind what = Kind::prose) : text(std::move(given)), kind(what) {} // NOLINT
    CsvCell(const char* given) : text(given) {}                                                 // NOLINT
    std::string text;
    Kind kind = Kind::prose;
};
inline CsvCell exact(std::string text) {
    return {std::move(text), CsvCell::Kind::exact};
}
inline CsvCell quoted(std::string text) {
    return {std::move(text), CsvCell::Kind::quoted};
}

// Cells are made harmless (base/displayable.h); what holds a comma, a quotation mark or a line break is
// quoted. Ends in CR LF.
std::string csv_row(const std::vector<CsvCell>& cells, request::CsvGuard guard = request::CsvGuard::prose);

} // namespace dateline::publish
