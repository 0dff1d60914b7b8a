#include "store/sqlite/check.h"

#include <memory>
#include <utility>

#include "base/displayable.h"
#include "base/paths.h"
#include "store/sqlite/check_changes.h"
#include "store/sqlite/check_derived.h"
#include "store/sqlite/check_parts.h"
#include "store/sqlite/check_provenance.h"
#include "store/sqlite/check_timeline.h"
#include "store/sqlite/check_upkeep.h"
#include "store/sqlite/check_values.h"
#include "store/sqlite/check_views.h"
#include "store/sqlite/entity_cache.h"
#include "store/sqlite/schema.h"
#include "store/sqlite/snapshot.h"

namespace dateline::store {
namespace {

void check_pages(Connection& connection, ProblemList* problems) {
    Query pages = connection.query("PRAGMA integrity_check(100)", "the whole file");
    while (pages.next())
        if (const std::string line = pages.text(0); line != "ok")
            problems->add(connection.path(),
                          base::displayable(line, 300) + "; go back to a backup, or import again");
}

void check_keys(Connection& connection, ProblemList* problems) {
    Query keys = connection.query("PRAGMA foreign_key_check", "the whole file");
    while (keys.next()) {
        const std::string row = keys.is_null(1) ? "" : ", row " + std::to_string(keys.integer(1));
        problems->add("table " + keys.text(0) + row,
                      "names a row of table " + keys.text(2) + " that is not there; import it again");
    }
}

} // namespace

std::vector<Problem> check_database(const std::string& path, const InspectPhoto& inspect,
                                    const RecordText& text, std::stop_token stop) {
    const std::unique_ptr<Connection> connection =
        Connection::open_for_reading(path, Pages::leave, Versions::current, stop);
    const Connection::CancelScope watch(*connection, std::move(stop));
    const Snapshot snapshot(*connection);
    const std::string& file = connection->path();
    ProblemList problems;
    problems.run(file, [&] { check_pages(*connection, &problems); });
    problems.run(file, [&] { check_keys(*connection, &problems); });
    problems.run(file, [&] { check_values(*connection, &problems); });
    problems.run(file, [&] {
        EntityCache cache(*connection);
        check_derived(cache, &problems);
    });
    problems.run(file, [&] { check_timeline(*connection, &problems); });
    if (connection->version() >= history_version) {
        problems.run(file, [&] { check_upkeep(*connection, &problems); });
        problems.run(file, [&] { check_changes(*connection, text, &problems); });
    }
    problems.run(file, [&] { check_views(*connection, &problems); });
    problems.run(file, [&] { check_selectors(*connection, &problems); });
    problems.run(file, [&] { check_attribution_spans(*connection, &problems); });
    problems.run(file, [&] { check_provenance(*connection, &problems); });
    problems.run(file, [&] { check_photos(*connection, base::folder_of(path), inspect, &problems); });
    return problems.take();
}

} // namespace dateline::store
