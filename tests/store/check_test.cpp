#include <algorithm>
#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>

#include "base/error.h"
#include "platform/beneath.h"
#include "store/raw_database.h"
#include "store/refusal.h"
#include "store/sample.h"
#include "store/temp_folder.h"

using namespace dateline;
using namespace dateline::store;
using namespace dateline::store::test;

namespace {

bool has(const std::vector<Problem>& problems, const std::string& where, const std::string& words) {
    return std::any_of(problems.begin(), problems.end(), [&](const Problem& problem) {
        return problem.where.find(where) != std::string::npos &&
               problem.message.find(words) != std::string::npos;
    });
}

// The meeting in Seoul without a fault: every event has a source, the photo is there.
Records sound() {
    Records records = seoul();
    for (model::EventRecord& event : records.events)
        event.coverage = {"biz1"};
    return records;
}

void put_photo(const TempFolder& folder) {
    std::filesystem::create_directory(folder.path("photos"));
    std::ofstream(folder.path("photos/group.jpg")) << "a photo";
}

std::vector<Problem> problems_of(const Records& records) {
    const TempFolder folder;
    put_photo(folder);
    write_database(folder.path("a.db"), records);
    return check_database(folder.path("a.db"));
}

} // namespace

TEST_CASE("check: a sound database has no problems") {
    for (const Problem& problem : problems_of(sound()))
        FAIL_CHECK(problem.where << ": " << problem.message);
}

TEST_CASE("check: what the writer works out is what check expects, whatever the records") {
    for (unsigned seed = 1; seed <= 20; ++seed) {
        CAPTURE(seed);
        const Records records = random_records(seed, 10);
        for (const Problem& problem : problems_of(records)) {
            const bool damaged = problem.message.find("damaged") != std::string::npos;
            const bool derived = problem.message.find("dateline reindex") != std::string::npos;
            CHECK_MESSAGE(!derived, problem.where, ": ", problem.message);
            CHECK_MESSAGE(!damaged, problem.where, ": ", problem.message);
        }
    }
}

TEST_CASE("check: an event without a source is advice, not damage") {
    Records records = sound();
    records.events[1].coverage.clear();
    const std::vector<Problem> problems = problems_of(records);
    REQUIRE(problems.size() == 1);
    CHECK(has(problems, "table event, row 2 (tokyo)", "no source"));
    CHECK(problems[0].severity == Severity::advice);
}

TEST_CASE("check: an utterance without a quote is damage, and stands before what is advice") {
    Records records = sound();
    records.events[1].coverage.clear();
    records.utterances[2].quotes.clear();
    const std::vector<Problem> problems = problems_of(records);
    REQUIRE(problems.size() == 2);
    CHECK(problems[0].where.find("table utterance, row 3 (u3)") == 0);
    CHECK(problems[0].message.find("no quote") != std::string::npos);
    CHECK(problems[0].severity == Severity::damage);
    CHECK(problems[1].severity == Severity::advice);
}

TEST_CASE("check: addresses are http or https") {
    Records records = sound();
    records.articles[0].url = "javascript:alert(1)";
    records.outlets[0].url = "https://";
    const std::vector<Problem> problems = problems_of(records);
    CHECK(problems.size() == 2);
    CHECK(has(problems, "table article, row 1, field url", "http"));
    CHECK(has(problems, "table outlet, row 1, field url", "http"));
}

TEST_CASE("check: a quote stands where its selector says in the article's text") {
    Records records = sound();
    const std::string words = records.utterances[0].quotes[1].text;
    records.articles[0].body = "그는 \"" + records.utterances[0].quotes[0].text + "\"며 \"" + words +
                               "\"고 말했다. " + records.utterances[1].quotes[0].text;
    model::QuoteRecord& quote = records.utterances[0].quotes[1];
    const auto begin = records.articles[0].body.find(words);
    const auto code_points = [](const std::string& bytes) {
        return std::count_if(bytes.begin(), bytes.end(),
                             [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
    };
    quote.start = code_points(records.articles[0].body.substr(0, begin));
    quote.end = *quote.start + code_points(words);
    quote.prefix = "며 \"";
    quote.suffix = "\"고";
    CHECK(problems_of(records).empty());
    SUBCASE("other words") {
        quote.text += "!";
        CHECK(has(problems_of(records), "table quote, row 2", "from start to end"));
    }
    SUBCASE("shifted") {
        quote.start = *quote.start + 1;
        CHECK(has(problems_of(records), "table quote, row 2", "from start to end"));
    }
    SUBCASE("past the end") {
        quote.end = 100'000;
        CHECK(has(problems_of(records), "table quote, row 2", "outside"));
    }
    SUBCASE("wrong prefix") {
        quote.prefix = "없는 말";
        CHECK(has(problems_of(records), "table quote, row 2", "prefix"));
    }
    SUBCASE("wrong suffix") {
        quote.suffix = "없는 말";
        CHECK(has(problems_of(records), "table quote, row 2", "suffix"));
    }
    SUBCASE("no position and other words") {
        quote.start.reset();
        quote.text = "없는 말";
        CHECK(has(problems_of(records), "table quote, row 2", "does not occur"));
    }
}

TEST_CASE("check: photos are regular files below the folder, by no link and no way out") {
    const TempFolder folder;
    const std::string path = folder.path("data/a.db");
    std::filesystem::create_directories(folder.path("data/photos"));
    std::ofstream(folder.path("outside.jpg")) << "a photo";
    std::filesystem::create_symlink(folder.path("outside.jpg"), folder.path("data/photos/link.jpg"));
    std::filesystem::create_directory_symlink(folder.path(""), folder.path("data/up"));
    std::filesystem::create_directory_symlink("photos", folder.path("data/linked"));
    std::ofstream(folder.path("data/photos/x.jpg")) << "a photo";
    std::filesystem::create_symlink("x.jpg", folder.path("data/photos/inner.jpg"));
    const auto problem_with = [&](const std::string& file) {
        std::filesystem::remove(path);
        Records records = sound();
        records.photos[0].file = file;
        write_database(path, records);
        const std::vector<Problem> problems = check_database(path);
        if (problems.empty()) return std::string();
        return (problems.at(0).severity == Severity::advice ? "advice: " : "") + problems.at(0).message;
    };
    const auto is_advice = [&](const std::string& file, const std::string& words) {
        return problem_with(file) == "advice: \"" + file + "\" cannot be shown: " + words;
    };
    const std::string link = platform::photo_trouble(platform::Way::link);
    for (const std::string file : {"photos/none.jpg", "none/none.jpg"})
        CHECK(is_advice(file, platform::photo_trouble(platform::Way::missing)));
    for (const std::string file : {"photos/link.jpg", "photos/inner.jpg", "up/outside.jpg", "linked/x.jpg"})
        CHECK(is_advice(file, link));
    CHECK(is_advice("photos", platform::photo_trouble(platform::Way::folder)));
    // What import refuses is damage.
    CHECK(problem_with("../outside.jpg").find("plain path") != std::string::npos);
    CHECK(problem_with("photos//x.jpg").find("plain path") != std::string::npos);
    CHECK(problem_with(folder.path("outside.jpg")).find("not a path below") != std::string::npos);
    CHECK(problem_with("").find("names no file") != std::string::npos);
    CHECK(problem_with("../outside.jpg").find("advice") == std::string::npos);
    std::ofstream(folder.path("data/photos/real.jpg")) << "a photo";
    CHECK(problem_with("photos/real.jpg").empty());
    // A name in other letters than the disk has it.
    std::ofstream(folder.path("data/photos/\xE1\x84\x92\xE1\x85\xA9.jpg")) << "a photo";
    CHECK(problem_with("photos/\xED\x98\xB8.jpg").empty());
}

TEST_CASE("check: a photo that cannot be shown is named with the reason, and a size that is told wrongly") {
    const TempFolder folder;
    put_photo(folder);
    Records records = sound();
    records.photos[0].width_px = 300;
    records.photos[0].height_px = 200;
    write_database(folder.path("a.db"), records);
    const auto problems_with = [&](const PhotoSeen& seen) {
        return check_database(folder.path("a.db"), [&](const platform::PhotoBytes& photo) {
            CHECK(photo.way == platform::Way::there);
            CHECK(std::string(photo.bytes.begin(), photo.bytes.end()) ==
                  bytes_of(folder.path("photos/group.jpg")));
            return seen;
        });
    };
    CHECK(problems_with({{300, 200}, ""}).empty());
    CHECK(has(problems_with({{}, "The photo is damaged"}), "table photo, row 1, field file",
              "\"photos/group.jpg\" cannot be shown: The photo is damaged"));
    CHECK(has(problems_with({{200, 300}, ""}), "table photo, row 1, field file",
              "is said to be 300 x 200, but is 200 x 300, upright"));
}

TEST_CASE("check: events that are parts of each other in a circle are reported") {
    Records records = sound();
    records.events[0].within = "tokyo";
    records.events[1].within = "meeting";
    records.places[0].within = "63";
    const std::vector<Problem> problems = problems_of(records);
    CHECK(has(problems, "table event", "leads back"));
    CHECK(has(problems, "field within (tokyo)", "leads back"));
    CHECK(has(problems, "table place", "leads back"));
}

TEST_CASE("check: a region that reaches out of its picture is reported") {
    Records records = sound();
    records.photos[0].regions[0].width = 0.95;
    CHECK(has(problems_of(records), "table photo, row 1 (group)", "reaches out"));
}

TEST_CASE("check: values changed behind the program's back are all found") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    put_photo(folder);
    write_database(path, sound());
    change_database(path, "UPDATE event SET start_ms = start_ms + 1 WHERE id = 1;"
                          "UPDATE event SET date = 'soon' WHERE id = 2;"
                          "UPDATE event SET title = 'not JSON' WHERE id = 3;"
                          "UPDATE utterance SET speaker = 3 WHERE id = 1;"
                          "UPDATE topic SET slug = 'Not a slug' WHERE id = 1;"
                          "UPDATE participation SET participant = 99 WHERE event = 1 AND position = 0");
    const std::vector<Problem> problems = check_database(path);
    CHECK(has(problems, "table event, row 1, field date", "stored span"));
    CHECK(has(problems, "table event", "row 2, column date is not a date"));
    CHECK(has(problems, "table event", "row 3, column title is not a JSON object"));
    CHECK(has(problems, "table utterance, row 1, field speaker", "newest accepted"));
    CHECK(has(problems, "table topic, row 1, field slug", "is not a slug"));
    CHECK(has(problems, "table participation", "not there"));
}

TEST_CASE("check: a title, a name or a quote that shows nothing is damage, as the import refuses it") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    put_photo(folder);
    write_database(path, sound());
    change_database(path, "UPDATE event SET title = json_object('en', char(8203)) WHERE id = 1;"
                          "UPDATE event SET title = '{}' WHERE id = 2;"
                          "UPDATE topic SET name = json_object('en', 'Topic', 'ko', ' ') WHERE id = 1;"
                          "UPDATE participant_name SET text = char(12644) WHERE participant = 1;"
                          "UPDATE quote SET text = '' WHERE id = 1");
    const std::vector<Problem> problems = check_database(path);
    CHECK(has(problems, "table event, row 1, field title", "nothing that is seen"));
    CHECK(has(problems, "table event, row 2, field title", "nothing that is seen"));
    CHECK(has(problems, "table topic, row 1, field name", "nothing that is seen"));
    CHECK(has(problems, "table participant_name, row 1, field text", "nothing that is seen"));
    CHECK(has(problems, "table quote, row 1, field text", "nothing that is seen"));
}

TEST_CASE("check: packed ids that are not what the rest makes them are reported, and packed again") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    put_photo(folder);
    Records records = sound();
    for (int i = 0; i < 4100; ++i) {
        records.events.push_back(records.events[0]);
        records.events.back().slug = "more" + std::to_string(i);
    }
    write_database(path, records);
    REQUIRE(check_database(path).empty());
    const auto found = [&](const std::string& sql, const std::string& words) {
        change_database(path, sql);
        return has(check_database(path), "timeline_ids", words);
    };
    CHECK(found("UPDATE timeline_ids SET ids = substr(ids, 2)",
                "piece 0 of kind 4, key 1 is not what a recount"));
    CHECK(found("DELETE FROM timeline_ids", "recount"));
    CHECK(found("INSERT INTO timeline_ids VALUES (4, 1, 7, x'01')", "recount"));
    CHECK(found("UPDATE timeline_ids SET ids = x'FF'", "recount"));
    const std::unique_ptr<Store> store = open_store(path);
    model::WindowQuery query;
    query.span = {base::earliest_ms, base::latest_ms};
    query.filter.participants = {model::ParticipantId{1}};
    query.filter.text = "간담회";
    try {
        store->load_window(query, {});
        FAIL_CHECK("what is no list of ids was taken for one");
    } catch (const base::Error& error) {
        CHECK(std::string(error.what()).find("timeline_ids") != std::string::npos);
        CHECK(std::string(error.what()).find("is not a list of ids") != std::string::npos);
    }
    reindex(path);
    CHECK(check_database(path).empty());
    change_database(path, "INSERT INTO timeline_ids VALUES (4, 999, 7, x'01')");
    CHECK(has(check_database(path), "timeline_ids", "should not be there"));
}

TEST_CASE(
    "check: a date that an older Dateline placed at the end of the clock is named, and placed by reindex") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    Records records = sound();
    records.events[1].date = "Y-66E9/Y-65E9";
    records.utterances[0].said = "Y-138E10";
    write_database(path, records);
    const auto misplaced = [&] {
        std::vector<Problem> problems = check_database(path);
        std::erase_if(problems, [](const Problem& problem) {
            return problem.message.find("does not cover the stored span") == std::string::npos;
        });
        return problems;
    };
    CHECK(misplaced().empty());
    CHECK(has(check_database(path), "table event, row 2, field date",
              "66 billion years ago – 65 billion years ago lies beyond the axis"));
    CHECK(has(check_database(path), "table event, row 2, field date (tokyo)", "beyond the axis"));
    CHECK(has(check_database(path), "table utterance, row 1, field said (",
              "1.38 trillion years ago lies beyond"));
    for (const Problem& problem : check_database(path))
        if (problem.message.find("beyond the axis") != std::string::npos)
            CHECK(problem.severity == Severity::advice);
    const model::Overview before = open_store(path)->load_overview({}, 1, {});
    change_database(path,
                    "UPDATE event SET start_ms = -6400000000000000, end_ms = -6399999999999999, level = 1 "
                    "WHERE id = 2");
    REQUIRE(misplaced().size() == 1);
    CHECK(has(misplaced(), "table event, row 2", "dateline reindex"));
    reindex(path);
    CHECK(misplaced().empty());
    const model::Overview after = open_store(path)->load_overview({}, 1, {});
    CHECK(after.extent == before.extent);
    CHECK(after.total_undated == before.total_undated);
}

TEST_CASE("check: counts, weights and speakers that are not those of the rest are mended by reindex") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    put_photo(folder);
    write_database(path, sound());
    for (const char* sql : {"UPDATE event SET participants = participants + 2, articles = 0 WHERE id = 1",
                            "UPDATE event SET utterances = 7, photos = 9", "UPDATE event SET weight = 0.5",
                            "UPDATE utterance SET speaker = NULL WHERE id = 1"}) {
        CAPTURE(sql);
        change_database(path, sql);
        bool is_told = false;
        for (const Problem& problem : check_database(path))
            is_told = is_told || says(problem.message, "reindex");
        CHECK(is_told);
        reindex(path);
        CHECK(check_database(path).empty());
    }
}

TEST_CASE("check: a timeline that is not what the rest makes it is reported, and built again by reindex") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    put_photo(folder);
    Records records = sound();
    for (int i = 0; i < 70; ++i) {
        records.events.push_back(records.events[1]);
        records.events.back().slug = "more" + std::to_string(i);
    }
    records.events.back().date = "2019/2023"; // long
    write_database(path, records);
    REQUIRE(check_database(path).empty());
    const auto found = [&](const std::string& sql, const std::string& where, const std::string& words) {
        change_database(path, sql);
        const bool is_found = has(check_database(path), where, words);
        reindex(path);
        return is_found && check_database(path).empty();
    };
    CHECK(found("DELETE FROM timeline_entry WHERE kind = 4 AND id = 1", "timeline_entry",
                "lacks the entry of row 1"));
    CHECK(found("UPDATE timeline_entry SET weight = weight + 1 WHERE kind = 1 AND id = 1", "timeline_entry",
                "lacks"));
    CHECK(found("INSERT INTO timeline_entry VALUES (5, 1, 27, 0, 2, 86400000, 1)", "timeline_entry",
                "too many"));
    CHECK(found("UPDATE timeline_tile SET starts = starts + 1 WHERE z = 27", "timeline_tile", "recount"));
    CHECK(found("UPDATE timeline_tile SET heaviest = x'' WHERE z = 27", "timeline_tile", "recount"));
    CHECK(found("DELETE FROM timeline_tile WHERE z = 48", "timeline_tile", "recount"));
    CHECK(found("UPDATE timeline_long SET entries = NULL", "timeline_long", "recount"));
    CHECK(found("UPDATE timeline_long SET count = count + 1", "timeline_long", "recount"));
    CHECK(found("DELETE FROM timeline_long", "timeline_long", "recount"));
    CHECK(found("UPDATE timeline_long SET entries = x'FF'", "timeline_long", "not a list of entries"));
    CHECK(found("INSERT INTO timeline_long VALUES (1, 9, 30, 1, 1, NULL)", "timeline_long",
                "should not be there"));
    CHECK(found("INSERT INTO timeline_tile VALUES (1, 9, 12, 1, 1, 1, x'', x'', x'')", "timeline_tile",
                "should not"));
    CHECK(found("UPDATE timeline_total SET levels = 1 WHERE kind = 2", "timeline_total", "recount"));
    CHECK(found("UPDATE event_block SET entries = x'00'", "event_block, row 0", "recount"));
    CHECK(found("UPDATE utterance_block SET last_ms = last_ms + 1", "utterance_block, row 0", "recount"));
    CHECK(found("DELETE FROM event_block", "event_block, row 0", "recount"));
    CHECK(found("INSERT INTO utterance_block SELECT 9, first_ms, last_ms, entries FROM utterance_block",
                "utterance_block", "should not"));
    CHECK(found("UPDATE row_count SET rows = 5 WHERE what = 5", "row_count, row 5", "recount"));
    CHECK_THROWS(reindex(folder.path("none.db")));
}
