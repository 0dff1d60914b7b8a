#pragma once
// Table row_count: how many rows the large tables have, kept right so that nobody has to count.

#include <cstdint>

#include "store/sqlite/connection.h"

namespace dateline::store {

enum RowsOf {
    rows_of_event = 1,
    rows_of_participant,
    rows_of_article,
    rows_of_utterance,
    rows_of_quote,
    rows_of_photo,
    rows_of_outlet,
};
constexpr int row_count_tables = 7;
std::int64_t load_row_count(Connection& connection, RowsOf what);
// What its row should say.
std::int64_t count_rows(Connection& connection, int what);

} // namespace dateline::store
