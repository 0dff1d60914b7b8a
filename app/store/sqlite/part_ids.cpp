#include "store/sqlite/part_ids.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace dateline::store {
namespace {

// id, then the words of the part.
const char* parts_sql(IdKind kind) {
    switch (kind) {
    case IdKind::participation:
        return "SELECT id, CAST(participant AS TEXT), role, title "
               "FROM participation WHERE event = ? ORDER BY position";
    case IdKind::claim:
        return "SELECT id, about, CAST(ifnull(article, 0) AS TEXT), value "
               "FROM claim WHERE event = ? ORDER BY position";
    case IdKind::attribution:
        return "SELECT id, CAST(speaker AS TEXT), CAST(ifnull(article, 0) AS TEXT), decided_by "
               "FROM attribution WHERE utterance = ? ORDER BY position";
    case IdKind::region:
        return "SELECT id, CAST(participant AS TEXT), '', '' FROM region WHERE photo = ? ORDER BY position";
    default:
        return "SELECT id, CAST(article AS TEXT), label, text "
               "FROM quote WHERE utterance = ? ORDER BY position";
    }
}

} // namespace

const char* remove_parts_sql(IdKind kind) {
    switch (kind) {
    case IdKind::participation:
        return "DELETE FROM participation WHERE event = ?";
    case IdKind::claim:
        return "DELETE FROM claim WHERE event = ?";
    case IdKind::attribution:
        return "DELETE FROM attribution WHERE utterance = ?";
    case IdKind::region:
        return "DELETE FROM region WHERE photo = ?";
    default:
        return "DELETE FROM quote WHERE utterance = ?";
    }
}

std::vector<std::int64_t> match_parts(const std::vector<Part>& old, const std::vector<PartWords>& now,
                                      ByPlace by_place) {
    std::vector<std::int64_t> ids(now.size(), 0);
    std::vector<bool> is_taken(old.size(), false);
    const auto take = [&](std::size_t part, std::size_t old_part) {
        ids[part] = old[old_part].id;
        is_taken[old_part] = true;
    };
    const auto match_by = [&](const auto& key_of) {
        std::map<decltype(key_of(now[0])), std::vector<std::size_t>> free; // the first last
        for (std::size_t i = old.size(); i-- > 0;)
            if (!is_taken[i]) free[key_of(old[i].is)].push_back(i);
        for (std::size_t i = 0; i < now.size(); ++i) {
            const auto found = ids[i] == 0 ? free.find(key_of(now[i])) : free.end();
            if (found == free.end() || found->second.empty()) continue;
            take(i, found->second.back());
            found->second.pop_back();
        }
    };
    match_by([](const PartWords& p) { return std::tuple(p.subject, p.aspect, p.words); });
    match_by([](const PartWords& p) { return std::tuple(p.subject, p.words); });
    match_by([](const PartWords& p) { return std::tuple(p.subject, p.aspect); });
    match_by([](const PartWords& p) { return p.subject; });
    for (std::size_t i = 0; by_place == ByPlace::yes && i < std::min(now.size(), old.size()); ++i)
        if (ids[i] == 0 && !is_taken[i]) take(i, i);
    return ids;
}

std::vector<std::int64_t> PartIds::of(IdKind kind, std::int64_t owner, const std::vector<PartWords>& now,
                                      std::vector<std::int64_t>* gone) {
    std::vector<Part> old;
    {
        Query row = connection_.query(parts_sql(kind), id_table(kind));
        row.bind(owner);
        while (row.next())
            old.push_back({row.integer(0), {row.text(1), row.text(2), row.text(3)}});
    }
    // A participation of somebody else is another; a quote whose words are corrected is the same.
    const bool may_change_subject = kind == IdKind::quote || kind == IdKind::claim;
    std::vector<std::int64_t> matched =
        match_parts(old, now, may_change_subject ? ByPlace::yes : ByPlace::no);
    for (const Part& part : old)
        if (std::find(matched.begin(), matched.end(), part.id) == matched.end()) gone->push_back(part.id);
    for (std::int64_t& id : matched)
        if (id == 0) id = ids_.next(kind);
    return matched;
}

} // namespace dateline::store
