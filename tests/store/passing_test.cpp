// Sets of ids and the blocks that place them.
#include <algorithm>
#include <limits>
#include <set>

#include <doctest/doctest.h>

#include "store/id_set.h"
#include "store/random.h"
#include "store/timeline_block.h"

using namespace dateline;
using namespace dateline::store;
using namespace dateline::store::test;

namespace {

std::vector<std::int64_t> list_of(const IdSet& ids) {
    std::vector<std::int64_t> list;
    for_each_id(ids, [&](std::int64_t id) { list.push_back(id); });
    return list;
}

std::vector<std::int64_t> list_of(const std::set<std::int64_t>& ids) {
    return {ids.begin(), ids.end()};
}

PlacedBlock random_block(Random& random, Things things) {
    PlacedBlock block;
    const std::int64_t kinds = random.between(1, 300);
    const std::int64_t widest = std::int64_t{1} << random.between(0, 52);
    for (Placed& placed : block) {
        if (random.between(0, 9) == 0) continue;
        placed.is_there = true;
        placed.weight = random.between(0, 3) > 0 ? static_cast<double>(random.between(0, kinds))
                                                 : static_cast<double>(random.between(-999, 999)) / 7;
        if (things == Things::utterances) {
            placed.event = random.between(1, kinds * kinds);
            placed.speaker = random.between(0, kinds);
        }
        placed.is_dated = random.between(0, 9) > 0;
        if (!placed.is_dated) continue;
        placed.span.start_ms = random.between(-widest, widest);
        placed.span.end_ms = placed.span.start_ms + random.between(0, 5) * base::day_ms;
        if (random.between(0, 50) == 0) placed.span = {base::earliest_ms, base::latest_ms};
    }
    return block;
}

Placed placed_at(const BlockView& view, Things things, std::size_t i) {
    Placed placed;
    placed.is_there = view.is_there(i);
    if (!placed.is_there) return placed;
    placed.is_dated = view.is_dated(i);
    if (placed.is_dated) placed.span = view.span(i).value();
    placed.weight = view.weight(i);
    if (things == Things::utterances) {
        placed.event = view.event(i);
        placed.speaker = view.speaker(i);
    }
    return placed;
}

} // namespace

TEST_CASE("set of ids: it holds what was added, upwards, and joins and meets as sets do") {
    Random random(1);
    for (int round = 0; round < 40; ++round) {
        const std::int64_t most = std::int64_t{1} << random.between(1, 24);
        std::set<std::int64_t> as, bs;
        IdSet a, b;
        for (std::int64_t i = random.between(0, 500); i > 0; --i) {
            const std::int64_t id = random.between(0, most);
            as.insert(id);
            a.add(id);
        }
        for (std::int64_t i = random.between(0, 500); i > 0; --i) {
            const std::int64_t id = random.between(0, most / 2);
            bs.insert(id);
            b.add(id);
        }
        CHECK(list_of(a) == list_of(as));
        CHECK(a.size() == static_cast<std::int64_t>(as.size()));
        CHECK(a.empty() == as.empty());
        for (int i = 0; i < 50; ++i) {
            const std::int64_t id = random.between(-3, most + 70'000);
            CHECK(a.contains(id) == as.contains(id));
        }
        IdSet both;
        both.add_all(a);
        both.keep_only(b);
        std::set<std::int64_t> boths;
        std::set_intersection(as.begin(), as.end(), bs.begin(), bs.end(), std::inserter(boths, boths.end()));
        CHECK(list_of(both) == list_of(boths));
        IdSet either;
        either.add_all(b);
        either.add_all(a);
        as.insert(bs.begin(), bs.end());
        CHECK(list_of(either) == list_of(as));
    }
}

TEST_CASE("set of ids: its pieces as bytes give back what was put, many ids and few") {
    Random random(5);
    constexpr std::int64_t piece_ids = std::int64_t{1} << piece_ids_log2;
    for (int round = 0; round < 60; ++round) {
        IdSet ids;
        for (std::int64_t piece = 0; piece < 3; ++piece)
            for (std::int64_t i = std::int64_t{1} << random.between(0, 16); i > 0; --i)
                ids.add(piece * piece_ids + random.between(0, piece_ids - 1));
        const std::int64_t gone = list_of(ids).front();
        ids.remove(gone);
        ids.remove(gone + 1'000'000);
        CHECK_FALSE(ids.contains(gone));
        IdSet again;
        for (std::int64_t piece = 0; piece < ids.pieces(); ++piece) {
            const std::string bytes = ids.packed(piece);
            CHECK(bytes.size() <= piece_ids / 8);
            if (!bytes.empty()) CHECK(again.add_packed(piece, bytes));
        }
        CHECK(list_of(again) == list_of(ids));
    }
    IdSet none;
    CHECK(none.packed(0).empty());
    CHECK_FALSE(none.add_packed(0, ""));
    CHECK_FALSE(none.add_packed(-1, "\x01"));
    CHECK_FALSE(none.add_packed(most_piece + 1, "\x01"));
    CHECK_FALSE(none.add_packed(0, "\xFF"));
    CHECK_FALSE(none.add_packed(0, "\xFF\xFF\xFF\x01"));
    CHECK_FALSE(none.add_packed(0, "\xFF\xFF\x03")); // beyond the piece
    CHECK_FALSE(none.add_packed(0, std::string(4097, '\x01')));
}

TEST_CASE("timeline block: it gives back what was put, and nothing of other bytes") {
    Random random(2);
    for (int round = 0; round < 200; ++round) {
        CAPTURE(round);
        const Things things = round % 2 == 0 ? Things::events : Things::utterances;
        const PlacedBlock block = random_block(random, things);
        const std::string bytes = encode_block(things, block);
        const std::optional<BlockView> view = BlockView::of(things, bytes);
        REQUIRE(view);
        bool same = true;
        for (std::size_t i = 0; i < block.size(); ++i)
            same = same && placed_at(*view, things, i) == block[i];
        CHECK(same);
        CHECK_FALSE(BlockView::of(things, bytes.substr(0, bytes.size() - 1)));
        CHECK_FALSE(BlockView::of(things, bytes + "x"));
        CHECK_FALSE(BlockView::of(things, bytes.substr(0, static_cast<std::size_t>(random.between(0, 40)))));
    }
    CHECK_FALSE(BlockView::of(Things::events, ""));
    CHECK_FALSE(BlockView::of(Things::events, std::string(3000, '\x09')));
}

TEST_CASE(
    "timeline block: whatever its bytes, no span is given that cannot be, and nothing is read outside") {
    Random random(3);
    for (int round = 0; round < 300; ++round) {
        const Things things = round % 2 == 0 ? Things::events : Things::utterances;
        std::string bytes = encode_block(things, random_block(random, things));
        for (std::int64_t i = random.between(1, 40); i > 0; --i)
            bytes[static_cast<std::size_t>(random.between(0, static_cast<std::int64_t>(bytes.size()) - 1))] =
                static_cast<char>(random.between(0, 255));
        const std::optional<BlockView> view = BlockView::of(things, bytes);
        if (!view) continue;
        for (std::size_t i = 0; i < block_ids; ++i)
            if (const std::optional<base::Span> span = view->span(i)) {
                CHECK(span->start_ms >= base::earliest_ms);
                CHECK(span->end_ms >= span->start_ms);
                CHECK(span->end_ms <= base::latest_ms);
            }
    }
}

TEST_CASE("timeline block: what is alike in all takes next to no room") {
    PlacedBlock block;
    for (Placed& placed : block)
        placed = {true, true, {base::day_ms, 2 * base::day_ms}, 3, 0, 0};
    CHECK(encode_block(Things::events, block).size() < 32);
}
