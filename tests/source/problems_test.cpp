#include <chrono>

#include "source/sources.h"

using namespace dateline::source;

namespace {

Report import_of(const std::string& bytes) {
    const Sources sources;
    sources.write("a.json", bytes);
    Report report = sources.import();
    CHECK_MESSAGE(!sources.has_database(), bytes.substr(0, 200));
    return report;
}

// `smallest` with more sections' elements, as a second file.
Report with(const std::string& bytes) {
    const Sources sources;
    sources.write("a.json", smallest);
    sources.write("b.json", bytes);
    Report report = sources.import();
    CHECK_MESSAGE(sources.has_database() == report.problems.empty(), bytes.substr(0, 200));
    return report;
}

} // namespace

TEST_CASE("import: every problem of every record is listed, with file, place and field") {
    const Report report = with(R"({
      "events": [{"slug": "Bad Slug", "title": {"en": "x"}},
                 {"slug": "e2", "date": "2023-13", "title": {"en": "x"}},
                 {"slug": "e3", "title": {"en": "  "}, "confidence": "sure", "weight": "heavy"},
                 7]})");
    CHECK(says(report, "b.json: events[0]: slug: \"Bad Slug\" is not a slug"));
    CHECK(says(report, "b.json: events[1] \"e2\": date: "));
    CHECK(says(report, "b.json: events[2] \"e3\": title.en: must not be empty"));
    CHECK(says(report, "b.json: events[2] \"e3\": confidence: \"sure\" is none of: high, medium, low"));
    CHECK(says(report, "b.json: events[2] \"e3\": weight: a number is expected, not string"));
    CHECK(says(report, "b.json: events[3]: an object is expected here, not number"));
    CHECK(report.problems.size() == 6);
}

TEST_CASE("import: what is not seen is empty") {
    const Report report = with("{\"events\": [{\"slug\": \"e4\", \"title\": {\"en\": \"\u200b\u200d\"}}]}");
    CHECK(says(report, "b.json: events[0] \"e4\": title.en: must not be empty"));
}

TEST_CASE("import: unknown keys are refused in the file, in records and inside them") {
    const Report report =
        with(R"({"event": [], "events": [{"slug": "e2", "title": {"en": "x"}, "data": "2023",
        "participations": [{"participant": "kim", "role": "host", "titel": "x"}]}]})");
    CHECK(says(report, "b.json: event: is not a key of a source file"));
    CHECK(says(report, "events[0] \"e2\": data: is not a key"));
    CHECK(says(report, "events[0] \"e2\": participations[0].titel: is not a key"));
    CHECK(report.problems.size() == 3);
}

TEST_CASE("import: what is defined twice is named with the place of the first") {
    const Report report = with(
        R"({"database": {"title": {"en": "again"}}, "events": [{"slug": "talk", "title": {"en": "x"}}]})");
    CHECK(says(report, "b.json: events[0] \"talk\": slug: is taken already, by events[0] in a.json"));
    CHECK(says(report, "b.json: database: is described a second time"));
    CHECK(report.problems.size() == 2);
}

TEST_CASE("import: a key that stands twice in an object is a problem, not a silent choice") {
    const Report report =
        with(R"({"topics": [{"slug": "t", "slug": "u", "name": {"en": "x", "en": "y"}}], "topics": []})");
    CHECK(says(report, "topics[0]: slug: is given twice"));
    CHECK(says(report, "topics[0]: en: is given twice"));
    CHECK(says(report, "b.json: topics: is given twice"));
}

TEST_CASE("import: a reference to nothing is listed at each place where it stands") {
    const Report report =
        with(R"({"events": [{"slug": "e2", "title": {"en": "x"}, "place": "nowhere", "coverage": ["a1", "a9"],
        "participations": [{"participant": "lee", "role": "host"}]}],
        "participants": [{"slug": "park", "names": [{"text": "Park", "language": "en"}], "portrait": "p9"}],
        "utterances": [{"slug": "u2", "event": "e9", "order": 1,
          "quotes": [{"article": "a9", "text": "x", "language": "en"}], "attributions": [{"speaker": "kim", "article": "a1"}]}]})");
    CHECK(says(report, "events[0] \"e2\": place: there is no place \"nowhere\""));
    CHECK(says(report, "events[0] \"e2\": coverage[1]: there is no article \"a9\""));
    CHECK(says(report, "events[0] \"e2\": participations[0].participant: there is no participant \"lee\""));
    CHECK(says(report, "participants[0] \"park\": portrait: there is no photo \"p9\""));
    CHECK(says(report, "utterances[0] \"u2\": event: there is no event \"e9\""));
    CHECK(says(report, "utterances[0] \"u2\": quotes[0].article: there is no article \"a9\""));
    CHECK(report.problems.size() == 6);
}

TEST_CASE("import: a region must lie inside its photo, and a photo below the database") {
    const Report report = with(R"({"photos": [
        {"slug": "p1", "file": "../secret.jpg"}, {"slug": "p2", "file": "/etc/x.jpg"}, {"slug": "p3", "file": "a//b.jpg"},
        {"slug": "p4", "file": "ok.jpg", "regions": [
          {"participant": "kim", "x": 0.7, "y": 0.7, "width": 0.3, "height": 0.3},
          {"participant": "kim", "x": 0.5, "y": 0, "width": 0.6, "height": 1},
          {"participant": "kim", "x": -0.1, "y": 0, "width": 0.6, "height": 1},
          {"participant": "kim", "x": 0, "y": 0, "width": 0, "height": 1}]}]})");
    for (const char* slug : {"p1", "p2", "p3"})
        CHECK(says(report, std::string("\"") + slug + "\": file: must be a path below"));
    CHECK(says(report, "regions[1].width: x and width reach beyond"));
    CHECK(says(report, "regions[2].x: -0.1 is not within 0.0 to 1.0"));
    CHECK(says(report, "regions[3].width: must be above 0"));
    CHECK(report.problems.size() == 6);
}

TEST_CASE("import: an utterance needs a place in its event, a printing and an attribution") {
    const Report report = with(R"({"utterances": [{"slug": "u2", "event": "talk", "order": 0, "quotes": []},
        {"slug": "u3", "event": "talk", "order": 2, "attributions": [{"speaker": "kim", "confidence": 2}],
         "quotes": [{"article": "a1", "text": "x", "language": "en", "start": 5},
                    {"article": "a1", "text": "x", "language": "en", "start": 5, "end": 5}]}]})");
    CHECK(says(report, "\"u2\": order: 0 is not within 1"));
    CHECK(says(report, "\"u2\": quotes: at least one"));
    CHECK(says(report, "\"u2\": attributions: at least one"));
    CHECK(says(report, "\"u3\": attributions[0].confidence: 2 is not within"));
    CHECK(says(report, "\"u3\": quotes[0].end: is missing"));
    CHECK(says(report, "\"u3\": quotes[1].end: must lie after start"));
    CHECK(report.problems.size() == 6);
}

TEST_CASE("import: addresses that are not of the web are refused") {
    const Report report = with(R"json({"outlets": [
        {"slug": "o2", "name": {"en": "x"}, "url": "javascript:alert(1)"},
        {"slug": "o3", "name": {"en": "x"}, "url": "https://a b"}]})json");
    CHECK(report.problems.size() == 2);
    CHECK(says(report, "\"o2\": url: \"javascript:alert(1)\" is not a web address"));
}

TEST_CASE("import: a syntax error is named by its line, and hides nothing behind other complaints") {
    const Report report = with("{\"topics\": [\n {\"slug\": \"a\" \"name\"}\n]}");
    CHECK(report.problems.size() == 1);
    CHECK(says(report, "b.json: line 2: syntax error"));
    CHECK(import_of("{\"topics\": [{\"slug\": \"a").problems.size() == 1);
    CHECK(import_of("").problems.size() == 1);
    CHECK(import_of("[1, 2]").problems.size() == 1);
    CHECK(import_of("{\"topics\": []} x").problems.size() == 1);
    CHECK(says(import_of(std::string("{\"topics\": []}\0{", 16)), "NUL"));
    CHECK(says(import_of(R"({"topics": [{"slug": "\ud800"}]})"), "surrogate"));
}

TEST_CASE("import: another encoding is recognised by name, never guessed at") {
    CHECK(says(import_of(std::string("\xFF\xFE{\0}\0", 6)), "UTF-16"));
    CHECK(says(import_of(std::string("{\0\"\0}\0", 6)), "UTF-16"));
    CHECK(says(import_of("{\"topics\": [\n{\"slug\": \"t\", \"name\": {\"ko\": \"\xC7\xD1\xB1\xB9\"}}]}"),
               "line 2: is CP949 (EUC-KR), not UTF-8"));
    CHECK(says(import_of("{\"topics\": [{\"name\": {\"fr\": \"caf\xE9\"}}]}"), "not UTF-8"));
}

TEST_CASE("import: depth and breadth without end are refused, in no time") {
    const auto start = std::chrono::steady_clock::now();
    const std::string deep = "{\"topics\": [" + std::string(500'000, '[') + std::string(500'000, ']') + "]}";
    CHECK(says(import_of(deep), "deeper than 128"));
    std::string broad = "{\"topics\": [{";
    for (int i = 0; i < 100'000; ++i)
        broad += (i > 0 ? ",\"k" : "\"k") + std::to_string(i) + "\":1";
    CHECK(says(import_of(broad + "}]}"), "more than 256 keys"));
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));
}

TEST_CASE("import: a hostile name cannot write on the terminal") {
    const Report report = with("{\"\\u001b[31m\\u202e\": 1}");
    REQUIRE(report.problems.size() == 1);
    CHECK(lines(report).find('\x1b') == std::string::npos);
    CHECK(lines(report).find("\u202e") == std::string::npos);
}

TEST_CASE("import: what is wrong with a view is said with its place and field") {
    const Sources sources;
    sources.write("a.json", smallest);
    sources.write("views.json", R"({"views": [
      {"slug": "one", "name": {"en": "One"}, "from": "soon", "select": "the talk", "theme": "blue", "order": 0},
      {"slug": "one", "name": {"en": "Again"}, "from": "2024", "to": "2023", "grouping": "people"},
      {"slug": "two", "participants": ["nobody"], "select": "event:nothing"}]})");
    const Report report = sources.import();
    CHECK_FALSE(sources.has_database());
    CHECK(says(report, "views.json: views[0] \"one\": from:"));
    CHECK(says(report, "select: must be KIND:SLUG, such as event:seoul-meeting"));
    CHECK(says(report, "views[0] \"one\": theme:"));
    CHECK(says(report, "views[0] \"one\": order:"));
    CHECK(says(report, "views[1] \"one\": from: lies after `to`"));
    CHECK(says(report, "views[1] \"one\": grouping:"));
    CHECK(says(report, "slug: is taken already, by views[0]"));
    CHECK(says(report, "views[2] \"two\": name:"));
    CHECK(says(report, "participants[0]: there is no participant \"nobody\""));
    CHECK(says(report, "select: there is no event \"nothing\""));
}

TEST_CASE("import: two views with the same place in the story are refused") {
    const Sources sources;
    sources.write("a.json", smallest);
    sources.write("views.json", R"({"views": [{"slug": "one", "name": {"en": "One"}, "order": 1},
      {"slug": "two", "name": {"en": "Two"}, "order": 1}]})");
    const Report report = sources.import();
    CHECK_FALSE(sources.has_database());
    CHECK(says(report, "view two, field order: 1 is the place of view one in the story"));
}
