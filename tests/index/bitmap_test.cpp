#include <algorithm>
#include <limits>
#include <set>

#include <doctest/doctest.h>

#include "index/bitmap.h"
#include "random.h"

using namespace dateline;
using namespace dateline::index;
using dateline::test::Random;

namespace {

std::vector<std::int64_t> list_of(const Bitmap& ids) {
    std::vector<std::int64_t> list;
    for_each_id(ids, [&](std::int64_t id) { list.push_back(id); });
    return list;
}

std::vector<std::int64_t> list_of(const std::set<std::int64_t>& ids) {
    return {ids.begin(), ids.end()};
}

} // namespace

TEST_CASE("bitmap: it holds what was added, upwards, and joins and meets as sets do") {
    Random random(1);
    for (int round = 0; round < 40; ++round) {
        const std::int64_t most = std::int64_t{1} << random.between(1, 24);
        std::set<std::int64_t> as, bs;
        Bitmap a, b;
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
        Bitmap both;
        both.add_all(a);
        both.keep_only(b);
        std::set<std::int64_t> boths;
        std::set_intersection(as.begin(), as.end(), bs.begin(), bs.end(), std::inserter(boths, boths.end()));
        CHECK(list_of(both) == list_of(boths));
        Bitmap either;
        either.add_all(b);
        either.add_all(a);
        as.insert(bs.begin(), bs.end());
        CHECK(list_of(either) == list_of(as));
    }
}

TEST_CASE("bitmap: its pieces as bytes give back what was put, many ids and few") {
    Random random(5);
    constexpr std::int64_t piece_ids = std::int64_t{1} << piece_ids_log2;
    for (int round = 0; round < 60; ++round) {
        Bitmap ids;
        for (std::int64_t piece = 0; piece < 3; ++piece)
            for (std::int64_t i = std::int64_t{1} << random.between(0, 16); i > 0; --i)
                ids.add(piece * piece_ids + random.between(0, piece_ids - 1));
        const std::int64_t gone = list_of(ids).front();
        ids.remove(gone);
        ids.remove(gone + 1'000'000);
        CHECK_FALSE(ids.contains(gone));
        Bitmap again;
        for (std::int64_t piece = 0; piece < ids.pieces(); ++piece) {
            const std::string bytes = ids.packed(piece);
            CHECK(bytes.size() <= piece_ids / 8);
            if (!bytes.empty()) CHECK(again.add_packed(piece, bytes));
        }
        CHECK(list_of(again) == list_of(ids));
    }
    Bitmap none;
    CHECK(none.packed(0).empty());
    CHECK_FALSE(none.add_packed(0, ""));
    CHECK_FALSE(none.add_packed(-1, "\x01"));
    CHECK_FALSE(none.add_packed(max_piece + 1, "\x01"));
    CHECK_FALSE(none.add_packed(0, "\xFF"));
    CHECK_FALSE(none.add_packed(0, "\xFF\xFF\xFF\x01"));
    CHECK_FALSE(none.add_packed(0, "\xFF\xFF\x03")); // beyond the piece
    CHECK_FALSE(none.add_packed(0, std::string(4097, '\x01')));
}
