#pragma once
// One prepared statement in use: parameters in, checked values out. Cells of a database from a stranger are
// untyped whatever the schema says, so each value is checked as it is read; what is wrong becomes a
// base::Error that names table, row and column. By habit the first column of a SELECT is the row's id, for
// that message.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/edtf.h"
#include "model/ids.h"
#include "model/text.h"

namespace SQLite {
class Statement;
}

namespace dateline::index {
class Bitmap;
}

namespace dateline::store {

class Statements;
struct Prepared;

class Query {
  public:
    Query(Statements& statements, const char* sql, const char* table);
    ~Query();
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;

    // Binds the next parameter, from the first.
    Query& bind(std::int64_t value);
    Query& bind(int value) { return bind(static_cast<std::int64_t>(value)); }
    Query& bind(bool value) = delete;
    Query& bind(double value);
    Query& bind(const std::string& text);
    Query& bind(std::string_view text) { return bind(std::string(text)); }
    Query& bind(const char* text) { return bind(std::string(text)); }
    Query& bind_null();
    Query& bind_blob(const std::string& bytes);
    template<class T> Query& bind(const std::optional<T>& value) {
        return value ? bind(*value) : bind_null();
    }
    template<class Tag> Query& bind(model::Id<Tag> id) { return bind(id.value); }

    bool next();   // a row, or the end
    void run();    // to the end, then ready for the next parameters
    void rewind(); // ready for the next parameters
    // Runs it to the end, in half the time of a row after the other; its one column is count(collect_id(ID)),
    // whose ids go into the set.
    void collect(index::Bitmap* ids);

    bool is_null(int column) const;
    std::int64_t integer(int column) const;
    std::int64_t integer(int column, std::int64_t lowest, std::int64_t highest) const;
    int number(int column, int lowest, int highest) const;
    std::optional<int> optional_number(int column, int lowest, int highest) const;
    std::optional<std::int64_t> optional_integer(int column) const;
    double real(int column) const; // finite
    std::optional<double> optional_real(int column) const;
    std::string text(int column) const; // valid UTF-8 without NUL
    std::string blob(int column) const;
    std::string_view blob_here(int column) const; // the same, until the next row
    model::LocalText local_text(int column) const;
    template<class Enum> Enum choice(int column, Enum last) const {
        return static_cast<Enum>(integer(column, 0, static_cast<std::int64_t>(last)));
    }
    bool flag(int column) const { return integer(column, 0, 1) != 0; }
    base::TickSpan ticks(int start_column) const;                             // and the column after it
    base::Span span(int start_column) const;                                  // the same in milliseconds
    std::optional<base::Edtf> date(int column, int utc_offset_minutes) const; // none if the text is empty

    [[noreturn]] void fail(int column, const std::string& what) const;

  private:
    Statements& statements_;
    Prepared& prepared_;
    const char* table_;
    std::unique_ptr<SQLite::Statement> statement_;
    int bound_ = 0;
};

} // namespace dateline::store
