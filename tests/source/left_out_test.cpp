#include <iterator>

#include "base/error.h"
#include "base/utf8.h"
#include "platform/beneath.h"
#include "source/problems.h"
#include "source/sources.h"
#include "store/store.h"

using namespace dateline;
using namespace dateline::source;

namespace {

Report import_sound(const Sources& sources) {
    return import_sources({sources.folder()}, sources.database(), nullptr, {}, Broken::left_out);
}

std::string dropped_lines(const Report& report) {
    std::string all;
    for (const Problem& problem : report.dropped)
        all += to_line(problem) + "\n";
    return all;
}

// A reader of the file that was written beside the database.
bool exports(const Sources& sources, const std::string& words) {
    return source_text(sources.database()).find(words) != std::string::npos;
}

void write_file(const std::filesystem::path& path, const std::string& bytes) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
}

std::string read_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

constexpr const char* one_photo = R"({"database": {"title": {"en": "Photos"}},
  "photos": [{"slug": "p", "file": "photos/a.png"}]})";

} // namespace

TEST_CASE("skip broken: all records without problems are taken, the others listed and counted") {
    const Sources sources;
    sources.write("a.json", smallest);
    sources.write("b.json", R"({"events": [{"slug": "e1", "date": "2023-01-01", "title": {"en": "Sound"}},
        {"slug": "e2", "date": "2023-02-30", "title": {"en": "Broken"}},
        {"slug": "e3", "date": "2024/2023", "title": {"en": "Reversed"}},
        {"slug": "e4", "date": "2023-01-04", "title": {"en": "Sound too"}, "within": "e1"}]})");
    CHECK_FALSE(sources.import().written);
    const Report report = import_sound(sources);
    CHECK(report.written);
    CHECK(report.left_out == 2);
    CHECK(report.events == 3); // one of them in a.json
    CHECK(says(report, "b.json: events[1] \"e2\": date:"));
    CHECK(says(report, "b.json: events[2] \"e3\": date:"));
    CHECK(report.dropped.empty());
    CHECK(exports(sources, "Sound too"));
    CHECK_FALSE(exports(sources, "Broken"));
    for (const store::Problem& problem : store::database_at(sources.database())->check())
        CHECK(problem.severity == store::Severity::advice);
}

TEST_CASE("skip broken: what others say of a record that is left out is left out alone, and said") {
    const Sources sources;
    sources.write("a.json", smallest);
    sources.write("b.json", R"({
      "places": [{"slug": "moon", "name": {"en": "Moon"}, "latitude": 100, "longitude": 0}],
      "participants": [{"slug": "lee", "names": []}],
      "articles": [{"slug": "a2", "outlet": "post", "language": "en", "url": "https://e.org/\"x"}],
      "events": [{"slug": "e1", "title": {"en": "First"}, "place": "moon", "coverage": ["a1", "a2"],
                  "participations": [{"participant": "lee", "role": "host"}, {"participant": "kim", "role": "host"}]},
                 {"slug": "e2", "date": "never", "title": {"en": "E"}},
                 {"slug": "e3", "title": {"en": "Third"}, "within": "e2"}],
      "utterances": [{"slug": "u2", "event": "e1", "order": 1, "attributions": [{"speaker": "kim"}],
          "quotes": [{"article": "a2", "text": "yes", "language": "en"}, {"article": "a1", "text": "네", "language": "ko"}]},
        {"slug": "u3", "event": "e2", "order": 1, "attributions": [{"speaker": "kim"}],
          "quotes": [{"article": "a1", "text": "x", "language": "en"}]},
        {"slug": "u4", "event": "e1", "order": 2, "attributions": [{"speaker": "kim"}, {"speaker": "lee"}],
          "quotes": [{"article": "a1", "text": "x", "language": "en"}]}],
      "views": [{"slug": "v1", "name": {"en": "V1"}, "select": "utterance:u3"},
                {"slug": "v2", "name": {"en": "V2"}, "participants": ["lee"]}]})");
    const Report report = import_sound(sources);
    CHECK(report.written);
    CHECK(report.left_out == 7); // moon, lee, a2, e2; and u3, u4, v2 that cannot do without them
    CHECK(says(report, "\"u3\": event: names event \"e2\", which is left out, and needs it"));
    CHECK(says(report, "\"u4\": attributions: names participant \"lee\", which is left out, and needs it"));
    CHECK(says(report, "\"v2\": participants: names participant \"lee\""));
    const std::string dropped = dropped_lines(report);
    for (const char* line :
         {"\"e1\": place: names place \"moon\"", "\"e1\": coverage: names article \"a2\"",
          "\"e1\": participations: names participant \"lee\"", "\"e3\": within: names event \"e2\"",
          "\"u2\": quotes: names article \"a2\"", "\"v1\": select: names utterance \"u3\""})
        CHECK_MESSAGE(dropped.find(line) != std::string::npos, line, "\n", dropped);
    CHECK(report.dropped.size() == 6);
    CHECK(exports(sources, "Third"));
    CHECK_FALSE(exports(sources, "\"yes\""));
    for (const store::Problem& problem : store::database_at(sources.database())->check())
        CHECK_MESSAGE(problem.severity == store::Severity::advice, problem.where, problem.message);
}

TEST_CASE("skip broken: a circle of parts and a name that is nowhere are left out") {
    const Sources sources;
    sources.write("a.json", smallest);
    sources.write("b.json", R"({"events": [{"slug": "a", "title": {"en": "A"}, "within": "b"},
        {"slug": "b", "title": {"en": "B"}, "within": "a"}, {"slug": "c", "title": {"en": "C"}, "within": "b"},
        {"slug": "d", "title": {"en": "D"}, "place": "nowhere"}]})");
    const Report report = import_sound(sources);
    CHECK(report.written);
    CHECK(report.left_out == 3);
    CHECK(says(report, "\"d\": place: there is no place \"nowhere\""));
    CHECK(dropped_lines(report).find("\"c\": within: names event \"b\"") != std::string::npos);
    CHECK(exports(sources, "\"c\""));
}

TEST_CASE("skip broken: of a circle that closes with what is there already, the new records are left out") {
    const Sources sources;
    sources.write("a.json", smallest);
    sources.write("b.json", R"({"events": [{"slug": "part", "title": {"en": "P"}, "within": "talk"}],
        "places": [{"slug": "town", "name": {"en": "Town"}}, {"slug": "hall", "name": {"en": "H"}, "within": "town"}],
        "views": [{"slug": "v", "name": {"en": "V"}, "order": 1}]})");
    CHECK(sources.import().written);
    sources.write("a.json", "{}");
    sources.write("b.json", R"({"events": [{"slug": "talk", "title": {"en": "Changed"}, "within": "mid"},
        {"slug": "mid", "title": {"en": "M"}, "within": "part"}, {"slug": "good", "title": {"en": "Good"}}],
        "places": [{"slug": "town", "name": {"en": "Gone"}, "within": "hall"}],
        "views": [{"slug": "a", "name": {"en": "Same step"}, "order": 1}]})");
    const Report report = import_sound(sources);
    CHECK(report.written);
    CHECK(report.left_out == 4);
    CHECK(says(report, "events[0] \"talk\": within: leads back to itself"));
    CHECK(says(report, "events[1] \"mid\": within: leads back to itself"));
    CHECK(says(report, "places[0] \"town\": within: leads back to itself"));
    CHECK(says(report, "views[0] \"a\": view a, field order: 1 is the place of view v"));
    CHECK_FALSE(says(report, "event part"));
    CHECK(exports(sources, "Good"));
    for (const char* words : {"Changed", "Gone", "Same step"})
        CHECK_FALSE(exports(sources, words));
    for (const store::Problem& problem : store::database_at(sources.database())->check())
        CHECK_MESSAGE(problem.severity == store::Severity::advice, problem.where, problem.message);
}

TEST_CASE("skip broken: what is there already stays as it was, and may be named") {
    const Sources sources;
    sources.write("a.json", smallest);
    CHECK(sources.import().written);
    sources.write("a.json", R"({"events": [{"slug": "talk", "date": "never", "title": {"en": "Changed"}},
        {"slug": "part", "title": {"en": "Part"}, "within": "talk"}]})");
    const Report report = import_sound(sources);
    CHECK(report.written);
    CHECK(report.left_out == 1);
    CHECK(report.dropped.empty());
    CHECK(exports(sources, "\"within\": \"talk\""));
    CHECK_FALSE(exports(sources, "Changed"));
}

TEST_CASE("skip broken: the second of a name is taken where the first is broken, and may be named") {
    const Sources sources;
    sources.write("a.json", smallest);
    sources.write("b.json", R"({"database": {"title": {"en": 7}},
        "events": [{"slug": "x", "date": "2023-02-30", "title": {"en": "Broken"}},
        {"slug": "x", "date": "2023-02-03", "title": {"en": "Sound"}},
        {"slug": "x", "date": "2023-02-04", "title": {"en": "Third"}},
        {"slug": "part", "title": {"en": "Part"}, "within": "x"},
        {"slug": "y", "title": {"en": "Needs"}, "place": "nowhere"},
        {"slug": "y", "title": {"en": "Needs nothing"}},
        {"slug": "c", "title": {"en": "Circle"}, "within": "c"},
        {"slug": "c", "title": {"en": "No circle"}}],
        "places": [{"slug": "p", "name": {"en": "P"}}, {"slug": "p", "name": {"en": ""}}],
        "utterances": [{"slug": "u2", "event": "x", "order": 1, "attributions": [{"speaker": "kim"}],
          "quotes": [{"article": "a1", "text": "x", "language": "en"}]}]})");
    const Report report = import_sound(sources);
    CHECK(report.written);
    CHECK(report.dropped.empty());
    CHECK(report.left_out == 6); // the database of b.json, two x, the first y, the first c, the second p
    CHECK(says(report, "events[2] \"x\": slug: is taken already, by events[1]"));
    CHECK_FALSE(says(report, "events[1] \"x\": slug"));
    CHECK_FALSE(says(report, "events[5]"));
    CHECK_FALSE(says(report, "events[7]"));
    for (const char* words : {"\"Sound\"", "\"Part\"", "\"within\": \"x\"", "\"u2\"", "\"Needs nothing\"",
                              "\"No circle\"", "\"P\""})
        CHECK_MESSAGE(exports(sources, words), words);
    for (const char* words : {"\"Broken\"", "\"Third\"", "\"Needs\"", "\"Circle\""})
        CHECK_FALSE_MESSAGE(exports(sources, words), words);
}

TEST_CASE("skip broken: of very many, the first are listed and all are counted") {
    const Sources sources;
    sources.write("a.json", smallest);
    constexpr int many = 12'000;
    std::string broken = R"({"events": [)",
                naming = R"({"events": [{"slug": "sound", "title": {"en": "Sound"}})",
                deep = R"({"events": [{"slug": "deep0", "date": "Y-138E10", "title": {"en": "D"}})";
    for (int i = 0; i < many; ++i) {
        const std::string number = std::to_string(i);
        broken +=
            (i > 0 ? "," : "") + (R"({"slug": "b)" + number) + R"(", "date": "never", "title": {"en": "B"}})";
        naming += R"(,{"slug": "n)" + number + R"(", "title": {"en": "N"}, "within": "b)" + number + "\"}";
        if (i > 0) deep += R"(,{"slug": "deep)" + number + R"(", "date": "Y-138E10", "title": {"en": "D"}})";
    }
    sources.write("b.json", broken + "]}");
    sources.write("c.json", naming + "]}");
    sources.write("d.json", deep + "]}");
    const Report refused = sources.import();
    CHECK_FALSE(refused.written);
    CHECK(refused.has_sound);
    CHECK(refused.problems.size() == Problems::most);
    CHECK(refused.problem_count() == many);
    const Report report = import_sound(sources);
    CHECK(report.written);
    CHECK(report.left_out == many);
    CHECK(report.problem_count() == many);
    CHECK(report.dropped.size() == Problems::most);
    CHECK(report.unlisted.dropped == many - 10'000);
    CHECK_FALSE(says(report, "too many"));
    const std::string told = told_of(report, base::Language::english);
    for (const char* words :
         {"12,000 records left out", "12,000 mentions of those", "12,000 dates off the axis"})
        CHECK_MESSAGE(told.find(words) != std::string::npos, words, "\n", told);
}

TEST_CASE("skip broken: a file that cannot be read to its end, or is of another kind, still stops all") {
    const Sources sources;
    sources.write("a.json", smallest);
    for (const char* bytes : {"{\"topics\": [{]", "{\"people\": []}", "{\"topics\": {}}"}) {
        sources.write("b.json", bytes);
        CHECK_FALSE(import_sound(sources).written);
        CHECK_FALSE(sources.has_database());
    }
    sources.write("b.json", "{}");
    sources.write("a.json", R"({"database": {"title": {"en": 7}}})");
    CHECK_FALSE(import_sound(sources).written); // a new database needs its title
}

TEST_CASE("photo files: those of sources elsewhere are copied beside the database, under the same path") {
    const Sources sources;
    const std::filesystem::path source = sources.folder(), root = source.parent_path();
    sources.write("a.json", one_photo);
    write_file(source / "photos/a.png", "a photo");
    std::string measured_in;
    const Report report = import_sources({sources.folder()}, sources.database(), nullptr,
                                         [&](const std::string& folder, const std::string&) {
                                             measured_in = folder;
                                             return store::PhotoSeen{{4, 3}, ""};
                                         });
    CHECK(report.written);
    CHECK(report.photos_copied == 1);
    CHECK(measured_in == sources.folder());
    CHECK(read_file(root / "photos/a.png") == "a photo");
    CHECK(store::database_at(sources.database())->check().empty());
    CHECK(sources.import().photos_copied == 0); // it is there
}

TEST_CASE("photo files: a name that is composed in the sources and decomposed on disk is found and copied") {
    const Sources sources;
    const std::filesystem::path source = sources.folder(), root = source.parent_path();
    sources.write("a.json", R"({"database": {"title": {"en": "Photos"}},
      "photos": [{"slug": "p", "file": "사진/é.png"}]})");
    const std::string decomposed = base::spellings_of("사진").back();
    REQUIRE(decomposed != "사진");
    write_file(source / decomposed / "e\u0301.png", "a photo");
    CHECK(sources.import().photos_copied == 1);
    CHECK(read_file(root / "사진/é.png") == "a photo");
    CHECK(store::database_at(sources.database())->check().empty());
}

TEST_CASE("skip broken: however often the sources are read, a photo is looked at once") {
    const Sources sources;
    sources.write("a.json", one_photo);
    sources.write("b.json",
                  R"({"events": [{"slug": "e9", "date": "2023-02-30", "title": {"en": "Broken"}}]})");
    write_file(std::filesystem::path(sources.folder()) / "photos/a.png", "a photo");
    int looks = 0;
    const Report report = import_sources(
        {sources.folder()}, sources.database(), nullptr,
        [&looks](const std::string&, const std::string&) {
            ++looks;
            return store::PhotoSeen{{4, 3}, ""};
        },
        Broken::left_out);
    CHECK(report.written);
    CHECK(report.left_out == 1);
    CHECK(looks == 1);
}

TEST_CASE("photo files: another file of the same name is never written over, and nothing is imported") {
    const Sources sources;
    const std::filesystem::path source = sources.folder(), root = source.parent_path();
    sources.write("a.json", one_photo);
    write_file(source / "photos/a.png", "a photo");
    write_file(root / "photos/a.png", "another");
    const Report report = sources.import();
    CHECK_FALSE(report.written);
    CHECK(says(report, "photos[0] \"p\": file: another photo is \"photos/a.png\" beside the database"));
    CHECK(read_file(root / "photos/a.png") == "another");
    CHECK_FALSE(sources.has_database());
}

TEST_CASE("photo files: no photo has a name that the database or SQLite needs beside it, in any spelling") {
    for (const char* name :
         {"small.db", "small.db-journal", "small.db-wal", "small.db-shm", "SMALL.DB-Journal",
          "other.db-journal", "small.db-wal/a.png", "a/ſmall.db-wal"}) {
        CAPTURE(name);
        const Sources sources;
        const std::filesystem::path source = sources.folder(), root = source.parent_path();
        sources.write("a.json",
                      R"({"database": {"title": {"en": "Photos"}}, "photos": [{"slug": "p", "file": ")" +
                          std::string(name) + "\"}]}");
        write_file(source / name, "a photo");
        const auto look = [](const std::string&, const std::string&) { return store::PhotoSeen{{4, 3}, ""}; };
        const Report report = import_sources({sources.folder()}, sources.database(), nullptr, look);
        CHECK_FALSE(report.written);
        CHECK(report.has_sound);
        CHECK(says(report, "photos[0] \"p\": file: "));
        CHECK(says(report, "a name that is kept for a database"));
        CHECK(std::distance(std::filesystem::directory_iterator(root), {}) == 1); // the sources alone
    }
}

TEST_CASE(
    "photo files: what is no picture, or has a hidden name or another's ending, is not copied, and said") {
    const Sources sources;
    const std::filesystem::path source = sources.folder(), root = source.parent_path();
    sources.write("a.json", R"({"database": {"title": {"en": "Photos"}}, "photos": [
        {"slug": "a", "file": "photos/a.JPG"}, {"slug": "b", "file": "b.png"}, {"slug": "c", "file": ".ssh/c.png"},
        {"slug": "d", "file": ".profile"}, {"slug": "e", "file": "start.desktop"}, {"slug": "f", "file": "f"}]})");
    for (const char* name : {"photos/a.JPG", "b.png", ".ssh/c.png", ".profile", "start.desktop", "f"})
        write_file(source / name, name);
    const auto look = [](const std::string&, const std::string& file) {
        return file == "b.png" ? store::PhotoSeen{{}, "It is damaged"} : store::PhotoSeen{{4, 3}, ""};
    };
    const Report report = import_sources({sources.folder()}, sources.database(), nullptr, look);
    CHECK(report.written);
    CHECK(report.photos_copied == 1);
    CHECK(read_file(root / "photos/a.JPG") == "photos/a.JPG");
    CHECK(std::distance(std::filesystem::directory_iterator(root), {}) == 3); // sources, database, photos
    REQUIRE(report.warnings.size() == 5);
    CHECK(to_line(report.warnings[0]).ends_with("cannot be shown: It is damaged; it is not copied"));
    CHECK(to_line(report.warnings[1])
              .find("\".ssh/c.png\" is not copied beside the database: its path has a hidden") !=
          std::string::npos);
    for (std::size_t i = 2; i < 5; ++i)
        CHECK(report.warnings[i].message.find("is not copied beside the database") != std::string::npos);
}

TEST_CASE("photo files: what has changed since it was looked at is not copied") {
    const Sources sources;
    const std::filesystem::path source = sources.folder(), root = source.parent_path();
    sources.write("a.json", one_photo);
    write_file(source / "photos/a.png", "a photo");
    const auto look = [&](const std::string&, const std::string&) {
        write_file(source / "photos/a.png", "no photo, and longer");
        return store::PhotoSeen{{4, 3}, ""};
    };
    std::string told;
    try {
        import_sources({sources.folder()}, sources.database(), nullptr, look);
    } catch (const base::Error& error) {
        told = error.what();
    }
    CHECK(told.ends_with("photos/a.png: has changed since it was looked at; run the import again"));
    CHECK_FALSE(sources.has_database());
    CHECK(std::distance(std::filesystem::directory_iterator(root), {}) == 1);
}

TEST_CASE("photo files: no link leads out of the sources, and none is followed beside the database") {
    const Sources sources;
    const std::filesystem::path source = sources.folder(), root = source.parent_path();
    sources.write("a.json", one_photo);
    write_file(root / "elsewhere/a.png", "a secret");
    std::filesystem::create_directory_symlink(root / "elsewhere", source / "photos");
    CHECK(sources.import().photos_copied == 0);
    CHECK_FALSE(std::filesystem::exists(root / "photos"));
    std::filesystem::remove(source / "photos");
    write_file(source / "photos/a.png", "a photo");
    std::filesystem::create_directory(root / "other");
    std::filesystem::create_directory_symlink(root / "other", root / "photos");
    const Report report = sources.import();
    CHECK_FALSE(report.written);
    CHECK(says(report, "photos[0] \"p\": file: \"photos\" beside the database is a link"));
    CHECK_FALSE(std::filesystem::exists(root / "other/a.png"));
    std::filesystem::remove(root / "photos");
    write_file(root / "photos", "a file");
    CHECK(says(sources.import(), "\"photos\" beside the database is not a folder"));
    std::filesystem::remove(root / "photos");
    std::filesystem::create_directory(root / "photos");
    std::filesystem::create_symlink(root / "elsewhere/a.png", root / "photos/a.png");
    CHECK(says(sources.import(), "\"photos/a.png\" beside the database is a link"));
}

TEST_CASE("photo files: a link among the sources is not copied, and is looked at where it is") {
    const Sources sources;
    const std::filesystem::path source = sources.folder(), root = source.parent_path();
    sources.write("a.json", one_photo);
    write_file(source / "real.png", "a photo");
    std::filesystem::create_directory(source / "photos");
    std::filesystem::create_symlink("../real.png", source / "photos/a.png");
    std::string looked_in;
    const auto look = [&](const std::string& folder, const std::string& file) {
        looked_in = folder;
        return store::PhotoSeen{{}, platform::photo_trouble(platform::open_beneath(folder, file).way)};
    };
    const Report report = import_sources({sources.folder()}, sources.database(), nullptr, look);
    CHECK(report.written);
    CHECK(report.photos_copied == 0);
    CHECK(looked_in == source.string());
    REQUIRE(report.warnings.size() == 1);
    CHECK(report.warnings[0].message.find("The photo is a link") != std::string::npos);
    // Where the database has it already, that is what counts.
    write_file(root / "photos/a.png", "a photo");
    CHECK(import_sources({sources.folder()}, sources.database(), nullptr, look).warnings.empty());
    CHECK(looked_in == root.string());
}

TEST_CASE("told: what an import reports besides the records, counted, with the first line") {
    Report report;
    CHECK(told_of(report, base::Language::english).empty());
    report.notes = {{"a.json", "events[1]", "date", "lies beyond"}, {"a.json", "events[2]", "date", "too"}};
    CHECK(told_of(report, base::Language::english) ==
          "2 dates off the axis: a.json: events[1]: date: lies beyond");
    report.warnings = {{"a.json", "photos[0]", "file", "cannot be shown"},
                       {"a.json", "photos[1]", "width", "is said to be"}};
    report.photos_copied = 3;
    CHECK(told_of(report, base::Language::english) ==
          "3 photos copied beside it · 1 photo cannot be shown · 1 photo of another size than was said · "
          "2 dates off the axis: a.json: photos[0]: file: cannot be shown");
    report.left_out = 1;
    report.dropped = {{"a.json", "events[3]", "place", "names"}};
    report.problems = {{"a.json", "places[0]", "name", "is missing"}};
    CHECK(told_of(report, base::Language::english)
              .find("1 record left out · 1 mention of those left out too") != std::string::npos);
    CHECK(told_of(report, base::Language::english).ends_with(": a.json: places[0]: name: is missing"));
}
