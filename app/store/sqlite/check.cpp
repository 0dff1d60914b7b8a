// Everything `dateline check` reports: first what SQLite itself can say of the file, then what the rows must
// be.
#include <iterator>

#include "base/displayable.h"
#include "base/paths.h"
#include "store/sqlite/check_changes.h"
#include "store/sqlite/check_parts.h"
#include "store/sqlite/check_upkeep.h"
#include "store/sqlite/schema.h"
#include "store/sqlite/snapshot.h"

namespace dateline::store {
namespace {

constexpr std::size_t max_problems = 10'000;

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

void ProblemList::add(std::string where, std::string message, Severity severity) {
    Part& part = severity == Severity::damage ? damage_ : advice_;
    if (part.problems.size() < max_problems)
        part.problems.push_back({std::move(where), std::move(message), severity});
    else
        ++part.left_out;
}

std::vector<Problem> ProblemList::take() {
    std::vector<Problem> all = std::move(damage_.problems);
    const auto more = [&](std::size_t left_out, const char* what, Severity severity) {
        if (left_out > 0)
            all.push_back({"the whole file", "has " + std::to_string(left_out) + what, severity});
    };
    more(damage_.left_out, " more problems; settle these first", Severity::damage);
    all.insert(all.end(), std::make_move_iterator(advice_.problems.begin()),
               std::make_move_iterator(advice_.problems.end()));
    more(advice_.left_out, " more lines of advice; settle these first", Severity::advice);
    return all;
}

std::string row_of(const char* table, std::int64_t row, const char* field, const std::string& slug) {
    std::string where = std::string("table ") + table + ", row " + std::to_string(row);
    if (field) {
        where += ", field ";
        where += field;
    }
    if (!slug.empty()) where += " (" + base::displayable(slug, 120) + ")";
    return where;
}

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
    problems.run(file, [&] { check_provenance(*connection, &problems); });
    problems.run(file, [&] { check_photos(*connection, base::folder_of(path), inspect, &problems); });
    return problems.take();
}

} // namespace dateline::store
