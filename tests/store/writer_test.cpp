#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>

#include "store/raw_database.h"
#include "store/refusal.h"
#include "store/sample.h"
#include "store/temp_folder.h"

using namespace dateline;
using namespace dateline::store;
using namespace dateline::store::test;

namespace {

std::vector<Problem> problems_in(const Records& records) {
    const TempFolder folder;
    const std::unique_ptr<Writer> writer = open_writer(folder.path("a.db"));
    put_all(*writer, records);
    return writer->finish();
}

} // namespace

TEST_CASE("writer: what was put is read back equal, whatever the records") {
    for (unsigned seed = 1; seed <= 25; ++seed) {
        CAPTURE(seed);
        const TempFolder folder;
        Records records = random_records(seed, 1 + static_cast<int>(seed) % 13);
        write_database(folder.path("a.db"), records);
        sort_by_slug(&records);
        const Records back = read_database(folder.path("a.db"));
        CHECK(back.databases == records.databases);
        CHECK(back.places == records.places);
        CHECK(back.topics == records.topics);
        CHECK(back.outlets == records.outlets);
        CHECK(back.participants == records.participants);
        CHECK(back.articles == records.articles);
        CHECK(back.photos == records.photos);
        CHECK(back.events == records.events);
        CHECK(back.utterances == records.utterances);
    }
}

TEST_CASE("writer: records may come in any order") {
    const TempFolder folder;
    Records records = random_records(7, 12);
    const std::unique_ptr<Writer> writer = open_writer(folder.path("a.db"));
    for (const auto& record : records.views)
        writer->put(record);
    for (const auto& record : records.utterances)
        writer->put(record);
    for (const auto& record : records.events)
        writer->put(record);
    for (const auto& record : records.photos)
        writer->put(record);
    for (const auto& record : records.articles)
        writer->put(record);
    for (const auto& record : records.participants)
        writer->put(record);
    for (const auto& record : records.outlets)
        writer->put(record);
    for (const auto& record : records.topics)
        writer->put(record);
    std::reverse(records.places.begin(), records.places.end());
    for (const auto& record : records.places)
        writer->put(record);
    for (const auto& record : records.databases)
        writer->put(record);
    REQUIRE(writer->finish().empty());
    writer->commit();
    sort_by_slug(&records);
    CHECK(read_database(folder.path("a.db")) == records);
}

TEST_CASE("writer: a record whose slug is there replaces it, and its old words are found no more") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    Records records = seoul();
    write_database(path, records);
    Records change;
    change.events = {records.events[0]};
    change.events[0].title = text("바뀐 제목");
    change.events[0].participations.resize(1);
    change.utterances = {records.utterances[2]};
    change.utterances[0].quotes[0].text = "새로운 말";
    write_database(path, change);
    records.events[0] = change.events[0];
    records.utterances[2] = change.utterances[0];
    sort_by_slug(&records);
    CHECK(read_database(path) == records);
    const std::unique_ptr<Store> store = open_store(path);
    CHECK(store->search("국내 스타트업 간담회", 10, {}).empty());
    CHECK(store->search("바뀐", 10, {}).size() == 1);
    CHECK(store->search("힘을", 10, {}).empty());
    CHECK(store->search("새로운", 10, {}).size() == 1);
}

TEST_CASE(
    "writer: a reference to nothing is reported with the record and the field, and nothing is written") {
    Records records = seoul();
    records.events[0].place = "nowhere";
    records.utterances[0].attributions[0].speaker = "nobody";
    const std::vector<Problem> problems = problems_in(records);
    REQUIRE(problems.size() == 2);
    CHECK(problems[0].where == "event meeting, field place");
    CHECK(problems[0].message.find("\"nowhere\"") != std::string::npos);
    CHECK(problems[1].where == "utterance u1, field attributions");
}

TEST_CASE("writer: in a new database too, what is put again is found by its last words alone") {
    const TempFolder folder;
    Records records = seoul();
    const std::unique_ptr<Writer> writer = open_writer(folder.path("a.db"));
    put_all(*writer, records);
    model::EventRecord event = records.events.at(0);
    event.title = text("첫째 낱말");
    writer->put(event);
    REQUIRE(writer->finish().empty());
    event.title = text("둘째 낱말"); // also after what was put was found whole
    writer->put(event);
    REQUIRE(writer->finish().empty());
    writer->commit();
    const std::unique_ptr<Store> store = open_store(folder.path("a.db"));
    CHECK(store->search("둘째", 10, {}).size() == 1);
    CHECK(store->search("첫째", 10, {}).empty());
    for (const char* table : {"event_words", "utterance_words", "article_words"}) {
        const std::string name = table;
        change_database(folder.path("a.db"),
                        "INSERT INTO " + name + " (" + name + ") VALUES ('integrity-check')");
    }
    for (const Problem& problem : check_database(folder.path("a.db")))
        CHECK_MESSAGE(problem.where.find("_words") == std::string::npos,
                      problem.where << ": " << problem.message);
}

TEST_CASE("writer: until commit there is no file, and no temporary stays") {
    const TempFolder folder;
    {
        const std::unique_ptr<Writer> writer = open_writer(folder.path("a.db"));
        put_all(*writer, seoul());
        CHECK(writer->finish().empty());
    }
    CHECK(folder.files() == 0);
    CHECK_FALSE(refusal([&] { open_writer(folder.path("a.db"))->commit(); }).empty());
    CHECK(folder.files() == 0);
}

TEST_CASE("writer: extending that fails leaves the database as it was") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    write_database(path, seoul());
    Records before = read_database(path);
    {
        const std::unique_ptr<Writer> writer = open_writer(path);
        writer->put(model::TopicRecord{"new", text("새 주제")});
        CHECK(writer->finish().empty());
    }
    CHECK(read_database(path) == before);
    CHECK(folder.files() == 1);
}

TEST_CASE("writer: of two at once, one is told to wait") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    write_database(path, seoul());
    const std::unique_ptr<Writer> first = open_writer(path);
    CHECK(refusal([&] { open_writer(path); }).find("another program is writing it") != std::string::npos);
    first->put(model::TopicRecord{"first", text("이른 주제")});
    CHECK(first->finish().empty());
    first->commit();
    CHECK(open_store(path)->find(model::Kind::topic, "first").size() == 1);
}

TEST_CASE("writer: a new database does not overwrite what has come meanwhile") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    const std::unique_ptr<Writer> late = open_writer(path);
    late->put(model::TopicRecord{"late", text("늦은 주제")});
    CHECK(late->finish().empty());
    Records change = seoul();
    change.topics.push_back({"early", text("이른 주제")});
    write_database(path, change);
    CHECK(refusal([&] { late->commit(); }).find("another program has changed it") != std::string::npos);
    CHECK(open_store(path)->find(model::Kind::topic, "early").size() == 1);
    CHECK(open_store(path)->find(model::Kind::topic, "late").empty());
}

TEST_CASE("writer: a file that is not ours is not extended") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    std::ofstream(path)
        << "my notes, which are long enough to be more than the hundred bytes of the header that a "
           "database begins with, and still no database";
    CHECK(refusal([&] { open_writer(path); }).find("is not a database") != std::string::npos);
    CHECK(folder.files() == 1);
}

TEST_CASE("writer: bad values are refused with the record and the field") {
    const TempFolder folder;
    const std::unique_ptr<Writer> writer = open_writer(folder.path("a.db"));
    Records records = seoul();
    records.events[0].date = "next week";
    CHECK(refusal([&] { writer->put(records.events[0]); }).find("event meeting, field date") == 0);
    records.topics[0].slug = "No Slug";
    CHECK(refusal([&] { writer->put(records.topics[0]); }).find("field slug") != std::string::npos);
    records.outlets[0].url = std::string("a\0b", 3);
    CHECK(refusal([&] { writer->put(records.outlets[0]); }).find("NUL") != std::string::npos);
    records.photos[0].regions[0].x = 1.5;
    CHECK(refusal([&] { writer->put(records.photos[0]); }).find("regions.x") != std::string::npos);
    records.utterances[0].quotes[0].text = "\xFF\xFE";
    CHECK(refusal([&] { writer->put(records.utterances[0]); }).find("UTF-8") != std::string::npos);
    records.participants[0].names.clear();
    CHECK(refusal([&] { writer->put(records.participants[0]); }).find("names") != std::string::npos);
}

TEST_CASE("writer: weight is the author's, else 1 + 2 an article + 3 an utterance + 1 a participant") {
    const TempFolder folder;
    Records records = seoul();
    records.events[1].weight = 42.5;
    write_database(folder.path("a.db"), records);
    const std::unique_ptr<Store> store = open_store(folder.path("a.db"));
    const auto weight = [&](const char* slug) {
        return store->load_event({store->find(model::Kind::event, slug).at(0).id}, {})->item.weight;
    };
    CHECK(weight("meeting") == 1 + 2 * 3 + 3 * 3 + 3);
    CHECK(weight("tokyo") == 42.5);
}

TEST_CASE("writer: dates without an offset stand at the database's, even if that is told later") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    const std::unique_ptr<Writer> writer = open_writer(path);
    Records records = seoul();
    records.events[1].utc_offset_minutes = -300;
    for (const auto& record : records.events)
        writer->put(record);
    const std::vector<model::EventRecord> events = std::move(records.events);
    records.events.clear();
    put_all(*writer, records);
    CHECK(writer->finish().empty());
    writer->commit();
    const std::unique_ptr<Store> store = open_store(path);
    model::WindowQuery query;
    const double seoul_midnight = base::from_civil({2023, 6, 9}, 540);
    query.span = {seoul_midnight - 2, seoul_midnight};
    CHECK(store->load_window(query, {}).total_events == 0);
    query.span = {seoul_midnight - 2, seoul_midnight + 1};
    CHECK(store->load_window(query, {}).total_events == 1);
    const double elsewhere = base::from_civil({2023, 6, 12}, -300);
    query.span = {elsewhere - 1000, elsewhere};
    CHECK(store->load_window(query, {}).total_events == 0);
    query.span = {elsewhere, elsewhere + 1};
    CHECK(store->load_window(query, {}).total_events == 1);
}

TEST_CASE("writer: ids follow the order in which things first appear") {
    const TempFolder folder;
    write_database(folder.path("a.db"), seoul());
    const std::unique_ptr<Store> store = open_store(folder.path("a.db"));
    CHECK(store->find(model::Kind::participant, "altman").at(0).id == 1);
    CHECK(store->find(model::Kind::participant, "brockman").at(0).id == 2);
    CHECK(store->find(model::Kind::event, "undated").at(0).id == 3);
}

TEST_CASE("writer: a new database is refused where a journal or a log waits for it") {
    for (const char* ending : {"-journal", "-wal", "-shm"}) {
        const TempFolder folder;
        const std::string path = folder.path("a.db");
        std::ofstream(path + ending) << "a stranger's";
        CHECK(says(refusal([&] { open_writer(path); }, base::Fault::input),
                   std::string(ending) + ": would be taken for a part of the new database"));
        CHECK(folder.files() == 1);
        // One that comes while it is filled.
        std::filesystem::remove(path + ending);
        const auto writer = open_writer(path);
        CHECK(writer->finish().empty());
        std::ofstream(path + ending) << "a stranger's";
        CHECK(says(refusal([&] { writer->commit(); }), "would be taken for a part of the new database"));
        CHECK_FALSE(std::filesystem::exists(path));
        std::ofstream(folder.path("empty.db")).flush();
        CHECK(open_writer(folder.path("empty.db")) != nullptr);
    }
}

TEST_CASE("writer: a new database has no journal on the disk, which a second signal would leave there") {
    const TempFolder folder;
    const auto writer = open_writer(folder.path("a.db"));
    put_all(*writer, random_records(3, 200));
    CHECK(folder.files() == 1);
    CHECK(writer->finish().empty());
    CHECK(folder.files() == 1);
    writer->commit();
    CHECK(folder.files() == 1);
}

TEST_CASE(
    "writer: the quotes of a long article cost no more than its length once, and are looked at until told "
    "to stop") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    Records records = seoul();
    std::string body;
    while (body.size() < 3'000'000)
        body += "가 word ";
    records.articles.push_back(records.articles[0]);
    records.articles.back().slug = "long";
    records.articles.back().body = body;
    model::UtteranceRecord utterance = records.utterances[0];
    utterance.quotes = {model::QuoteRecord{}};
    utterance.quotes[0].article = "long";
    utterance.quotes[0].language = "en";
    for (int i = 0; i < 400; ++i) {
        utterance.slug = "u" + std::to_string(i);
        utterance.order = 100 + i;
        utterance.quotes[0].text = "word";
        utterance.quotes[0].start = 2 + 7 * (800 * i);
        utterance.quotes[0].end = *utterance.quotes[0].start + 4;
        if (i == 399) ++*utterance.quotes[0].end;
        records.utterances.push_back(utterance);
    }
    std::stop_source stop;
    const auto writer = open_writer(path, stop.get_token());
    put_all(*writer, records);
    const auto began = std::chrono::steady_clock::now();
    const std::vector<Clash> clashes = writer->clashes();
    CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds(5));
    REQUIRE(clashes.size() == 1);
    CHECK(clashes[0].slug == "u399");
    stop.request_stop();
    CHECK(says(refusal([&] { writer->clashes(); }, base::Fault::environment), "stopped"));
}

TEST_CASE("writer: an older database is brought up to date until told to stop, and then is as it was") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    write_database(path, random_records(5, 100));
    make_older(path, 6);
    const std::string before = bytes_of(path);
    std::stop_source stop;
    stop.request_stop();
    CHECK(says(refusal([&] { open_writer(path, stop.get_token()); }, base::Fault::environment), "stopped"));
    CHECK(says(refusal([&] { reindex(path, stop.get_token()); }, base::Fault::environment), "stopped"));
    CHECK(bytes_of(path) == before);
    CHECK(folder.files() == 1);
}

TEST_CASE("writer: dates that an older Dateline placed otherwise are placed anew by whatever is written") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    Records records = seoul();
    records.events[1].date = "Y-138E10";
    write_database(path, records);
    // As version 6 had it: a year that nobody wrote.
    change_database(path,
                    "UPDATE event SET start_ms = -8000000000000000, end_ms = -7999999968377600, level = 34 "
                    "WHERE date = 'Y-138E10'");
    make_older(path, 6);
    const auto writer = open_writer(path);
    writer->put(model::TopicRecord{"new", text("새 주제")});
    CHECK(writer->finish().empty());
    writer->commit();
    for (const Problem& problem : check_database(path))
        CHECK_MESSAGE(problem.severity == Severity::advice, problem.where, ": ", problem.message);
}
