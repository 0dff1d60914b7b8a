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
      all_remembered_(ids.last(kind) == 0) {
    Query row = connection.query("SELECT slug, target FROM former_slug WHERE kind = ?", "former_slug");
    row.bind(static_cast<int>(kind));
    while (row.next())
        former_.emplace(row.text(0), row.integer(1));
    for (const auto& [slug, id] : former_)
        renamed_.try_emplace(id);
}

void SlugTable::claim(std::int64_t id, const std::string& slug) {
    const auto found = renamed_.find(id);
    if (found == renamed_.end() || found->second == slug) return;
    if (!found->second.empty())
        throw base::Error(base::Fault::input, std::string(table()) + " " + slug +
                                                  ", field slug: is the same " + table() + " as \"" +
                                                  found->second +
                                                  "\", by what it was called before; put it once, or give "
                                                  "another one a slug that nobody had");
    found->second = slug;
}

SlugTable::Put SlugTable::put(const std::string& slug, const std::vector<std::string>& formerly) {
    const bool was_mentioned = missing_.contains(slug);
    std::int64_t id = was_mentioned ? take_mentioned(slug) : known(slug);
    bool existed = id != 0 && !was_mentioned;
    for (const std::string& former : formerly) {
        const std::int64_t owner = missing_.contains(former) ? missing_.at(former).first : known(former);
        if (owner != 0 && owner == id && named_now(former) == id) rename(id, slug); // back again
        if (owner == 0 || owner == id) continue;
        if (id != 0)
            throw base::Error(base::Fault::input,
                              std::string(table()) + " " + slug + ", field formerly: \"" + former +
                                  "\" is another's; leave it out, or name that one by \"" + slug + "\"");
        id = owner;
        existed = take_mentioned(former) == 0;
        if (existed) rename(id, slug);
    }
    if (id == 0) id = ids_.next(kind_);
    if (!existed) remember(slug, id);
    for (const std::string& former : formerly)
        remember_former(id, former);
    return {id, existed};
}

std::int64_t SlugTable::replaced_by(const std::string& slug, const std::vector<std::string>& formerly) {
    std::int64_t id = missing_.contains(slug) ? 0 : known(slug);
    for (auto former = formerly.begin(); id == 0 && former != formerly.end(); ++former)
        if (!missing_.contains(*former)) id = known(*former);
    return id;
}

// Its id, once: it is put now. 0 where nobody has named it.
std::int64_t SlugTable::take_mentioned(const std::string& slug) {
    const auto mentioned = missing_.find(slug);
    if (mentioned == missing_.end()) return 0;
    const std::int64_t id = mentioned->second.first;
    missing_.erase(mentioned);
    return id;
}

void SlugTable::rename(std::int64_t id, const std::string& slug) {
    const std::string row = std::string(" FROM ") + table() + " WHERE id = ?";
    const std::string old_sql = "SELECT slug" + row;
    const std::string new_sql = std::string("UPDATE ") + table() + " SET slug = ? WHERE id = ?";
    std::string old_slug;
    {
        Query old = connection_.query(old_sql.c_str(), table());
        if (old.bind(id).next()) old_slug = old.text(0);
    }
    if (old_slug == slug) return;
    connection_.query(new_sql.c_str(), table()).bind(slug).bind(id).run();
    connection_.query("DELETE FROM former_slug WHERE kind = ? AND slug = ?", "former_slug")
        .bind(static_cast<int>(kind_))
        .bind(slug)
        .run();
    former_.erase(slug);
    remembered_.erase(old_slug);
    remember(slug, id);
    remember_former(id, old_slug);
}

void SlugTable::remember_former(std::int64_t id, const std::string& slug) {
    if (named_now(slug) == id || !former_.emplace(slug, id).second) return;
    connection_.query("INSERT INTO former_slug (kind, slug, target) VALUES (?, ?, ?)", "former_slug")
        .bind(static_cast<int>(kind_))
        .bind(slug)
        .bind(id)
        .run();
}

std::int64_t SlugTable::mention(const std::string& slug, const std::string& where) {
    if (const auto mentioned = missing_.find(slug); mentioned != missing_.end())
        return mentioned->second.first;
    if (const std::int64_t id = known(slug); id != 0) return id;
    const std::int64_t id = ids_.next(kind_);
    missing_.emplace(slug, std::pair(id, where));
    return id;
}

std::optional<std::int64_t> SlugTable::mention_any(const std::string& slug, const std::string& where) {
    if (slug.empty()) return std::nullopt;
    return mention(slug, where);
}

std::int64_t SlugTable::owner_of(const std::string& slug) const {
    const auto found = former_.find(slug);
    return found == former_.end() ? 0 : found->second;
}

std::int64_t SlugTable::known(const std::string& slug) {
    const std::int64_t id = named_now(slug);
    return id != 0 ? id : owner_of(slug);
}

std::int64_t SlugTable::named_now(const std::string& slug) {
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
