#include "store/sqlite/writer_context.h"

#include "base/hangul.h"
#include "base/utf8.h"
#include "store/tokens.h"

namespace dateline::store {

void WriterContext::put_name_keys(NamedKind kind, std::int64_t target,
                                  const std::vector<std::string>& names) {
    query("DELETE FROM name_key WHERE kind = ? AND target = ?", "name_key")
        .bind(static_cast<int>(kind))
        .bind(target)
        .run();
    int position = 0;
    for (const std::string& name : names)
        query("INSERT INTO name_key (kind, target, position, folded, compact, initials) VALUES (?, ?, ?, ?, "
              "?, ?)",
              "name_key")
            .bind(static_cast<int>(kind))
            .bind(target)
            .bind(position++)
            .bind(base::fold(name))
            .bind(compact(name))
            .bind(base::initial_consonants(name))
            .run();
}

void WriterContext::put_topics(const char* sql, const char* table, std::int64_t owner,
                               const std::vector<std::string>& topics, const std::string& where) {
    int position = 0;
    for (const model::Slug& topic : topics)
        query(sql, table)
            .bind(owner)
            .bind(position++)
            .bind(slugs.topics.mention(topic, where + ", field topics"))
            .run();
}

std::vector<std::int64_t> WriterContext::replace_parts(IdKind kind, std::int64_t owner, bool existed,
                                                       const std::vector<PartWords>& now) {
    std::vector<std::int64_t> part_ids(now.size()), gone;
    if (!existed) {
        for (std::int64_t& id : part_ids)
            id = ids.next(kind);
        return part_ids;
    }
    part_ids = PartIds(connection, ids).of(kind, owner, now, &gone);
    query(remove_parts_sql(kind), id_table(kind)).bind(owner).run();
    if (kind == IdKind::quote) upkeep.remove_notes(kind, gone);
    return part_ids;
}

} // namespace dateline::store
