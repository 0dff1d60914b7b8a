#include <algorithm>
#include <random>
#include <tuple>

#include <doctest/doctest.h>

#include "index/external_sort.h"

using namespace dateline;
using namespace dateline::index;

namespace {

std::vector<KeyedEntry> taken(ExternalSort& sorter) {
    std::vector<KeyedEntry> entries;
    sorter.take([&](const KeyedEntry& entry) { entries.push_back(entry); });
    return entries;
}

std::vector<KeyedEntry> some_entries(unsigned seed, int count) {
    std::mt19937 random(seed);
    const auto below = [&](unsigned most) { return static_cast<std::int64_t>(random() % most); };
    std::vector<KeyedEntry> entries;
    for (int i = 0; i < count; ++i) {
        const std::int64_t start_ms = below(50);
        entries.push_back({below(4), below(3) - 1, {below(5), {start_ms, start_ms + 1}, 2}});
    }
    return entries;
}

} // namespace

TEST_CASE("entry sorter: all come in order and each once, however few are held at a time") {
    for (const std::size_t held : {std::size_t{1}, std::size_t{7}, std::size_t{100}, std::size_t{5000}}) {
        CAPTURE(held);
        std::vector<KeyedEntry> entries = some_entries(static_cast<unsigned>(held), 3000);
        ExternalSort sorter(held);
        for (const KeyedEntry& entry : entries)
            sorter.add(entry);
        const auto before = [](const KeyedEntry& a, const KeyedEntry& b) {
            return std::tie(a.key, a.level, a.entry.span.start_tick, a.entry.id) <
                   std::tie(b.key, b.level, b.entry.span.start_tick, b.entry.id);
        };
        std::sort(entries.begin(), entries.end(), before);
        entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
        CHECK(taken(sorter) == entries);
        CHECK(taken(sorter).empty());
        sorter.add(entries.front()); // and again from the beginning
        CHECK(taken(sorter) == std::vector<KeyedEntry>{entries.front()});
    }
}
