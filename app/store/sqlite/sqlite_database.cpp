#include "store/sqlite/sqlite_database.h"

#include "base/error.h"
#include "base/paths.h"
#include "platform/file_hash.h"
#include "store/sqlite/check.h"
#include "store/sqlite/current_copy.h"
#include "store/sqlite/database_file.h"
#include "store/sqlite/read_records.h"
#include "store/sqlite/sqlite_store.h"
#include "store/sqlite/sqlite_writer.h"

namespace dateline::store {

template<class Work> auto SqliteDatabase::until_stopped(Work work) const {
    try {
        return work();
    } catch (const Interrupted&) {
        base::fail_as_stopped(path_);
    }
}

std::string SqliteDatabase::name() const {
    return base::file_name_of(path_);
}

std::string SqliteDatabase::change_token(std::stop_token /*stop*/) const {
    return fingerprint_of(path_);
}

std::string SqliteDatabase::content_sha256(std::stop_token stop) const {
    return platform::sha256_of_file(path_, {nullptr, std::move(stop)});
}

std::unique_ptr<Store> SqliteDatabase::open_store(SnapshotScope scope, std::stop_token stop) const {
    try {
        return std::make_unique<SqliteStore>(path_, scope, stop);
    } catch (const TooOldToRead&) {
        std::shared_ptr<const CurrentCopy> copy = until_stopped([&] { return CurrentCopy::of(path_, stop); });
        return std::make_unique<SqliteStore>(path_, scope, std::move(stop), std::move(copy));
    }
}

std::unique_ptr<Writer> SqliteDatabase::open_writer(ChangeNote note, std::stop_token stop) const {
    return std::make_unique<SqliteWriter>(path_, index::TimelineShape{}, std::move(stop), std::move(note));
}

void SqliteDatabase::read_records(const RecordSink& sink, std::stop_token stop) const {
    until_stopped([&] { store::read_records(path_, sink, std::move(stop)); });
}

std::vector<Problem> SqliteDatabase::check(const InspectPhoto& inspect, const RecordText& text,
                                           std::stop_token stop) const {
    return until_stopped([&] { return check_database(path_, inspect, text, std::move(stop)); });
}

std::string SqliteDatabase::reindex(std::stop_token stop) const {
    check_place(path_, base::shown_path(path_)); // a database that is not there is not made
    SqliteWriter writer(path_, {}, std::move(stop));
    writer.rebuild_timeline();
    if (const std::vector<Problem> problems = writer.finish(); !problems.empty()) {
        const std::string more =
            problems.size() == 1 ? "" : " (and " + std::to_string(problems.size() - 1) + " more)";
        throw base::Error(base::Fault::input, base::shown_path(path_) + ": " + problems.front().where + ": " +
                                                  problems.front().message + more);
    }
    writer.commit();
    return writer.backup();
}

std::unique_ptr<Database> database_at(const std::string& location) {
    return std::make_unique<SqliteDatabase>(location);
}

} // namespace dateline::store
