#include "store/timeline_ids.h"

#include <iterator>

#include "store/timeline_rows.h"

namespace dateline::store {
namespace {

void add_rows(Connection& connection, const SeriesKey& series, IdSet* ids) {
    Query row = connection.query(
        "SELECT count(collect_id(id)) FROM timeline_entry WHERE kind = ? AND key = ?", "timeline_entry");
    row.bind(static_cast<int>(series.kind)).bind(series.key).collect(ids);
}

void remove_pieces(Connection& connection, const SeriesKey& series) {
    connection.query("DELETE FROM timeline_ids WHERE kind = ? AND key = ?", "timeline_ids")
        .bind(static_cast<int>(series.kind))
        .bind(series.key)
        .run();
}

void store_piece(Connection& connection, const SeriesKey& series, std::int64_t piece,
                 const std::string& bytes) {
    Query row =
        bytes.empty()
            ? connection.query("DELETE FROM timeline_ids WHERE kind = ? AND key = ? AND piece = ?",
                               "timeline_ids")
            : connection.query("INSERT OR REPLACE INTO timeline_ids (kind, key, piece, ids) VALUES (?, "
                               "?, ?, ?)",
                               "timeline_ids");
    row.bind(static_cast<int>(series.kind)).bind(series.key).bind(piece);
    if (!bytes.empty()) row.bind_blob(bytes);
    row.run();
}

// Whether the index has any piece.
bool add_pieces(Connection& connection, const SeriesKey& series, std::int64_t first, std::int64_t last,
                IdSet* ids) {
    Query row = connection.query("SELECT piece, ids FROM timeline_ids WHERE kind = ? AND key = ? AND piece "
                                 ">= ? AND piece <= ?",
                                 "timeline_ids");
    row.bind(static_cast<int>(series.kind)).bind(series.key).bind(first).bind(last);
    bool any = false;
    while (row.next()) {
        any = true;
        if (!ids->add_packed(row.integer(0, 0, most_piece), row.blob_here(1)))
            row.fail(1, "is not a list of ids");
    }
    return any;
}

} // namespace

void add_ids_of(Connection& connection, const SeriesKey& series, IdSet* ids) {
    if (!add_pieces(connection, series, 0, most_piece, ids)) add_rows(connection, series, ids);
}

std::string load_id_piece(Connection& connection, const SeriesKey& series, std::int64_t piece) {
    Query row = connection.query(
        "SELECT piece, ids FROM timeline_ids WHERE kind = ? AND key = ? AND piece = ?", "timeline_ids");
    return row.bind(static_cast<int>(series.kind)).bind(series.key).bind(piece).next() ? row.blob(1) : "";
}

void store_ids(Connection& connection, const SeriesKey& series, const IdSet& ids) {
    for (std::int64_t piece = 0; piece < ids.pieces(); ++piece) {
        const std::string bytes = ids.packed(piece);
        if (!bytes.empty()) store_piece(connection, series, piece, bytes);
    }
}

void IdPacker::add(const SeriesKey& series, std::int64_t id) {
    if (!has_packed_ids(series.kind)) return;
    if (series != open_) finish();
    open_ = series;
    ids_.push_back(id);
}

void IdPacker::finish() {
    if (std::ssize(ids_) > shape_.most_unpacked_ids) {
        IdSet set;
        for (const std::int64_t id : ids_)
            set.add(id);
        sink_(open_, set);
    }
    ids_.clear();
}

void stream_ids(Connection& connection, const TimelineShape& shape, const IdSink& sink) {
    Query row =
        connection.query("SELECT key, kind FROM timeline_total WHERE kind BETWEEN ? AND ? AND dated + "
                         "undated > ? ORDER BY kind, key",
                         "timeline_total");
    row.bind(static_cast<int>(Series::events_by_participant));
    row.bind(static_cast<int>(Series::utterances_by_place)).bind(shape.most_unpacked_ids);
    while (row.next()) {
        const SeriesKey series{static_cast<Series>(row.integer(1, 1, series_count)), row.integer(0)};
        IdSet ids;
        add_rows(connection, series, &ids);
        sink(series, ids);
    }
}

void update_ids(Connection& connection, const SeriesKey& series, const TimelineShape& shape,
                const std::set<std::int64_t>& removed, const std::set<std::int64_t>& added) {
    if (!has_packed_ids(series.kind) || (removed.empty() && added.empty())) return;
    const std::int64_t now = load_total(connection, series).entries();
    const std::int64_t before = now - std::ssize(added) + std::ssize(removed);
    const bool was_packed = before > shape.most_unpacked_ids;
    if (now <= shape.most_unpacked_ids) {
        if (was_packed) remove_pieces(connection, series);
        return;
    }
    if (!was_packed) {
        IdSet ids;
        add_rows(connection, series, &ids);
        store_ids(connection, series, ids);
        return;
    }
    std::set<std::int64_t> pieces;
    for (const std::set<std::int64_t>* list : {&removed, &added})
        for (const std::int64_t id : *list)
            pieces.insert(id >> piece_ids_log2);
    IdSet ids;
    for (const std::int64_t piece : pieces)
        add_pieces(connection, series, piece, piece, &ids);
    for (const std::int64_t id : removed)
        ids.remove(id);
    for (const std::int64_t id : added)
        ids.add(id);
    for (const std::int64_t piece : pieces)
        store_piece(connection, series, piece, ids.packed(piece));
}

} // namespace dateline::store
