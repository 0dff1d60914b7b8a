#include "store/sqlite/check_upkeep.h"

#include <string>

#include "base/sha256.h"
#include "store/sqlite/last_ids.h"

namespace dateline::store {
namespace {

constexpr const char* kept_of_nothing = "is kept of something that is not there; import the sources again";

// Notes, origins and former slugs are of things that are there.
void check_targets(Connection& connection, const char* table, ProblemList* problems) {
    for (int kind = static_cast<int>(IdKind::event); kind <= static_cast<int>(IdKind::saved_view); ++kind) {
        const std::string sql = std::string("SELECT target FROM ") + table +
                                " k WHERE k.kind = ? AND NOT EXISTS "
                                "(SELECT 1 FROM " +
                                id_table(static_cast<IdKind>(kind)) + " t WHERE t.id = k.target)";
        Query row = connection.query(sql.c_str(), table);
        row.bind(kind);
        while (row.next())
            problems->add(std::string("table ") + table + ", of " + id_table(static_cast<IdKind>(kind)) +
                              " " + std::to_string(row.integer(0)),
                          kept_of_nothing);
    }
}

// No id is of two parts, and no place in a list.
void check_parts(Connection& connection, const char* table, const char* owner, ProblemList* problems) {
    const std::string ids = std::string("SELECT id FROM ") + table + " GROUP BY id HAVING count(*) > 1";
    Query twice = connection.query(ids.c_str(), table);
    while (twice.next())
        problems->add(row_of(table, twice.integer(0), "id"), "is of two rows; import the sources again");
    const std::string places = std::string("SELECT ") + owner + " FROM " + table + " GROUP BY " + owner +
                               ", position HAVING count(*) > 1";
    Query row = connection.query(places.c_str(), table);
    while (row.next())
        problems->add(row_of(table, row.integer(0), "position"), "is of two rows; import the sources again");
}

void check_last_ids(Connection& connection, ProblemList* problems) {
    for (std::size_t number = 1; number < id_kind_count; ++number) {
        const char* const table = id_table(static_cast<IdKind>(number));
        const std::string sql =
            std::string("SELECT ifnull(max(id), 0), ifnull((SELECT id FROM last_id WHERE kind = ?), "
                        "0) FROM ") +
            table;
        Query row = connection.query(sql.c_str(), table);
        row.bind(static_cast<std::int64_t>(number));
        if (row.next() && row.integer(0) > row.integer(1))
            problems->add(row_of("last_id", static_cast<std::int64_t>(number), "id"),
                          std::string("is below those of table ") + table +
                              ": ids could be given twice; run `dateline reindex`");
    }
}

void check_hashes(Connection& connection, ProblemList* problems) {
    Query row = connection.query("SELECT article, text, sha256 FROM article_body", "article_body");
    while (row.next())
        problems->run("table article_body", [&] {
            base::Sha256 sum;
            sum.add(row.text(1));
            if (sum.bytes() != row.blob(2))
                problems->add(row_of("article_body", row.integer(0), "sha256"),
                              "is not that of the text; import the article again");
        });
}

void check_runners_up(Connection& connection, ProblemList* problems) {
    Query row =
        connection.query("SELECT utterance, runner_up IS NULL FROM attribution WHERE runner_up = speaker OR "
                         "(runner_up IS NULL AND runner_up_confidence IS NOT NULL)",
                         "attribution");
    while (row.next())
        problems->add(
            row_of("attribution", row.integer(0), row.flag(1) ? "runner_up_confidence" : "runner_up"),
            row.flag(1) ? "is of nobody; import the utterance again without it"
                        : "is the speaker; import the utterance again without it");
}

} // namespace

void check_upkeep(Connection& connection, ProblemList* problems) {
    for (const char* table : {"note", "origin", "former_slug"})
        problems->run(std::string("table ") + table, [&] { check_targets(connection, table, problems); });
    for (const auto& [table, owner] : {std::pair("participation", "event"), std::pair("claim", "event"),
                                       std::pair("attribution", "utterance"), std::pair("region", "photo")})
        problems->run(std::string("table ") + table,
                      [&, name = table, of = owner] { check_parts(connection, name, of, problems); });
    problems->run("table attribution", [&] { check_runners_up(connection, problems); });
    problems->run("table last_id", [&] { check_last_ids(connection, problems); });
    problems->run("table article_body", [&] { check_hashes(connection, problems); });
}

} // namespace dateline::store
