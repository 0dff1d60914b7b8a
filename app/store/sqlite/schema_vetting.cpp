#include "store/sqlite/schema_vetting.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "base/displayable.h"
#include "store/sqlite/query.h"
#include "store/sqlite/schema.h"

namespace dateline::store {

void vet_schema(Statements& statements, std::uint32_t version) {
    std::vector<SchemaRow> rows;
    const std::vector<SchemaRow> expected =
        version == schema_version ? expected_schema() : older_schema(version);
    Query query(statements, "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema",
                "sqlite_schema");
    while (query.next() && rows.size() <= expected.size())
        rows.push_back({query.text(0), query.text(1), query.text(2), query.text(3)});
    std::sort(rows.begin(), rows.end());
    if (rows == expected) return;
    const std::set<SchemaRow> ours(expected.begin(), expected.end());
    std::string what = "something is missing from it";
    for (const SchemaRow& row : rows)
        if (!ours.contains(row)) {
            what = base::displayable(row.type + " " + row.name, 100) + " is not ours";
            break;
        }
    throw base::Error(
        base::Fault::input,
        {statements.path(),
         base::Phrase{"its tables are not those of a Dateline database ({}); it is not opened, since "
                      "it could do harm: import its sources again",
                      {what}}});
}

} // namespace dateline::store
