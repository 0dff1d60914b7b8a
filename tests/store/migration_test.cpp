// A database of an older version: what is kept of it, what becomes of it, and what if that does not go well.
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/time.h"
#include "platform/file.h"
#include "store/conformance/describe.h"
#include "store/raw_database.h"
#include "store/refusal.h"
#include "store/sample.h"
#include "store/sqlite/connection.h"
#include "store/sqlite/schema.h"
#include "store/store.h"
#include "store/temp_folder.h"

using namespace dateline;
using namespace dateline::store;
using namespace dateline::store::test;

namespace {

constexpr std::uintmax_t newest_older_version = 8;

std::string file_bytes(const std::string& path) {
    return platform::read_file(path, std::size_t{1} << 28U);
}

// Something is written to it; where what it was is kept.
std::string write_to(const std::string& path) {
    const auto writer = open_writer(path);
    writer->put(model::TopicRecord{"written", text("쓰임")});
    CHECK(writer->finish().empty());
    writer->commit();
    return writer->backup();
}

std::string damage_of(const std::string& path) {
    std::string lines;
    for (const Problem& problem : check_database(path))
        if (problem.severity == Severity::damage) lines += problem.where + ": " + problem.message + "\n";
    return lines;
}

struct Older {
    Records records;
    std::string damage; // random records do not all go together
};

Older random_database(const std::string& path, int version) {
    Older older{random_records(7, 60), ""};
    if (version < 2) older.records.views.clear();
    write_database(path, older.records);
    older.damage = damage_of(path);
    make_older(path, version);
    sort_by_slug(&older.records);
    return older;
}

// In a process of its own: how it ended.
template<class Work> int status_of_child(const Work& work) {
    const pid_t child = ::fork();
    if (child == 0) {
        work();
        ::_exit(0);
    }
    int status = -1;
    ::waitpid(child, &status, 0);
    return status;
}

} // namespace

TEST_CASE("migration: of each older version every record is read, and the same after a write, with a copy of "
          "what it was") {
    for (int version = 1; version <= static_cast<int>(newest_older_version); ++version) {
        CAPTURE(version);
        const TempFolder folder;
        const std::string path = folder.path("a.db");
        auto [records, damage] = random_database(path, version);
        const std::string before = file_bytes(path);
        CHECK(read_database(path) == records);
        CHECK(file_bytes(path) == before);
        const std::string kept = write_to(path);
        CHECK(kept == folder.path("a.v" + std::to_string(version) + "-backup.db"));
        CHECK(file_bytes(kept) == before);
        CHECK(folder.files() == 2);
        records.topics.push_back({"written", text("쓰임")});
        sort_by_slug(&records);
        CHECK(read_database(path) == records);
        CHECK(open_store(path)->info().schema_version == static_cast<int>(schema_version));
        CHECK(damage_of(path) == damage);
        CHECK(write_to(path) == ""); // there is nothing older to keep
        CHECK(folder.files() == 2);
    }
}

TEST_CASE("migration: a database of each version answers as today's does, and stays as it is") {
    const TempFolder folder;
    const std::string path = folder.path("a.db"), today = folder.path("today.db");
    Records records = random_records(7, 60);
    records.views.clear();
    write_database(today, records);
    const auto answers = [](const Database& database) {
        const auto store = database.open_store();
        model::WindowQuery query;
        query.span = {base::from_civil({1900}), base::from_civil({2100})};
        std::string all =
            describe(*store, store->load_overview({}, 50, {})) + describe(*store, store->load_tray({}, {}));
        for (const auto grouping :
             {model::Grouping::participant, model::Grouping::topic, model::Grouping::outlet}) {
            query.grouping = grouping;
            all += describe(*store, store->load_window(query, {}));
        }
        for (const model::SearchHit& hit : store->search("가", 50, {}))
            all += store->slug_of(hit.key) + "\n";
        return all;
    };
    const auto expected = answers(*database_at(today));
    for (int version = 1; version <= static_cast<int>(newest_older_version); ++version) {
        CAPTURE(version);
        std::filesystem::copy_file(today, path, std::filesystem::copy_options::overwrite_existing);
        make_older(path, version);
        const std::string before = file_bytes(path);
        const auto database = database_at(path);
        CHECK(answers(*database) == expected);
        CHECK(answers(*database) == expected); // the copy that was made
        CHECK(file_bytes(path) == before);
        CHECK(folder.files() == 2);
    }
}

TEST_CASE("migration: what is made of an older database has the tables of a new one") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    random_database(path, 8);
    write_to(path);
    write_database(folder.path("new.db"), seoul());
    const auto tables = [](const std::string& file) {
        const auto connection = Connection::open_for_reading(file);
        Query row =
            connection->query("SELECT group_concat(type || name || coalesce(sql, '')) FROM (SELECT * FROM "
                              "sqlite_schema ORDER BY type, name)",
                              "sqlite_schema");
        return row.next() ? row.text(0) : "";
    };
    CHECK(tables(path) == tables(folder.path("new.db")));
}

TEST_CASE("migration: dates that an older Dateline could not place are placed") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    Records records = seoul();
    records.events.at(0).date = "Y-138E8";
    write_database(path, records);
    change_database(path,
                    "UPDATE event SET start_ms = NULL, end_ms = NULL, level = NULL WHERE date = 'Y-138E8'");
    make_older(path, 8);
    const auto dated = [&] {
        const auto connection = Connection::open_for_reading(path);
        Query row = connection->query("SELECT count(start_ms) FROM event WHERE date = 'Y-138E8'", "event");
        return row.next() && row.integer(0) == 1;
    };
    CHECK_FALSE(dated());
    write_to(path);
    CHECK(dated());
}

TEST_CASE("migration: a store that is open meanwhile goes on with the new tables") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    for (const int version : {1, 5, 8}) {
        CAPTURE(version);
        random_database(path, version);
        const auto store = open_store(path);
        const std::string token = store->change_token();
        CHECK(store->find(model::Kind::topic, "written").empty());
        CHECK(store->change_token() == token);
        write_to(path);
        CHECK(store->info().schema_version == static_cast<int>(schema_version));
        CHECK(store->find(model::Kind::topic, "written").size() == 1);
        CHECK(store->change_token() != token);
        CHECK(store->change_token() == database_at(path)->change_token());
        std::filesystem::remove(path);
    }
}

TEST_CASE("migration: the copy is written over nothing, through no link, and read by nobody who may not read "
          "the database") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    random_database(path, 8);
    ::chmod(path.c_str(), 0600);
    const std::string before = file_bytes(path);
    std::ofstream(folder.path("a.v8-backup.db")) << "somebody's";
    std::ofstream(folder.path("victim")) << "keep me";
    std::filesystem::create_symlink(folder.path("victim"), folder.path("a.v8-backup-2.db"));
    std::filesystem::create_symlink(folder.path("nowhere"), folder.path("a.v8-backup-3.db"));
    CHECK(write_to(path) == folder.path("a.v8-backup-4.db"));
    CHECK(file_bytes(folder.path("a.v8-backup.db")) == "somebody's");
    CHECK(file_bytes(folder.path("victim")) == "keep me");
    CHECK_FALSE(std::filesystem::exists(folder.path("nowhere")));
    CHECK(file_bytes(folder.path("a.v8-backup-4.db")) == before);
    struct stat status {};
    REQUIRE(::stat(folder.path("a.v8-backup-4.db").c_str(), &status) == 0);
    CHECK((status.st_mode & 0777U) == 0600);
}

TEST_CASE("migration: a copy that was made before is not made twice; none stays where nothing is written") {
    const TempFolder folder;
    const std::string path = folder.path("no ending");
    random_database(path, 8);
    std::filesystem::copy_file(path, folder.path("no ending.v8-backup"));
    open_writer(path).reset();
    CHECK(folder.files() == 2);
    CHECK(write_to(path) == folder.path("no ending.v8-backup"));
    CHECK(folder.files() == 2);

    random_database(folder.path("other.db"), 8);
    const std::string before = file_bytes(folder.path("other.db"));
    {
        const auto writer = open_writer(folder.path("other.db"));
        writer->put(model::TopicRecord{"written", text("쓰임")});
        CHECK(writer->finish().empty());
    }
    CHECK(folder.files() == 3);
    CHECK(file_bytes(folder.path("other.db")) == before);
}

TEST_CASE("migration: where there is no room for the copy, one line says so and nothing is changed") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    random_database(path, 8);
    const std::string before = file_bytes(path);
    const int status = status_of_child([&] {
        static_cast<void>(std::signal(SIGXFSZ, SIG_IGN));
        const rlimit limit{before.size() / 2, before.size() / 2};
        const bool limited = ::setrlimit(RLIMIT_FSIZE, &limit) == 0;
        const std::string message = refusal([&] { write_to(path); }, base::Fault::environment);
        if (!limited || !says(message, "could not be kept beside it") ||
            !says(message, "nothing was changed"))
            ::_exit(1);
    });
    CHECK(status == 0);
    CHECK(file_bytes(path) == before);
    CHECK(folder.files() == 1);
}

TEST_CASE("migration: killed at any moment it leaves the old file whole, and the next write does it again") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    auto [records, damage] = random_database(path, 8);
    const std::string before = file_bytes(path);
    records.topics.push_back({"written", text("쓰임")});
    sort_by_slug(&records);
    int old_ones = 0;
    for (int moment = 0; moment < 6; ++moment) {
        CAPTURE(moment);
        std::ofstream(path, std::ios::binary | std::ios::trunc) << before;
        static_cast<void>(status_of_child([&] {
            const itimerval timer{{0, 0}, {0, 3000 + 14000 * moment}};
            ::setitimer(ITIMER_REAL, &timer, nullptr); // SIGALRM ends the process as SIGKILL does
            write_to(path);
        }));
        const bool is_old = file_bytes(path) == before;
        old_ones += is_old ? 1 : 0;
        write_to(path);
        CHECK(read_database(path) == records);
        CHECK(damage_of(path) == damage);
        CHECK(file_bytes(folder.path("a.v8-backup.db")) == before);
        CHECK(folder.files() == 2);
    }
    CHECK(old_ones > 0);
}
