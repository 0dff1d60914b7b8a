#include <sys/stat.h>

#include "base/error.h"
#include "source/sources.h"
#include "store/store.h"
#include "store/writer.h"

using namespace dateline;
using namespace dateline::source;

TEST_CASE("import: a folder's files are united, whatever order their references need") {
    const Sources sources;
    sources.write("1-utterances.json", R"({"utterances": [{"slug": "u1", "event": "talk", "order": 1,
        "quotes": [{"article": "a1", "text": "네", "language": "ko"}], "attributions": [{"speaker": "kim"}]}]})");
    sources.write("2-events.json", R"({"events": [{"slug": "talk", "date": "2023-06", "title": {"en": "Talk"},
        "coverage": ["a1"], "participations": [{"participant": "kim", "role": "speaker"}]}]})");
    sources.write("3-rest.json", R"({"database": {"title": {"en": "T"}},
        "articles": [{"slug": "a1", "outlet": "post", "language": "ko"}],
        "outlets": [{"slug": "post", "name": {"en": "Post"}}],
        "participants": [{"slug": "kim", "names": [{"text": "Kim", "language": "en"}]}]})");
    sources.write("notes.txt", "not a source");
    const Report report = sources.import();
    CHECK(lines(report) == "");
    CHECK(report.events == 1);
    CHECK(report.utterances == 1);
    CHECK(report.quotes == 1);
    CHECK(report.participants == 1);
    CHECK(report.articles == 1);
    CHECK(report.outlets == 1);
    CHECK(sources.has_database());
    CHECK(store::database_at(sources.database())->open_store()->info().utterances == 1);
}

TEST_CASE("import: a UTF-8 byte order mark is no problem") {
    const Sources sources;
    sources.write("a.json", "\xEF\xBB\xBF" + smallest);
    CHECK(lines(sources.import()) == "");
}

TEST_CASE("import: a second import extends the database, and may refer to what is there") {
    const Sources sources;
    sources.write("a.json", smallest);
    REQUIRE(lines(sources.import()) == "");
    sources.write("b.json", R"({"events": [{"slug": "after", "date": "2023-07", "title": {"en": "After"},
        "within": "talk", "participations": [{"participant": "kim", "role": "host"}]}]})");
    const Report report = import_sources({sources.file("b.json")}, sources.database(), nullptr);
    CHECK(lines(report) == "");
    CHECK(report.events == 1);
    CHECK(store::database_at(sources.database())->open_store()->info().events == 2);
}

TEST_CASE("import: with a problem nothing is written, and what was there stays") {
    const Sources sources;
    sources.write("a.json", smallest);
    REQUIRE(lines(sources.import()) == "");
    const std::string before = source_text(sources.database());
    sources.write("b.json", R"({"events": [{"slug": "good", "title": {"en": "Good"}}, {"slug": "bad"}]})");
    const Report report = import_sources({sources.file("b.json")}, sources.database(), nullptr);
    CHECK(report.problems.size() == 1);
    CHECK(source_text(sources.database()) == before);
}

TEST_CASE("import: a cancelled import leaves nothing behind") {
    const Sources sources;
    sources.write("a.json", smallest);
    CHECK_THROWS_AS(
        import_sources({sources.folder()}, sources.database(), [](const Progress&) { return false; }),
        base::Error);
    CHECK_FALSE(sources.has_database());
    std::size_t left = 0;
    const auto beside = std::filesystem::path(sources.database()).parent_path();
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(beside))
        ++left;
    CHECK(left == 1); // the sources alone
}

TEST_CASE("import: progress runs from nothing to all that is to be read, then to writing") {
    const Sources sources;
    sources.write("a.json", smallest);
    std::int64_t read = 0;
    std::vector<std::string> stages;
    const auto listen = [&](const Progress& progress) {
        if (stages.empty() || stages.back() != progress.stage) stages.push_back(progress.stage);
        if (progress.stage == "reading") {
            CHECK(progress.done >= read);
            CHECK(progress.done <= progress.total);
            read = progress.done;
        }
        return true;
    };
    import_sources({sources.folder()}, sources.database(), listen);
    CHECK(read == static_cast<std::int64_t>(smallest.size()));
    CHECK(stages == std::vector<std::string>{"reading", "writing"});
}

TEST_CASE(
    "import: the bytes of a photo are known again: check says where they are others, and what is imported "
    "again is taken as it is") {
    const Sources sources;
    sources.write("a.json", R"({"database": {"title": {"en": "Photos"}},
        "photos": [{"slug": "a", "file": "a.png"}, {"slug": "b", "file": "b.png"}]})");
    std::string bytes(32, 'a');
    const auto look = [&](const std::string&, const std::string& file) {
        return file == "a.png" ? store::PhotoSeen{{3, 2}, "", bytes} : store::PhotoSeen{{3, 2}, ""};
    };
    const auto checked = [&](const std::string& sha256) {
        std::string told;
        for (const store::Problem& problem : store::database_at(sources.database())->check([&](const auto&) {
                 return store::PhotoSeen{{3, 2}, "", sha256};
             })) {
            CHECK(problem.severity == store::Severity::advice);
            told += problem.where + ": " + problem.message + "\n";
        }
        return told;
    };
    import_sources({sources.folder()}, sources.database(), nullptr, look);
    CHECK(checked(bytes).empty());
    CHECK(checked("").empty());
    const std::string told = checked(std::string(32, 'b'));
    CHECK(told.find("(a): \"a.png\" has other bytes than when it was imported") != std::string::npos);
    CHECK(told.find("b.png") == std::string::npos);
    bytes = std::string(32, 'b');
    import_sources({sources.folder()}, sources.database(), nullptr, look);
    CHECK(checked(bytes).empty());
}

TEST_CASE("import: photos are looked at below the database's folder; their own size is believed, never a "
          "declared one") {
    const Sources sources;
    sources.write("a.json", R"({"database": {"title": {"en": "Photos"}}, "photos": [
        {"slug": "right", "file": "photos/a.png", "width": 30, "height": 20},
        {"slug": "turned", "file": "photos/b.png", "width": 20, "height": 30},
        {"slug": "measured", "file": "photos/c.png"},
        {"slug": "gone", "file": "photos/d.png", "width": 5, "height": 7}]})");
    std::vector<std::string> asked;
    const Report report =
        import_sources({sources.folder()}, sources.database(), nullptr,
                       [&](const std::string& folder, const std::string& file) -> store::PhotoSeen {
                           CHECK(folder + "/small.db" == sources.database());
                           asked.push_back(file);
                           if (file == "photos/d.png") return {{}, "The photo is missing"};
                           return {{30, 20}, ""};
                       });
    CHECK(lines(report) == "");
    CHECK(asked == std::vector<std::string>{"photos/a.png", "photos/b.png", "photos/c.png", "photos/d.png"});
    REQUIRE(report.warnings.size() == 2);
    CHECK(to_line(report.warnings[0]) == "a.json: photos[1] \"turned\": width: \"photos/b.png\" is said to "
                                         "be 20 x 30, but is 30 x 20, upright; its own "
                                         "size counts: correct width and height, or leave them out");
    CHECK(to_line(report.warnings[1]) ==
          "a.json: photos[3] \"gone\": file: \"photos/d.png\" cannot be shown: The photo is missing");
    const std::string text = source_text(sources.database());
    CHECK(text.find(R"("width": 20)") == std::string::npos);
    CHECK(text.find(R"("width": 5)") != std::string::npos);
}

TEST_CASE("import: a photo's path stays as it is written, letter for letter") {
    const std::string decomposed = "\xE1\x84\x92\xE1\x85\xA9\xE1\x86\xBC.png"; // as a Mac writes it
    const Sources sources;
    sources.write("a.json", R"({"database": {"title": {"en": "Photos"}}, "photos": [
        {"slug": "p", "file": "photos/)" +
                                decomposed + R"("}]})");
    CHECK(lines(sources.import()) == "");
    CHECK(source_text(sources.database()).find("photos/" + decomposed) != std::string::npos);
}

TEST_CASE("import: one side of a photo alone is a problem") {
    const Sources sources;
    sources.write("a.json", R"({"database": {"title": {"en": "Photos"}}, "photos": [
        {"slug": "half", "file": "photos/a.png", "width": 30}]})");
    CHECK(lines(sources.import()).find("height") != std::string::npos);
}

TEST_CASE("import: a source that is missing, empty or of another kind is named at once") {
    const Sources sources;
    CHECK_THROWS_AS(sources.import(), base::Error); // an empty folder
    for (const std::string& name : {sources.file("missing.json"), std::string("/dev/zero")}) {
        CHECK_THROWS_AS(import_sources({name}, sources.database(), nullptr), base::Error);
    }
    sources.write("table.xyz", "a,b");
    CHECK_THROWS_AS(import_sources({sources.file("table.xyz")}, sources.database(), nullptr), base::Error);
    CHECK_FALSE(sources.has_database());
}

TEST_CASE("import: a pipe that calls itself a source is not waited for") {
    const Sources sources;
    REQUIRE(::mkfifo(sources.file("pipe.json").c_str(), 0600) == 0);
    CHECK_THROWS_AS(sources.import(), base::Error);
}

TEST_CASE("import: a date beyond the clock is named, and its event kept in the tray") {
    const Sources sources;
    sources.write("a.json", R"({"database": {"title": {"en": "Deep"}}, "events": [
        {"slug": "bang", "date": "Y-138E10", "title": {"en": "Everything begins"}},
        {"slug": "dino", "date": "Y-66E9/Y-65E9", "title": {"en": "Great dying"}},
        {"slug": "none", "date": "XXXX", "title": {"en": "Who knows"}},
        {"slug": "today", "date": "2024-06-01", "title": {"en": "A note"}}]})");
    const Report report = sources.import();
    CHECK(lines(report) == "");
    REQUIRE(report.notes.size() == 3);
    CHECK(to_line(report.notes[2]).find("events[2] \"none\": date: XXXX has no year: kept in the tray") !=
          std::string::npos);
    CHECK(to_line(report.notes[0])
              .find("events[0] \"bang\": date: 1.38 trillion years ago lies beyond the axis") !=
          std::string::npos);
    CHECK(to_line(report.notes[1]).find("66 billion years ago – 65 billion years ago") != std::string::npos);
    const model::Overview overview =
        store::database_at(sources.database())->open_store()->load_overview({}, 1, {});
    CHECK(overview.total_undated == 3);
    CHECK(overview.total_events == 1);
    CHECK(overview.extent == base::Span{base::from_civil({2024, 6, 1}), base::from_civil({2024, 6, 2})});
    CHECK(source_text(sources.database()).find("Y-66E9/Y-65E9") != std::string::npos);
}
