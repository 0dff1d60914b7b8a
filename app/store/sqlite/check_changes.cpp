#include "store/sqlite/check_changes.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "store/sqlite/change_log.h"
#include "store/sqlite/last_ids.h"
#include "store/sqlite/record_reader.h"

namespace dateline::store {
namespace {

constexpr const char* not_as_logged =
    "is not what the last change in the log made of it: it was changed past "
    "the log; its next change brings the two together";

// The last changes of what there are changes of.
constexpr const char* last_changes =
    "FROM change c WHERE NOT EXISTS (SELECT 1 FROM change d WHERE d.kind = c.kind AND "
    "d.target = c.target AND d.change_set > c.change_set)";

void check_sets(Connection& connection, ProblemList* problems) {
    Query sets = connection.query(R"sql(
        SELECT count(*), ifnull(min(id), 1), ifnull(max(id), 0)
        FROM change_set)sql",
                                  "change_set");
    if (sets.next() && (sets.integer(1) != 1 || sets.integer(2) != sets.integer(0)))
        problems->add("table change_set",
                      "its sets are not numbered from 1 without gaps: some of what was changed is "
                      "not told any more; go back to a backup");
    Query kinds = connection.query("SELECT change_set, number, kind FROM change", "change");
    while (kinds.next())
        if (!has_records(kinds.choice(2, IdKind::change_set)))
            problems->add("table change, set " + std::to_string(kinds.integer(0)) + ", row " +
                              std::to_string(kinds.integer(1)),
                          "is of what is no record of its own; go back to a backup");
}

// A name in quotes, alone or behind its kind ("event:a"): the one that it had before, and has now.
class Renamed {
  public:
    explicit Renamed(Connection& connection) {
        for (int kind = static_cast<int>(IdKind::event); kind <= static_cast<int>(IdKind::saved_view);
             ++kind) {
            const auto id_kind = static_cast<IdKind>(kind);
            if (!has_records(id_kind)) continue;
            const std::string sql = std::string("SELECT f.slug, t.slug FROM former_slug f JOIN ") +
                                    id_table(id_kind) + " t ON t.id = f.target WHERE f.kind = ?";
            Query row = connection.query(sql.c_str(), "former_slug");
            row.bind(kind);
            while (row.next())
                now_.emplace(row.text(0), row.text(1));
        }
    }
    // With each name as it is now.
    std::string operator()(std::string_view text) const {
        std::string renamed;
        std::size_t copied = 0;
        for (std::size_t end = text.find('"'); end != std::string_view::npos; end = text.find('"', end + 1)) {
            const std::size_t begin = end == 0 ? std::string_view::npos : text.find_last_of("\":", end - 1);
            if (begin == std::string_view::npos) continue;
            const auto found = now_.find(std::string(text.substr(begin + 1, end - begin - 1)));
            if (found == now_.end() || begin < copied) continue;
            renamed.append(text.substr(copied, begin + 1 - copied)).append(found->second);
            copied = end;
        }
        return renamed.append(text.substr(copied));
    }

  private:
    std::map<std::string, std::string, std::less<>> now_;
};

// A record that was put and is gone, or was removed and is there.
void check_presence(Connection& connection, IdKind kind, ProblemList* problems) {
    const std::string sql = std::string("SELECT target ") + last_changes +
                            " AND c.kind = ? AND (c.after IS NOT NULL) <> EXISTS (SELECT 1 FROM " +
                            id_table(kind) + " t WHERE t.id = c.target)";
    Query row = connection.query(sql.c_str(), "change");
    row.bind(static_cast<int>(kind));
    while (row.next())
        problems->add(row_of(id_table(kind), row.integer(0)), not_as_logged, Severity::advice);
}

void check_records(Connection& connection, const RecordText& text, ProblemList* problems) {
    RecordReader reader(connection, RecordReader::Tables::settled);
    std::optional<Renamed> renamed;
    const std::string sql = std::string("SELECT c.target, c.kind, c.after ") + last_changes +
                            " AND c.after IS NOT NULL AND c.after <> ''";
    Query row = connection.query(sql.c_str(), "change");
    while (row.next())
        problems->run("table change", [&] {
            const IdKind kind = row.choice(1, IdKind::change_set);
            const std::optional<model::Record> record = reader.read(kind, row.integer(0));
            if (!record) return; // it is gone, which is told
            const std::string now = text(*record), logged = row.text(2);
            if (now == logged) return;
            if (!renamed) renamed.emplace(connection);
            if ((*renamed)(now) != (*renamed)(logged))
                problems->add(row_of(id_table(kind), row.integer(0)), not_as_logged, Severity::advice);
        });
}

} // namespace

void check_changes(Connection& connection, const RecordText& text, ProblemList* problems) {
    problems->run("table change_set", [&] { check_sets(connection, problems); });
    for (std::size_t kind = 0; kind < id_kind_count; ++kind)
        if (has_records(static_cast<IdKind>(kind)))
            problems->run("table change",
                          [&] { check_presence(connection, static_cast<IdKind>(kind), problems); });
    if (text) problems->run("table change", [&] { check_records(connection, text, problems); });
}

} // namespace dateline::store
