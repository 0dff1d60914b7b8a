// What is kept about records: ids for ever, former slugs, notes, origins, verification, review.
#include <algorithm>
#include <filesystem>

#include <doctest/doctest.h>

#include "store/raw_database.h"
#include "store/refusal.h"
#include "store/sample.h"
#include "store/sqlite/connection.h"
#include "store/sqlite/part_ids.h"
#include "store/store.h"
#include "store/temp_folder.h"

using namespace dateline;
using namespace dateline::store;
using namespace dateline::store::test;

namespace {

model::RecordUpkeep upkeep_of(const std::string& name) {
    return {{name + "-before", name + "-first"},
            {{"누가 확인했나?", "mina", "2026-11-30"}, {"The desk did.", "", ""}},
            {{"all.csv", 0}, {"people.xlsx", 12}, {"people.xlsx", 14}}};
}

Records kept() {
    Records records = seoul();
    records.databases.at(0).uid = "0c5a9e52-seoul";
    records.places.at(0).upkeep = upkeep_of("place");
    records.topics.at(0).upkeep = upkeep_of("topic");
    records.outlets.at(0).upkeep = upkeep_of("outlet");
    records.participants.at(0).upkeep = upkeep_of("participant");
    records.articles.push_back(records.articles.at(0));
    records.articles.back().slug = "with-words";
    records.articles.back().body = "말한 그대로.";
    records.articles.at(0).upkeep = upkeep_of("article");
    records.photos.at(0).upkeep = upkeep_of("photo");
    records.events.at(0).upkeep = upkeep_of("event");
    records.events.at(0).verification = model::Verification::one_source;
    model::UtteranceRecord& utterance = records.utterances.at(0);
    utterance.upkeep = upkeep_of("utterance");
    utterance.quotes.at(0).verification = model::Verification::disputed;
    utterance.quotes.at(0).notes = {{"As the tape has it.", "jun", "2026"}};
    model::AttributionRecord& attribution = utterance.attributions.at(0);
    attribution.review = model::Review::corrected;
    attribution.start = 3;
    attribution.end = 9;
    attribution.runner_up = records.participants.at(1).slug;
    attribution.runner_up_confidence = 0.25;
    records.sources = {{"people.xlsx", "xlsx", std::string(64, 'a'), "2026-12-01"}};
    records.mappings = {{"Court list", {"날짜", "이름\n(full)"}, R"({"날짜":"date"})"}};
    return records;
}

std::string found_by(const std::string& path, const std::string& change) {
    change_database(path, change);
    std::string lines;
    for (const Problem& problem : check_database(path))
        if (problem.severity == Severity::damage) lines += problem.where + ": " + problem.message + "\n";
    return lines;
}

// A column of the rows that a query gives, in one line.
std::string rows(const std::string& path, const char* sql) {
    const auto connection = Connection::open_for_reading(path);
    Query row = connection->query(sql, "test");
    std::string line;
    while (row.next())
        line += (line.empty() ? "" : " ") + std::to_string(row.integer(0));
    return line;
}

template<class Record> void put_one(const std::string& path, const Record& record) {
    const auto writer = open_writer(path);
    writer->put(record);
    REQUIRE(writer->finish().empty());
    writer->commit();
}

} // namespace

TEST_CASE("upkeep: every field comes back, and check is content") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    Records records = kept();
    write_database(path, records);
    sort_by_slug(&records);
    CHECK(read_database(path) == records);
    CHECK(found_by(path, "") == "");
    CHECK(open_store(path)->info().record.uid == "0c5a9e52-seoul");
}

TEST_CASE("upkeep: what is wrong is refused by the writer, with the field") {
    const TempFolder folder;
    const auto writer = open_writer(folder.path("a.db"));
    Records records = kept();
    records.databases[0].uid = "No Id";
    CHECK(says(refusal([&] { writer->put(records.databases[0]); }), "field id"));
    records.events[0].upkeep.notes[0].text = " ";
    CHECK(says(refusal([&] { writer->put(records.events[0]); }), "field notes.text"));
    records.topics[0].upkeep.formerly = {records.topics[0].slug};
    CHECK(says(refusal([&] { writer->put(records.topics[0]); }), "field formerly"));
    records.photos[0].upkeep.origins[0].source = "";
    CHECK(says(refusal([&] { writer->put(records.photos[0]); }), "field origins.source"));
    model::AttributionRecord& attribution = records.utterances[0].attributions[0];
    attribution.runner_up = attribution.speaker;
    CHECK(says(refusal([&] { writer->put(records.utterances[0]); }),
               "field attributions.runner_up: is the speaker"));
    attribution.runner_up.clear();
    CHECK(says(refusal([&] { writer->put(records.utterances[0]); }),
               "field attributions.runner_up_confidence: is of nobody"));
    CHECK(says(refusal([&] { writer->put(model::SourceRecord{"a.csv", "", "ABC", ""}); }), "field sha256"));
}

TEST_CASE("ids: quotes and the other parts of what is put again keep theirs, wherever they stand and if "
          "their words are corrected") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    Records records = seoul();
    model::UtteranceRecord& utterance = records.utterances.at(0);
    utterance.quotes.resize(1);
    while (utterance.quotes.size() < 4) {
        utterance.quotes.push_back(utterance.quotes.back());
        utterance.quotes.back().text = "quote " + std::to_string(utterance.quotes.size());
        utterance.quotes.back().start.reset();
        utterance.quotes.back().end.reset();
    }
    write_database(path, records);
    records.utterances.resize(1);
    const char* const of_utterance =
        "SELECT q.id FROM quote q JOIN utterance u ON u.id = q.utterance WHERE u.slug = "
        "(SELECT slug FROM utterance ORDER BY id LIMIT 1) ORDER BY position";
    const std::string before = rows(path, of_utterance);
    REQUIRE(before == "1 2 3 4");
    std::swap(utterance.quotes[1], utterance.quotes[3]);
    utterance.quotes[2].text = "corrected";
    put_one(path, utterance);
    CHECK(rows(path, of_utterance) == "1 4 3 2");
    const std::string last = rows(path, "SELECT max(id) FROM quote");
    utterance.quotes.erase(utterance.quotes.begin() + 1);
    put_one(path, utterance);
    CHECK(rows(path, of_utterance) == "1 3 2");
    utterance.quotes.push_back(utterance.quotes.front());
    utterance.quotes.back().text = "new";
    put_one(path, utterance);
    CHECK(rows(path, of_utterance) == "1 3 2 " + std::to_string(std::stoi(last) + 1));

    model::EventRecord& event = records.events.at(0);
    const char* const of_event = "SELECT id FROM participation WHERE event = 1 ORDER BY position";
    const std::string taking = rows(path, of_event);
    std::reverse(event.participations.begin(), event.participations.end());
    put_one(path, event);
    CHECK(rows(path, of_event) == std::string(taking.rbegin(), taking.rend()));
    CHECK(found_by(path, "") == "");
}

TEST_CASE("ids: none is given twice, also after the last was removed") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    write_database(path, seoul());
    model::ViewRecord view;
    view.slug = "first";
    view.name = text("첫째");
    put_one(path, view);
    CHECK(rows(path, "SELECT id FROM saved_view") == "1");
    {
        const auto writer = open_writer(path);
        CHECK(writer->remove_view("first"));
        CHECK(writer->finish().empty());
        writer->commit();
    }
    put_one(path, view);
    CHECK(rows(path, "SELECT id FROM saved_view") == "2");
}

TEST_CASE("ids: parts are matched by all that they say, then by less") {
    const std::vector<Part> old{{1, {"a", "x", "one"}}, {2, {"a", "y", "two"}}, {3, {"b", "", "three"}}};
    CHECK(match_parts(old, {{"a", "y", "two"}, {"a", "x", "one"}}, ByPlace::no) ==
          std::vector<std::int64_t>{2, 1});
    CHECK(match_parts(old, {{"a", "y", "2"}, {"a", "z", "one"}}, ByPlace::no) ==
          std::vector<std::int64_t>{2, 1});
    CHECK(match_parts(old, {{"b", "q", "q"}, {"c", "", ""}}, ByPlace::no) == std::vector<std::int64_t>{3, 0});
    CHECK(match_parts(old, {{"c", "", "new"}}, ByPlace::yes) == std::vector<std::int64_t>{1});
    CHECK(match_parts({{1, {"a", "", "same"}}, {2, {"a", "", "same"}}},
                      {{"a", "", "same"}, {"a", "", "same"}, {"a", "", "same"}},
                      ByPlace::no) == std::vector<std::int64_t>{1, 2, 0});
}

TEST_CASE("slugs: a record that says what it was called before keeps its id, and is found by both") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    Records records = seoul();
    write_database(path, records);
    model::ParticipantRecord person = records.participants.at(0);
    const std::string old_slug = person.slug;
    const auto id_of = [&](const std::string& slug) {
        const std::vector<model::Ref> found = open_store(path)->find(model::Kind::participant, slug);
        return found.empty() ? 0 : found.at(0).id;
    };
    const std::int64_t id = id_of(old_slug);
    person.slug = "renamed";
    person.upkeep.formerly = {old_slug};
    put_one(path, person);
    CHECK(id_of("renamed") == id);
    CHECK(id_of(old_slug) == id);
    CHECK(found_by(path, "") == "");
    // Whoever still names it by the old one means it: it is replaced, and referred to.
    person.slug = old_slug;
    person.upkeep.formerly.clear();
    person.size = 7;
    put_one(path, person);
    CHECK(id_of("renamed") == id);
    CHECK(open_store(path)->slug_of({model::Kind::participant, id}) == "renamed");
    put_one(path, records.events.at(0));
    put_one(path, records.utterances.at(0));
    const Records now = read_database(path);
    const auto same = [&](const model::ParticipantRecord& each) { return each.slug == "renamed"; };
    const auto found = std::find_if(now.participants.begin(), now.participants.end(), same);
    REQUIRE(found != now.participants.end());
    CHECK(found->size == 7);
    CHECK(found->upkeep.formerly == std::vector<std::string>{old_slug});
    CHECK(now.participants.size() == records.participants.size());
    // And back.
    person.upkeep.formerly = {"renamed"};
    put_one(path, person);
    CHECK(open_store(path)->slug_of({model::Kind::participant, id}) == old_slug);
    CHECK(id_of("renamed") == id);
    CHECK(found_by(path, "") == "");
}

TEST_CASE(
    "slugs: what was another's is refused; what is named before it is put may be named by its former slug") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    write_database(path, seoul());
    model::TopicRecord topic{"mine", text("내 것"), {{seoul().topics.at(0).slug}, {}, {}}};
    put_one(path, topic); // it is that one from now on
    topic = {"other", text("다른 것")};
    put_one(path, topic);
    topic.upkeep.formerly = {"mine"};
    const auto writer = open_writer(path);
    CHECK(says(refusal([&] { writer->put(topic); }), "field formerly: \"mine\" is another's"));

    const auto fresh = open_writer(folder.path("new.db"));
    fresh->put(model::PlaceRecord{"part", text("일부"), {}, "old-whole", {}, {}});
    fresh->put(model::PlaceRecord{"whole", text("전체"), {}, "", {}, {}, {{"old-whole"}, {}, {}}});
    CHECK(fresh->finish().empty());
    fresh->commit();
    CHECK(read_database(folder.path("new.db")).places.at(0).within == "whole");
}

TEST_CASE("check: what is kept of nothing, an id that is given twice and a hash of other words are found") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    write_database(path, kept());
    REQUIRE(found_by(path, "") == "");
    const auto finds = [&](const std::string& change, const char* words) {
        const std::string copy = folder.path("b.db");
        std::filesystem::copy_file(path, copy, std::filesystem::copy_options::overwrite_existing);
        const std::string lines = found_by(copy, change);
        CAPTURE(change);
        CAPTURE(lines);
        CHECK(says(lines, words));
    };
    finds("UPDATE note SET target = 999 WHERE kind = 1", "table note, of event 999: is kept of something");
    finds("UPDATE origin SET target = 999 WHERE kind = 2", "table origin, of participant 999");
    finds("UPDATE former_slug SET target = 999 WHERE kind = 8", "table former_slug, of topic 999");
    finds("UPDATE last_id SET id = 1 WHERE kind = 5", "row 5, field id: is below those of table utterance");
    finds("UPDATE article_body SET sha256 = zeroblob(32)", "is not that of the text");
    finds("INSERT INTO participation SELECT 2, id, position, participant, role, title, note FROM "
          "participation WHERE "
          "event = 1 LIMIT 1",
          "table participation, row 1, field id: is of two rows");
    finds("UPDATE attribution SET runner_up = speaker WHERE runner_up IS NOT NULL",
          "field runner_up: is the speaker");
    finds("UPDATE attribution SET runner_up = NULL", "field runner_up_confidence: is of nobody");
    finds("UPDATE note SET written = 'soon'", "is not a date");
}
