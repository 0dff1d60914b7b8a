#include "store/sqlite/row_counts.h"

#include <array>

namespace dateline::store {

std::int64_t load_row_count(Connection& connection, RowsOf what) {
    constexpr std::int64_t max_rows = std::int64_t{1} << 48U;
    Query row = connection.query("SELECT what, rows FROM row_count WHERE what = ?", "row_count");
    return row.bind(static_cast<int>(what)).next() ? row.integer(1, 0, max_rows) : 0;
}

std::int64_t count_rows(Connection& connection, int what) {
    static constexpr std::array sqls{"SELECT count(*) FROM event",   "SELECT count(*) FROM participant",
                                     "SELECT count(*) FROM article", "SELECT count(*) FROM utterance",
                                     "SELECT count(*) FROM quote",   "SELECT count(*) FROM photo",
                                     "SELECT count(*) FROM outlet"};
    Query row = connection.query(sqls.at(static_cast<std::size_t>(what - 1)), "row_count");
    return row.next() ? row.integer(0) : 0;
}

} // namespace dateline::store
