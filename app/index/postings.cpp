#include "index/postings.h"

#include <iterator>

namespace dateline::index {
namespace {

// Whether there is any piece.
bool add_pieces(Storage& storage, const SeriesKey& series, std::int64_t first, std::int64_t last,
                Bitmap* ids) {
    return storage.visit_postings(series, first, last, [&](std::int64_t piece, std::string_view bytes) {
        return ids->add_packed(piece, bytes);
    });
}

void remove_pieces(WritableStorage& storage, const SeriesKey& series) {
    std::vector<std::int64_t> pieces;
    storage.visit_postings(series, 0, max_piece, [&](std::int64_t piece, std::string_view) {
        pieces.push_back(piece);
        return true;
    });
    for (const std::int64_t piece : pieces)
        storage.put_postings(series, piece, {});
}

} // namespace

void add_postings_of(Storage& storage, const SeriesKey& series, Bitmap* ids) {
    if (!add_pieces(storage, series, 0, max_piece, ids)) storage.add_ids(series, ids);
}

std::string load_postings(Storage& storage, const SeriesKey& series, std::int64_t piece) {
    std::string found;
    storage.visit_postings(series, piece, piece, [&](std::int64_t, std::string_view bytes) {
        found = bytes;
        return true;
    });
    return found;
}

void store_postings(WritableStorage& storage, const SeriesKey& series, const Bitmap& ids) {
    for (std::int64_t piece = 0; piece < ids.pieces(); ++piece) {
        const std::string bytes = ids.packed(piece);
        if (!bytes.empty()) storage.put_postings(series, piece, bytes);
    }
}

void PostingsBuilder::add(const SeriesKey& series, std::int64_t id) {
    if (!has_postings(series.kind)) return;
    if (series != open_) finish();
    open_ = series;
    ids_.push_back(id);
}

void PostingsBuilder::finish() {
    if (std::ssize(ids_) > shape_.max_unpacked_ids) {
        Bitmap set;
        for (const std::int64_t id : ids_)
            set.add(id);
        sink_(open_, set);
    }
    ids_.clear();
}

void update_postings(WritableStorage& storage, const SeriesKey& series, const TimelineShape& shape,
                     const std::set<std::int64_t>& removed, const std::set<std::int64_t>& added) {
    if (!has_postings(series.kind) || (removed.empty() && added.empty())) return;
    const std::int64_t now = storage.total(series).entries();
    const std::int64_t before = now - std::ssize(added) + std::ssize(removed);
    const bool was_packed = before > shape.max_unpacked_ids;
    if (now <= shape.max_unpacked_ids) {
        if (was_packed) remove_pieces(storage, series);
        return;
    }
    if (!was_packed) {
        Bitmap ids;
        storage.add_ids(series, &ids);
        store_postings(storage, series, ids);
        return;
    }
    std::set<std::int64_t> pieces;
    for (const std::set<std::int64_t>* list : {&removed, &added})
        for (const std::int64_t id : *list)
            pieces.insert(id >> piece_ids_log2);
    Bitmap ids;
    for (const std::int64_t piece : pieces)
        add_pieces(storage, series, piece, piece, &ids);
    for (const std::int64_t id : removed)
        ids.remove(id);
    for (const std::int64_t id : added)
        ids.add(id);
    for (const std::int64_t piece : pieces)
        storage.put_postings(series, piece, ids.packed(piece));
}

} // namespace dateline::index
