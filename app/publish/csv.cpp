#include "publish/csv.h"

#include <limits>

#include "base/utf8.h"

namespace dateline::publish {
namespace {

std::string csv_cell(const std::string& given) {
    std::string text =
        base::displayable(given, std::numeric_limits<std::size_t>::max(), base::Newlines::keep);
    const auto starts_formula = [](const std::string& cell) {
        return !cell.empty() && std::string_view("=+-@\t\r\n").find(cell.front()) != std::string_view::npos;
    };
    if (starts_formula(text) || starts_formula(given)) text.insert(0, 1, '\'');
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

} // namespace

std::string csv_row(const std::vector<std::string>& cells) {
    std::string row;
    for (const std::string& cell : cells) {
        if (&cell != &cells.front()) row += ',';
        row += csv_cell(cell);
    }
    return row + "\r\n";
}

} // namespace dateline::publish
