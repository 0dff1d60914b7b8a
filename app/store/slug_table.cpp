#include "store/slug_table.h"

namespace dateline::store {

namespace {
constexpr std::size_t most_remembered = 300'000;
}

SlugTable::SlugTable(Connection& connection, const char* table, const char* lookup_sql,
                     const char* highest_sql)
    : connection_(connection), table_(table), lookup_sql_(lookup_sql) {
    Query highest = connection.query(highest_sql, table);
    if (highest.next()) last_id_ = highest.integer(0, 0, std::int64_t{1} << 52U);
}

SlugTable::Put SlugTable::put(const std::string& slug) {
    if (const auto mentioned = missing_.find(slug); mentioned != missing_.end()) {
        const std::int64_t id = mentioned->second.first;
        missing_.erase(mentioned);
        remember(slug, id);
        return {id, false};
    }
    if (const std::int64_t id = known(slug); id != 0) return {id, true};
    remember(slug, ++last_id_);
    return {last_id_, false};
}

std::int64_t SlugTable::mention(const std::string& slug, const std::string& where) {
    if (const auto mentioned = missing_.find(slug); mentioned != missing_.end())
        return mentioned->second.first;
    if (const std::int64_t id = known(slug); id != 0) return id;
    missing_.emplace(slug, std::pair(++last_id_, where));
    return last_id_;
}

std::int64_t SlugTable::known(const std::string& slug) {
    if (const auto found = remembered_.find(slug); found != remembered_.end()) return found->second;
    Query lookup = connection_.query(lookup_sql_, table_);
    lookup.bind(slug);
    if (!lookup.next()) return 0;
    const std::int64_t id = lookup.integer(0);
    remember(slug, id);
    return id;
}

void SlugTable::remember(const std::string& slug, std::int64_t id) {
    if (remembered_.size() >= most_remembered) remembered_.clear();
    remembered_.emplace(slug, id);
}

} // namespace dateline::store
