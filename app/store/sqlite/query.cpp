#include "store/sqlite/query.h"

#include <cmath>
#include <utility>

#include <sqlite3.h>
#include <SQLiteCpp/SQLiteCpp.h>

#include "base/time.h"
#include "base/utf8.h"
#include "store/sqlite/local_text.h"
#include "store/sqlite/statements.h"

namespace dateline::store {
namespace {

const char* type_name(int type) {
    switch (type) {
    case SQLITE_INTEGER:
        return "an integer";
    case SQLITE_FLOAT:
        return "a real number";
    case SQLITE_TEXT:
        return "text";
    case SQLITE_BLOB:
        return "a blob";
    default:
        return "nothing";
    }
}

} // namespace

Query::Query(Statements& statements, const char* sql, const char* table)
    : statements_(statements), prepared_(statements.prepared(sql)), table_(table),
      statement_(statements.take(prepared_, table)) {}

Query::~Query() {
    statement_->tryReset();
    prepared_.idle.push_back(std::move(statement_));
}

Query& Query::bind(std::int64_t value) {
    statement_->bind(++bound_, value);
    return *this;
}

Query& Query::bind(double value) {
    statement_->bind(++bound_, value);
    return *this;
}

Query& Query::bind(const std::string& text) {
    statement_->bind(++bound_, text);
    return *this;
}

Query& Query::bind_null() {
    statement_->bind(++bound_);
    return *this;
}

Query& Query::bind_blob(const std::string& bytes) {
    statement_->bind(++bound_, bytes.data(), static_cast<int>(bytes.size()));
    return *this;
}

bool Query::next() {
    try {
        return statement_->executeStep();
    } catch (const SQLite::Exception& exception) {
        statements_.rethrow(exception, table_);
    }
}

void Query::run() {
    while (next()) {
    }
    rewind();
}

void Query::rewind() {
    statement_->tryReset();
    bound_ = 0;
}

void Query::collect(index::Bitmap* ids) {
    statements_.collect_into(ids);
    run();
}

bool Query::is_null(int column) const {
    return statement_->getColumn(column).isNull();
}

std::int64_t Query::integer(int column) const {
    const SQLite::Column cell = statement_->getColumn(column);
    if (!cell.isInteger())
        fail(column, std::string("should be an integer and is ") + type_name(cell.getType()));
    return cell.getInt64();
}

std::int64_t Query::integer(int column, std::int64_t lowest, std::int64_t highest) const {
    const std::int64_t value = integer(column);
    if (value < lowest || value > highest)
        fail(column, "is " + std::to_string(value) + ", outside " + std::to_string(lowest) + " to " +
                         std::to_string(highest));
    return value;
}

int Query::number(int column, int lowest, int highest) const {
    return static_cast<int>(integer(column, lowest, highest));
}

std::optional<int> Query::optional_number(int column, int lowest, int highest) const {
    if (is_null(column)) return std::nullopt;
    return number(column, lowest, highest);
}

std::optional<std::int64_t> Query::optional_integer(int column) const {
    if (is_null(column)) return std::nullopt;
    return integer(column);
}

double Query::real(int column) const {
    const SQLite::Column cell = statement_->getColumn(column);
    if (!cell.isFloat() && !cell.isInteger())
        fail(column, std::string("should be a number and is ") + type_name(cell.getType()));
    const double value = cell.getDouble();
    if (!std::isfinite(value)) fail(column, "is not a finite number");
    return value;
}

std::optional<double> Query::optional_real(int column) const {
    if (is_null(column)) return std::nullopt;
    return real(column);
}

std::string Query::text(int column) const {
    const SQLite::Column cell = statement_->getColumn(column);
    if (!cell.isText()) fail(column, std::string("should be text and is ") + type_name(cell.getType()));
    std::string value = cell.getString();
    if (value.find('\0') != std::string::npos || !base::is_valid_utf8(value))
        fail(column, "is not valid UTF-8 text");
    return value;
}

std::string Query::blob(int column) const {
    return std::string(blob_here(column));
}

std::string_view Query::blob_here(int column) const {
    const SQLite::Column cell = statement_->getColumn(column);
    if (!cell.isBlob()) fail(column, std::string("should be a blob and is ") + type_name(cell.getType()));
    const auto* bytes = static_cast<const char*>(cell.getBlob());
    return {bytes, bytes ? static_cast<std::size_t>(cell.getBytes()) : 0};
}

model::LocalText Query::local_text(int column) const {
    std::optional<model::LocalText> value = decode_local_text(text(column));
    if (!value) fail(column, "is not a JSON object of language to text");
    return *std::move(value);
}

base::TickSpan Query::ticks(int start_column) const {
    const std::int64_t start = integer(start_column, base::earliest_tick, base::latest_tick);
    return {start, integer(start_column + 1, start, base::latest_tick)};
}

base::Span Query::span(int start_column) const {
    return base::span_of(ticks(start_column));
}

std::optional<base::Edtf> Query::date(int column, int utc_offset_minutes) const {
    const std::string authored = text(column);
    if (authored.empty()) return std::nullopt;
    base::EdtfResult parsed = base::parse_edtf(authored, utc_offset_minutes);
    if (!parsed.date) fail(column, "is not a date: " + parsed.problem);
    return std::move(parsed.date);
}

void Query::fail(int column, const std::string& what) const {
    std::string where = std::string("table ") + table_;
    if (column != 0) {
        const SQLite::Column first = statement_->getColumn(0);
        if (first.isInteger()) where += ", row " + std::to_string(first.getInt64());
    }
    where += ", column ";
    where += statement_->getColumn(column).getName();
    throw base::Error(base::Fault::input,
                      statements_.path() + ": " + where + " " + what +
                          "; the file is damaged: run `dateline check` on it, or use a copy");
}

} // namespace dateline::store
