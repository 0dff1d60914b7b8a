#include "base/error.h"
#include "source/sources.h"

using namespace dateline::source;

namespace {

// `smallest` with more sections' elements, as a second file.
Report import_beside(const std::string& bytes) {
    const Sources sources;
    sources.write("a.json", smallest);
    sources.write("b.json", bytes);
    Report report = sources.import();
    CHECK_MESSAGE(sources.has_database() == report.written, bytes.substr(0, 200));
    CHECK(report.written == report.problems.empty());
    return report;
}

} // namespace

TEST_CASE("import: parts in a circle are refused, however long it is, and nothing else for it") {
    const Report report = import_beside(R"({"events": [
        {"slug": "a", "title": {"en": "A"}, "within": "b"}, {"slug": "b", "title": {"en": "B"}, "within": "c"},
        {"slug": "c", "title": {"en": "C"}, "within": "b"}, {"slug": "d", "title": {"en": "D"}, "within": "talk"}],
      "places": [{"slug": "x", "name": {"en": "X"}, "within": "y"}, {"slug": "y", "name": {"en": "Y"}, "within": "x"},
        {"slug": "z", "name": {"en": "Z"}, "within": "z"}]})");
    CHECK(says(report, "places[2] \"z\": within: a place cannot be part of itself"));
    for (const char* record : {"events[1] \"b\"", "events[2] \"c\"", "places[0] \"x\"", "places[1] \"y\""})
        CHECK(says(report, std::string(record) + ": within: leads back to itself"));
    CHECK(report.problems.size() == 5); // all in one run
    const Report circles = import_beside(R"({"events": [
        {"slug": "a", "title": {"en": "A"}, "within": "b"}, {"slug": "b", "title": {"en": "B"}, "within": "c"},
        {"slug": "c", "title": {"en": "C"}, "within": "b"}, {"slug": "d", "title": {"en": "D"}, "within": "talk"}],
      "places": [{"slug": "x", "name": {"en": "X"}, "within": "y"}, {"slug": "y", "name": {"en": "Y"}, "within": "x"}]})");
    CHECK_FALSE(circles.written);
    for (const char* record : {"events[1] \"b\"", "events[2] \"c\"", "places[0] \"x\"", "places[1] \"y\""})
        CHECK(says(circles, std::string(record) + ": within: leads back to itself"));
    CHECK(circles.problems.size() == 4); // "a" is below the circle, not on it
}

TEST_CASE("import: everything that is wrong is listed in one run, photos that cannot be shown too") {
    const std::string bytes = R"({"events": [
        {"slug": "a", "date": "2023-02-30", "title": {"en": "A"}, "within": "b"},
        {"slug": "b", "title": 7, "within": "a"}, {"slug": "d", "title": {"en": "D"}, "place": "nowhere"}],
      "photos": [{"slug": "p", "file": "none.png"}, {"slug": "q", "file": "none.png", "event": "nothing"}],
      "articles": [{"slug": "a2", "outlet": "post", "language": "en", "body": "He said: we will."}],
      "utterances": [{"slug": "u2", "event": "talk", "order": 2, "said": "never", "attributions": [{"speaker": "kim"}],
        "quotes": [{"article": "a2", "language": "en", "text": "we will", "start": 8, "end": 15}]}],
      "views": [{"slug": "v", "name": {"en": "V"}, "order": 1, "theme": "pink"},
                {"slug": "w", "name": {"en": "W"}, "order": 1}]})";
    const Sources sources;
    sources.write("a.json", smallest);
    sources.write("b.json", bytes);
    const auto look = [](const std::string&, const std::string&) {
        return dateline::store::PhotoSeen{{}, "The photo is missing"};
    };
    const auto run = [&](Broken broken) {
        return import_sources({sources.folder()}, sources.database(), nullptr, look, broken);
    };
    const Report refused = run(Broken::refused);
    CHECK_FALSE(refused.written);
    CHECK(refused.has_sound);
    for (const char* line :
         {"events[0] \"a\": date:", "events[0] \"a\": within: leads back",
          "events[1] \"b\": title:", "events[1] \"b\": within: leads back",
          "events[2] \"d\": place: there is no place", "photos[1] \"q\": event: there is no event",
          "utterances[0] \"u2\": said:", "utterances[0] \"u2\": quotes: \"we will\" is not what",
          "views[0] \"v\": theme:", "field order: 1 is the place of view"})
        CHECK_MESSAGE(says(refused, line), line, "\n", lines(refused));
    CHECK(refused.warnings.size() == 2);
    CHECK_FALSE(sources.has_database());
    const Report sound = run(Broken::left_out);
    CHECK(sound.written);
    for (const char* line :
         {"events[0] \"a\": date:", "events[1] \"b\": title:", "events[2] \"d\": place:",
          "photos[1] \"q\": event:", "utterances[0] \"u2\": said:", "views[0] \"v\": theme:"})
        CHECK_MESSAGE(says(sound, line), line, "\n", lines(sound));
    CHECK(sound.warnings.size() == 1); // of what was taken
}

TEST_CASE("import: a file that cannot be read to its end hides no circle and no photo of a new database") {
    const Sources sources;
    sources.write("a.json", smallest);
    sources.write("b.json", R"({"events": [{"slug": "a", "title": {"en": "A"}, "within": "b"},
        {"slug": "b", "title": {"en": "B"}, "within": "a"}], "photos": [{"slug": "p", "file": "none.png"}]})");
    sources.write("c.json", R"({"events": [{"slug": )");
    for (const Broken broken : {Broken::refused, Broken::left_out}) {
        const Report report = import_sources(
            {sources.folder()}, sources.database(), nullptr,
            [](const std::string&, const std::string&) {
                return dateline::store::PhotoSeen{{}, "The photo is missing"};
            },
            broken);
        CHECK_FALSE(report.written);
        CHECK(says(report, "c.json"));
        CHECK(says(report, "\"a\": within: leads back to itself"));
        CHECK(report.warnings.size() == 1);
    }
}

TEST_CASE("import: a circle that closes only with what is there already is refused") {
    const Sources sources;
    sources.write("a.json", smallest);
    sources.write("b.json", R"({"events": [{"slug": "part", "title": {"en": "P"}, "within": "talk"}]})");
    CHECK(sources.import().written);
    sources.write("a.json", "{}");
    sources.write("b.json", R"({"events": [{"slug": "talk", "title": {"en": "T"}, "within": "part"}]})");
    const Report report = sources.import();
    CHECK_FALSE(report.written);
    CHECK(says(report, "events[0] \"talk\": within: leads back to itself"));
    CHECK(says(report, "event part: within: leads back to itself"));
    CHECK(report.has_sound); // without the new one the rest could be written
}

TEST_CASE("import: a chain of 20,000 parts is no circle, and walked in no time") {
    const Sources sources;
    sources.write("a.json", smallest);
    std::string events = R"({"events": [{"slug": "e0", "title": {"en": "E"}})";
    for (int i = 1; i < 20'000; ++i)
        events += R"(,{"slug": "e)" + std::to_string(i) + R"(", "title": {"en": "E"}, "within": "e)" +
                  std::to_string(i - 1) + "\"}";
    sources.write("b.json", events + "]}");
    const Report report = sources.import();
    CHECK(report.written);
    CHECK(report.events == 20'001);
}

TEST_CASE("import: a quote that does not stand in its article where it says is refused") {
    const auto with_quote = [](const std::string& quote) {
        return import_beside(
            R"({"articles": [{"slug": "a2", "outlet": "post", "language": "en", "body": "He said: we will."}],
            "utterances": [{"slug": "u2", "event": "talk", "order": 2, "attributions": [{"speaker": "kim"}],
              "quotes": [{"article": "a2", "language": "en", "text": "we will", )" +
            quote + "}]}]}");
    };
    CHECK(with_quote(R"("start": 9, "end": 16)").written);
    CHECK(with_quote(R"("form": "indirect")").written);
    CHECK(says(with_quote(R"("start": 8, "end": 15)"),
               "utterances[0] \"u2\": quotes: \"we will\" is not what"));
    CHECK(says(with_quote(R"("start": 9, "end": 160)"), "stands outside its article's text"));
    CHECK(says(with_quote(R"("start": 9, "end": 16, "prefix": "They")"), "has a prefix"));
}

TEST_CASE("import: a runner-up that is the speaker, or one of whom only the confidence is said, is refused") {
    const Report report = import_beside(R"({"utterances": [
        {"slug": "u2", "event": "talk", "order": 2, "quotes": [{"article": "a1", "text": "one", "language": "en"}],
         "attributions": [{"speaker": "kim", "runner_up": "kim", "runner_up_confidence": 0.5}]},
        {"slug": "u3", "event": "talk", "order": 3, "quotes": [{"article": "a1", "text": "two", "language": "en"}],
         "attributions": [{"speaker": "kim", "runner_up_confidence": 0.5}]}]})");
    CHECK(report.problems.size() == 2);
    CHECK(says(report, "utterances[0] \"u2\": attributions[0].runner_up: is the speaker"));
    CHECK(says(report, "utterances[1] \"u3\": attributions[0].runner_up_confidence: is of nobody"));
}

TEST_CASE("import: texts that could be written and never read again are refused") {
    CHECK(says(import_beside(R"({"topics": [{"slug": "t", "name": {"en": ")" +
                             std::string((4U << 20U) + 1, 'x') + "\"}}]}"),
               "longer than 4 MiB"));
    CHECK(says(import_beside(R"({"topics": [{"slug": "t", "name": {"en": ")" +
                             std::string((1U << 20U) + 1, 'x') + R"(", "ko": ")" +
                             std::string(1U << 20U, 'y') + "\"}}]}"),
               "longer than 2 MiB in all languages"));
}

// One source for each thing that `dateline check` calls damage and a source can say.
TEST_CASE("import: refuses what check refuses") {
    struct Case {
        const char* what_check_says; // a piece of its message, as in app/store
        std::string source;
    };
    const auto event = [](const std::string& more) {
        return R"({"events": [{"slug": "e2", "title": {"en": "E"}, )" + more + "}]}";
    };
    const auto photo = [](const std::string& more) {
        return R"({"photos": [{"slug": "p", "file": "p.jpg", )" + more + "}]}";
    };
    const auto utterance = [](const std::string& order, const std::string& quotes, const std::string& by) {
        return R"({"utterances": [{"slug": "u9", "event": "talk", "order": )" + order + R"(, "quotes": [)" +
               quotes + R"(], "attributions": [)" + by + "]}]}";
    };
    const std::string quote = R"({"article": "a1", "text": "x", "language": "en"})",
                      kim = R"({"speaker": "kim"})";
    const std::string region = R"("regions": [{"participant": "kim", )";
    const Case cases[] = {
        {"is not a slug", R"({"topics": [{"slug": "Not a slug", "name": {"en": "T"}}]})"},
        {"is not an http or https address",
         R"({"outlets": [{"slug": "o", "name": {"en": "O"}, "url": "ftp://x"}]})"},
        {"is not an http or https address",
         R"({"outlets": [{"slug": "o", "name": {"en": "O"}, "url": "https://"}]})"},
        {"is not an http or https address",
         R"({"articles": [{"slug": "a", "outlet": "post", "language": "en", "url": "https://e.org/\"x"}]})"},
        {"is not an http or https address",
         R"({"articles": [{"slug": "a", "outlet": "post", "language": "en", "url": "https://e.org/<b>"}]})"},
        {"is not a date", event(R"("date": "soon")")},
        {"is not valid UTF-8 text", event(R"("note": {"en": "a\u0000b"})")},
        {"names a row of table", event(R"("place": "nowhere")")},
        {"leads back", event(R"("within": "e2")")},
        {"has no quote", utterance("2", "", kim)},
        {"has nothing that is seen", R"({"topics": [{"slug": "t9", "name": {"en": "\u200b"}}]})"},
        {"has no attribution", utterance("2", quote, "")},
        {"has nothing that is seen",
         utterance("2", R"({"article": "a1", "text": "", "language": "en"})", kim)},
        {"has an order below 1", utterance("0", quote, kim)},
        {"has no name", R"({"participants": [{"slug": "x", "names": []}]})"},
        {"reaches out of the picture", photo(region + R"("x": 0.5, "y": 0, "width": 0.6, "height": 1}])")},
        {"reaches out of the picture", photo(region + R"("x": 0, "y": 0, "width": 0, "height": 1}])")},
        {"is not a plain path", R"({"photos": [{"slug": "p", "file": "../p.jpg"}]})"},
        {"is not a path below", R"({"photos": [{"slug": "p", "file": "/p.jpg"}]})"},
        {"names no file", R"({"photos": [{"slug": "p", "file": ""}]})"},
        {"lies after `to`",
         R"({"views": [{"slug": "v", "name": {"en": "V"}, "from": "2024", "to": "2023"}]})"},
        {"which has no year", R"({"views": [{"slug": "v", "name": {"en": "V"}, "from": "XXXX"}]})"},
        {"which lies beyond the axis", R"({"views": [{"slug": "v", "name": {"en": "V"}, "to": "Y-300E9"}]})"},
        {"is another view's place",
         R"({"views": [{"slug": "v", "name": {"en": "V"}, "order": 1}, {"slug": "w", "name": {"en": "W"}, "order": 1}]})"},
        {"which is not there", R"({"views": [{"slug": "v", "name": {"en": "V"}, "topics": ["none"]}]})"},
    };
    for (const Case& one : cases) {
        CAPTURE(one.what_check_says);
        CAPTURE(one.source);
        const Report report = import_beside(one.source);
        CHECK_FALSE(report.written);
        CHECK_FALSE(report.problems.empty());
    }
}

TEST_CASE("import: a record that is another of the same import, by what that was called, is refused") {
    const Sources sources;
    sources.write("a.json", smallest);
    REQUIRE(sources.import().problems.empty());
    sources.write("a.json", R"({"participants": [
        {"slug": "kim-hana", "formerly": ["kim"], "names": [{"text": "김하나", "language": "ko"}]}]})");
    REQUIRE(sources.import().problems.empty());
    const std::string before = source_text(sources.database());
    for (const bool old_first : {false, true}) {
        const std::string renamed =
            R"({"slug": "kim-hana", "names": [{"text": "김하나", "language": "ko"}]})";
        const std::string other = R"({"slug": "kim", "names": [{"text": "김둘", "language": "ko"}]})";
        sources.write("a.json", R"({"participants": [)" + (old_first ? other : renamed) + "," +
                                    (old_first ? renamed : other) + "]}");
        CAPTURE(old_first);
        std::string told;
        try {
            sources.import();
        } catch (const base::Error& error) {
            told = error.what();
        }
        CAPTURE(told);
        CHECK(told.find("participants[1]") != std::string::npos);
        CHECK(told.find("is the same participant as") != std::string::npos);
        CHECK(source_text(sources.database()) == before);
    }
}

TEST_CASE("import: two sources, or two mappings, of one name are refused") {
    const Sources sources;
    sources.write("a.json", smallest);
    sources.write("b.json", R"({"sources": [{"name": "x", "format": "csv"}, {"name": "x", "format": "tsv"}],
        "mappings": [{"name": "x", "columns": ["a"], "fields": {"a": "date"}}, {"name": "x", "columns": ["b"], "fields": {"b": "date"}}]})");
    const Report report = sources.import();
    CHECK(says(report, "sources[1]"));
    CHECK(says(report, "mappings[1]"));
    CHECK(says(report, "name: is taken already, by sources[0]"));
}

TEST_CASE("import: a source of which only the name is known comes out again") {
    const Sources sources;
    sources.write("a.json", smallest);
    sources.write("b.json", R"({"sources": [{"name": "x"}]})");
    REQUIRE(sources.import().problems.empty());
    CHECK(source_text(sources.database()).find(R"("sources")") != std::string::npos);
}

TEST_CASE(
    "import: where an attribution says where its article names the speaker, that lies within the text") {
    const Sources sources;
    sources.write("a.json", smallest);
    sources.write(
        "b.json",
        R"({"articles": [{"slug": "a2", "outlet": "post", "language": "ko", "body": "김하나가 말했다"}],
        "utterances": [{"slug": "u2", "event": "talk", "order": 2,
            "quotes": [{"article": "a2", "text": "말했다", "language": "ko"}],
            "attributions": [{"speaker": "kim", "article": "a2", "start": 0, "end": 500}]}]})");
    CHECK(
        says(sources.import(), "attributions: the span from start to end stands outside its article's text"));
}
