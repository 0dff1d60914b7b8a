// Changing a database in place: what it costs, what a killed writer leaves, what readers see meanwhile.
#include <csignal>
#include <filesystem>
#include <functional>

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "platform/file.h"
#include "store/raw_database.h"
#include "store/refusal.h"
#include "store/sample.h"
#include "store/sqlite/sqlite_writer.h"
#include "store/temp_folder.h"
#include "store/writer.h"

using namespace dateline;
using namespace dateline::store;
using namespace dateline::store::test;

namespace {

// Many events on many days, with an article, a participant and a topic each.
Records many(int events) {
    Records records;
    records.databases.emplace_back().title = text("많은 일");
    records.outlets.push_back({"outlet", text("매체"), ""});
    model::ArticleRecord article;
    article.slug = "article";
    article.outlet = "outlet";
    article.headline = "여러 일";
    article.language = "ko";
    article.url = "https://example.org/1";
    article.published = "2020-01-01";
    records.articles.push_back(article);
    for (int i = 0; i < 20; ++i) {
        model::ParticipantRecord person;
        person.slug = "person-" + std::to_string(i);
        person.names = {{"인물 " + std::to_string(i), "ko", model::NameKind::primary}};
        records.participants.push_back(person);
        records.topics.push_back({"topic-" + std::to_string(i), text("주제 " + std::to_string(i))});
    }
    for (int i = 0; i < events; ++i) {
        model::EventRecord event;
        event.slug = "event-" + std::to_string(i);
        event.date =
            std::to_string(1950 + i % 70) + (i % 2 == 0 ? "-03-0" : "-11-1") + std::to_string(1 + i % 9);
        event.title = text("일어난 일 " + std::to_string(i));
        event.participations.push_back({"person-" + std::to_string(i % 20), "speaker", {}, {}});
        event.coverage = {"article"};
        event.topics = {"topic-" + std::to_string(i % 7)};
        records.events.push_back(event);
    }
    return records;
}

void insert_one(Writer& writer, const std::string& slug) {
    Records records = many(8);
    records.events[7].slug = slug;
    writer.put(records.events[7]);
    CHECK(writer.finish().empty());
}

int pages_that_differ(const std::string& before, const std::string& after) {
    constexpr std::size_t page_bytes = 4096;
    int pages = 0;
    for (std::size_t at = 0; at < after.size(); at += page_bytes)
        pages += at >= before.size() || before.compare(at, page_bytes, after, at, page_bytes) != 0 ? 1 : 0;
    return pages;
}

int pages_changed_by_one_event(const std::string& path) {
    const std::string before = bytes_of(path);
    const std::unique_ptr<Writer> writer = open_writer(path);
    insert_one(*writer, "one-more");
    writer->commit();
    return pages_that_differ(before, bytes_of(path));
}

// Runs in a process of its own, which kills itself.
void in_another_process(const std::function<void()>& work) {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        work();
        ::_exit(1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    REQUIRE(WIFSIGNALED(status));
}

} // namespace

TEST_CASE(
    "in place: one event changes as many pages of a large database as of a small one, and leaves no file") {
    const TempFolder folder;
    write_database(folder.path("small.db"), many(2000));
    write_database(folder.path("large.db"), many(10000));
    const int small = pages_changed_by_one_event(folder.path("small.db"));
    const int large = pages_changed_by_one_event(folder.path("large.db"));
    CAPTURE(small);
    CAPTURE(large);
    CHECK(large < 2 * small);
    CHECK(large < 120);
    CHECK(folder.files() == 2);
    CHECK(check_database(folder.path("large.db")).empty());
}

TEST_CASE("in place: a writer killed before it commits leaves the database as it was, and readable") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    write_database(path, many(300));
    const std::string before = bytes_of(path);
    in_another_process([&] {
        const std::unique_ptr<Writer> writer = open_writer(path);
        insert_one(*writer, "lost");
        ::raise(SIGKILL);
    });
    CHECK(bytes_of(path) == before);
    CHECK(open_store(path)->find(model::Kind::event, "lost").empty());
    const std::unique_ptr<Writer> writer = open_writer(path);
    insert_one(*writer, "kept");
    writer->commit();
    CHECK(open_store(path)->find(model::Kind::event, "kept").size() == 1);
    CHECK(folder.files() == 1);
}

TEST_CASE("in place: what a writer killed in the midst of writing left is refused by readers, undone by the "
          "next writer") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    write_database(path, many(300));
    const Records before = read_database(path);
    // As another program's writer leaves it: some pages of its transaction stand in the file already.
    change_and_be_killed(path, "PRAGMA cache_size = 5; BEGIN; UPDATE event SET note = hex(randomblob(300)); "
                               "UPDATE event SET title = 'no title'");
    REQUIRE(std::filesystem::exists(path + "-journal"));
    CHECK(refusal([&] { open_store(path); }).find("was not finished") != std::string::npos);
    CHECK(refusal([&] { read_database(path); }).find("was not finished") != std::string::npos);
    open_writer(path).reset();
    CHECK(read_database(path) == before);
    CHECK(check_database(path).empty());
    CHECK(folder.files() == 1);
}

TEST_CASE("in place: a reader sees the old state until the commit, then the new one, in every answer") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    write_database(path, many(300));
    const std::unique_ptr<Store> store = open_store(path);
    model::Filter filter;
    filter.participants = {{store->find(model::Kind::participant, "person-7").at(0).id}};
    filter.topics = {{store->find(model::Kind::topic, "topic-0").at(0).id}};
    model::WindowQuery query;
    query.span = {base::earliest_ms, base::latest_ms};
    query.filter = filter;
    const auto passing = [&] { return store->load_window(query, {}).total_events; };
    const std::int64_t before = passing();
    const std::string state = store->change_token();
    CHECK(database_at(path)->change_token() == state);
    {
        const std::unique_ptr<Writer> writer = open_writer(path);
        insert_one(*writer, "new");
        CHECK(passing() == before);
        CHECK(store->info().events == 300);
        writer->commit();
    }
    CHECK(store->info().events == 301);
    CHECK(passing() == before + 1);
    CHECK(store->change_token() != state);
    CHECK(database_at(path)->change_token() == store->change_token());
}

TEST_CASE("in place: a store that holds everything is of one state, and the writer is told to wait for it") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    write_database(path, many(300));
    SqliteWriter writer(path);
    writer.set_patience(std::chrono::milliseconds(50));
    insert_one(writer, "new");
    {
        const std::unique_ptr<Store> store = open_store(path, SnapshotScope::everything);
        CHECK_THROWS_AS(writer.commit(), TemporaryFailure);
        CHECK(store->info().events == 300);
        CHECK(store->find(model::Kind::event, "new").empty());
    }
    writer.commit(); // the same again
    CHECK(open_store(path)->info().events == 301);
}

TEST_CASE("in place: tables changed under a reader are not read") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    write_database(path, seoul());
    const std::unique_ptr<Store> store = open_store(path);
    store->info();
    change_database(path, "CREATE VIEW v AS SELECT 1");
    CHECK(refusal([&] { store->info(); }).find("has changed its tables") != std::string::npos);
}

TEST_CASE("in place: what the disk has no room for undoes itself at once, also where pages were written "
          "before the end") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    write_database(path, many(50));
    const std::string before = platform::read_file(path, std::size_t{1} << 28U);
    const pid_t child = ::fork();
    if (child == 0) {
        static_cast<void>(std::signal(SIGXFSZ, SIG_IGN));
        const rlimit limit{32U << 20U, 32U << 20U};
        bool failed = ::setrlimit(RLIMIT_FSIZE, &limit) != 0;
        try {
            const auto writer = open_writer(path);
            model::ArticleRecord article = many(0).articles.front();
            article.byline = std::string(1U << 20U, 'x');
            for (int i = 0; i < 180; ++i) { // more than SQLite keeps in memory
                article.slug = "large-" + std::to_string(i);
                writer->put(article);
            }
            writer->finish();
            writer->commit();
        } catch (const base::Error& error) {
            failed = error.fault() == base::Fault::environment;
        }
        ::_exit(failed ? 0 : 1);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
    CHECK(folder.files() == 1);
    CHECK(platform::read_file(path, std::size_t{1} << 28U) == before);
    CHECK(open_store(path)->info().events == 50);
}
