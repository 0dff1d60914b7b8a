#include <algorithm>
#include <limits>
#include <set>

#include <doctest/doctest.h>

#include "index/column_block.h"
#include "random.h"

using namespace dateline;
using namespace dateline::index;
using dateline::test::Random;

namespace {

PlacedBlock random_block(Random& random, EntityKind things) {
    PlacedBlock block;
    const std::int64_t kinds = random.between(1, 300);
    const std::int64_t widest = std::int64_t{1} << random.between(0, 52);
    for (Placed& placed : block) {
        if (random.between(0, 9) == 0) continue;
        placed.is_there = true;
        placed.weight = random.between(0, 3) > 0 ? static_cast<double>(random.between(0, kinds))
                                                 : static_cast<double>(random.between(-999, 999)) / 7;
        if (things == EntityKind::utterances) {
            placed.event = random.between(1, kinds * kinds);
            placed.speaker = random.between(0, kinds);
        }
        placed.is_dated = random.between(0, 9) > 0;
        if (!placed.is_dated) continue;
        placed.span.start_tick = random.between(-widest, widest);
        placed.span.end_tick = placed.span.start_tick + random.between(0, 5) * 86'400'000;
        if (random.between(0, 50) == 0) placed.span = {base::earliest_tick, base::latest_tick};
    }
    return block;
}

Placed placed_at(const BlockView& view, EntityKind things, std::size_t i) {
    Placed placed;
    placed.is_there = view.is_there(i);
    if (!placed.is_there) return placed;
    placed.is_dated = view.is_dated(i);
    if (placed.is_dated) placed.span = view.span(i).value();
    placed.weight = view.weight(i);
    if (things == EntityKind::utterances) {
        placed.event = view.event(i);
        placed.speaker = view.speaker(i);
    }
    return placed;
}

} // namespace

TEST_CASE("column block: it gives back what was put, and nothing of other bytes") {
    Random random(2);
    for (int round = 0; round < 200; ++round) {
        CAPTURE(round);
        const EntityKind things = round % 2 == 0 ? EntityKind::events : EntityKind::utterances;
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
    CHECK_FALSE(BlockView::of(EntityKind::events, ""));
    CHECK_FALSE(BlockView::of(EntityKind::events, std::string(3000, '\x09')));
}

TEST_CASE("column block: whatever its bytes, no span is given that cannot be, and nothing is read outside") {
    Random random(3);
    for (int round = 0; round < 300; ++round) {
        const EntityKind things = round % 2 == 0 ? EntityKind::events : EntityKind::utterances;
        std::string bytes = encode_block(things, random_block(random, things));
        for (std::int64_t i = random.between(1, 40); i > 0; --i)
            bytes[static_cast<std::size_t>(random.between(0, static_cast<std::int64_t>(bytes.size()) - 1))] =
                static_cast<char>(random.between(0, 255));
        const std::optional<BlockView> view = BlockView::of(things, bytes);
        if (!view) continue;
        for (std::size_t i = 0; i < block_ids; ++i)
            if (const std::optional<base::TickSpan> span = view->span(i)) {
                CHECK(span->start_tick >= base::earliest_tick);
                CHECK(span->end_tick >= span->start_tick);
                CHECK(span->end_tick <= base::latest_tick);
            }
    }
}

TEST_CASE("column block: what is alike in all takes next to no room") {
    PlacedBlock block;
    for (Placed& placed : block)
        placed = {true, true, {86'400'000, 2 * 86'400'000}, 3, 0, 0};
    CHECK(encode_block(EntityKind::events, block).size() < 32);
}
