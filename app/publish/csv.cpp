#include "publish/csv.h"

#include <algorithm>

#include "base/displayable.h"
#include "base/utf8.h"

namespace dateline::publish {
namespace {

// Whether a spreadsheet may take it for a formula, be it one that drops spaces and what is not seen.
// Full-width and small signs are signs where East Asian text is read; what begins with apostrophes and then
// such is marked too, or nobody could tell it from what was marked.
bool starts_formula(std::string_view cell) {
    constexpr std::u32string_view signs = U"=+-@\r\n＝＋－＠﹦﹢﹣﹫";
    cell.remove_prefix(std::min(cell.find_first_not_of('\''), cell.size()));
    for (std::size_t at = 0; at < cell.size();) {
        const char32_t c = base::next_code_point(cell, &at);
        if (signs.find(c) != signs.npos) return true;
        if (!base::shows_nothing(c)) return false;
    }
    return false;
}

bool is_guarded(CsvCell::Kind kind, request::CsvGuard guard) {
    return guard != request::CsvGuard::none && kind != CsvCell::Kind::exact &&
           (guard == request::CsvGuard::all || kind == CsvCell::Kind::prose);
}

std::string csv_cell(const CsvCell& cell, request::CsvGuard guard) {
    std::string text = base::harmless(cell.text);
    if (is_guarded(cell.kind, guard) && starts_formula(text)) text.insert(0, 1, '\'');
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

} // namespace

std::string csv_row(const std::vector<CsvCell>& cells, request::CsvGuard guard) {
    std::string row;
    for (const CsvCell& cell : cells) {
        if (&cell != &cells.front()) row += ',';
        row += csv_cell(cell, guard);
    }
    return row + "\r\n";
}

} // namespace dateline::publish
