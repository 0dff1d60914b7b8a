#include "store/sqlite/slug_table.h"

#include <functional>
#include <utility>

namespace dateline::store {

namespace {
constexpr std::size_t max_remembered = 300'000;
constexpr unsigned noted_bits_log2 = 26; // 8 MiB: of ten million slugs, one in fifteen is taken for another

// Two bits of the filter.
std::pair<std::size_t, std::size_t> bits_of(const std::string& slug) {
    const std::uint64_t hash = std::hash<std::string>()(slug);
    constexpr std::uint64_t mask = (std::uint64_t{1} << noted_bits_log2) - 1;
    return {hash & mask, hash >> (64U - noted_bits_log2)};
}
} // namespace

SlugTable::SlugTable(Connection& connection, LastIds& ids, IdKind kind, const char* lookup_sql)
    : connection_(connection), ids_(ids), kind_(kind), lookup_sql_(lookup_sql),
      all_remembered_(ids.last(kind) == 0) {}

SlugTable::Put SlugTable::put(const std::string& slug) {
    if (const auto mentioned = missing_.find(slug); mentioned != missing_.end()) {
        const std::int64_t id = mentioned->second.first;
        missing_.erase(mentioned);
        remember(slug, id);
        return {id, false};
    }
    if (const std::int64_t id = known(slug); id != 0) return {id, true};
    const std::int64_t id = ids_.next(kind_);
    remember(slug, id);
    return {id, false};
}

std::int64_t SlugTable::mention(const std::string& slug, const std::string& where) {
    if (const auto mentioned = missing_.find(slug); mentioned != missing_.end())
        return mentioned->second.first;
    if (const std::int64_t id = known(slug); id != 0) return id;
    const std::int64_t id = ids_.next(kind_);
    missing_.emplace(slug, std::pair(id, where));
    return id;
}

std::int64_t SlugTable::known(const std::string& slug) {
    if (const auto found = remembered_.find(slug); found != remembered_.end()) return found->second;
    if (!may_be_there(slug)) return 0;
    Query lookup = connection_.query(lookup_sql_, table());
    lookup.bind(slug);
    if (!lookup.next()) return 0;
    const std::int64_t id = lookup.integer(0);
    remember(slug, id);
    return id;
}

void SlugTable::remember(const std::string& slug, std::int64_t id) {
    if (remembered_.size() >= max_remembered) {
        if (std::exchange(all_remembered_, false)) {
            noted_.resize((std::size_t{1} << noted_bits_log2) / 64);
            for (const auto& [known, known_id] : remembered_)
                note(known);
        }
        remembered_.clear();
    }
    remembered_.emplace(slug, id);
    if (!noted_.empty()) note(slug);
}

bool SlugTable::may_be_there(const std::string& slug) const {
    if (all_remembered_) return false; // it was looked for there
    if (noted_.empty()) return true;
    const auto [a, b] = bits_of(slug);
    return (noted_[a / 64] >> a % 64 & noted_[b / 64] >> b % 64 & 1U) != 0;
}

void SlugTable::note(const std::string& slug) {
    const auto [a, b] = bits_of(slug);
    noted_[a / 64] |= std::uint64_t{1} << a % 64;
    noted_[b / 64] |= std::uint64_t{1} << b % 64;
}

} // namespace dateline::store
