#include "index/first_equals.h"

#include <algorithm>
#include <map>
#include <utility>

#include "index/entries_in_order.h"

namespace dateline::index {
namespace {

constexpr std::size_t max_instants = 16; // those at which most are shown; each costs a look
constexpr int max_passed_over = 1000;    // at an instant, of other weights, or over before the span

using InstantAndWeight = std::pair<std::int64_t, double>;

std::vector<Entry> first_of(Storage& storage, const SeriesKey& series, const std::vector<int>& levels,
                            const InstantAndWeight& wanted, const base::TickSpan& span, std::size_t count) {
    std::vector<Entry> first;
    EntriesInOrder entries(storage, series, levels, Direction::forwards, InOrder{wanted.first, 0});
    for (int passed_over = 0; first.size() < count && passed_over < max_passed_over;) {
        const std::optional<Entry> entry = entries.next();
        if (!entry || entry->span.start_tick != wanted.first) break;
        if (entry->weight == wanted.second && entry->span.overlaps(span))
            first.push_back(*entry);
        else
            ++passed_over;
    }
    return first;
}

} // namespace

void show_first_equals(Storage& storage, const SeriesKey& series, const base::TickSpan& span,
                       std::vector<Entry>* shown) {
    std::map<InstantAndWeight, std::size_t> counts;
    for (const Entry& entry : *shown)
        ++counts[{entry.span.start_tick, entry.weight}];
    std::vector<std::pair<InstantAndWeight, std::size_t>> equals(counts.begin(), counts.end());
    std::erase_if(equals, [](const auto& one) { return one.second < 2; });
    std::stable_sort(equals.begin(), equals.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    if (equals.size() > max_instants) equals.resize(max_instants);
    if (equals.empty()) return;
    const std::vector<int> levels = levels_of(storage.total(series).levels);
    for (const auto& [wanted, count] : equals) {
        const std::vector<Entry> first = first_of(storage, series, levels, wanted, span, count);
        if (first.size() < count) continue;
        std::size_t next = 0;
        for (Entry& entry : *shown)
            if (entry.span.start_tick == wanted.first && entry.weight == wanted.second) entry = first[next++];
    }
}

} // namespace dateline::index
