#include "source/sources.h"

using namespace dateline::source;

namespace {

// Something of every kind, with every field; keys in the order in which they are written.
const std::string everything = R"({
  "database": {
    "title": {
      "ko": "모두",
      "en": "Everything"
    },
    "description": {
      "en": "All fields"
    },
    "utc_offset": "-03:30",
    "licence": "CC0-1.0"
  },
  "places": [
    {
      "slug": "seoul",
      "name": {
        "en": "Seoul"
      },
      "latitude": 37.5665,
      "longitude": 126.978
    },
    {
      "slug": "tower",
      "name": {
        "en": "Tower"
      },
      "variants": [
        "63빌딩",
        "63 Building"
      ],
      "within": "seoul"
    }
  ],
  "topics": [
    {
      "slug": "ai",
      "name": {
        "ko": "인공지능"
      }
    }
  ],
  "outlets": [
    {
      "slug": "post",
      "name": {
        "en": "The Post"
      },
      "url": "https://post.example/"
    }
  ],
  "participants": [
    {
      "slug": "firms",
      "kind": "group",
      "names": [
        {
          "text": "국내 스타트업 100개사",
          "language": "ko"
        }
      ],
      "size": 100
    },
    {
      "slug": "kim",
      "names": [
        {
          "text": "김하나",
          "language": "ko"
        },
        {
          "text": "@hana",
          "language": "und",
          "kind": "handle"
        }
      ],
      "description": {
        "en": "A person"
      },
      "portrait": "p1"
    }
  ],
  "articles": [
    {
      "slug": "a1",
      "outlet": "post",
      "headline": "\"말\" = \\ \n끝",
      "deck": "부제",
      "byline": "기자",
      "url": "https://post.example/1",
      "reference": "post 1",
      "language": "ko",
      "published": "2023-06-09T16:53+09:00",
      "updated": "2023-06-10",
      "collected": "2024-01-01",
      "body": "그는 하겠습니다 하고 말했다",
      "note": {
        "en": "A note"
      }
    }
  ],
  "photos": [
    {
      "slug": "p1",
      "file": "photos/p1.jpg",
      "width": 640,
      "height": 480,
      "caption": {
        "en": "Drawing"
      },
      "alt": {
        "en": "Two people"
      },
      "credit": "Someone",
      "licence": "MIT",
      "taken": "2023-06-09",
      "illustration": true,
      "event": "talk",
      "regions": [
        {
          "participant": "kim",
          "x": 0.1,
          "y": 0.2,
          "width": 0.30000000000000004,
          "height": 0.4
        }
      ]
    }
  ],
  "events": [
    {
      "slug": "day",
      "date": "2023-06-09?",
      "title": {
        "en": "The day"
      }
    },
    {
      "slug": "talk",
      "date": "2023-06-09T11:00",
      "utc_offset": "+09:00",
      "title": {
        "en": "Talk",
        "ko": "간담회"
      },
      "summary": {
        "en": "Summary"
      },
      "note": {
        "en": "Note"
      },
      "place": "tower",
      "within": "day",
      "weight": 2.5,
      "confidence": "medium",
      "participations": [
        {
          "participant": "kim",
          "role": "speaker",
          "title": {
            "ko": "대표"
          },
          "note": {
            "en": "late"
          }
        }
      ],
      "topics": [
        "ai"
      ],
      "coverage": [
        "a1"
      ],
      "claims": [
        {
          "about": "attendance",
          "label": {
            "en": "Attendance"
          },
          "value": {
            "en": "100"
          },
          "article": "a1"
        }
      ]
    },
    {
      "slug": "undated",
      "title": {
        "en": "Undated"
      }
    }
  ],
  "utterances": [
    {
      "slug": "u1",
      "event": "talk",
      "order": 1,
      "said": "2023-06-09T11:05+09:00",
      "context_kind": "question",
      "context": {
        "ko": "무엇을?"
      },
      "topics": [
        "ai"
      ],
      "quotes": [
        {
          "article": "a1",
          "label": "S1",
          "text": "하겠습니다",
          "language": "ko",
          "form": "translated",
          "prefix": "그는 ",
          "suffix": " 하고",
          "start": 3,
          "end": 8,
          "part": "body",
          "note": {
            "en": "from English"
          }
        }
      ],
      "attributions": [
        {
          "speaker": "firms",
          "method": "rule",
          "by": "nearest name",
          "confidence": 0.25,
          "status": "rejected",
          "decided": "2024-01-01"
        },
        {
          "speaker": "kim",
          "article": "a1",
          "by": "editor",
          "reviewed": true,
          "note": {
            "en": "named in the text"
          }
        }
      ]
    }
  ],
  "views": [
    {
      "slug": "everything",
      "name": {
        "en": "Everything"
      }
    },
    {
      "slug": "the-talk",
      "name": {
        "en": "The talk",
        "ko": "간담회"
      },
      "note": {
        "en": "A note"
      },
      "order": 1,
      "from": "2023-06-09",
      "to": "2023-06-09T12:00+09:00",
      "grouping": "outlet",
      "select": "utterance:u1",
      "participants": [
        "kim",
        "firms"
      ],
      "topics": [
        "ai"
      ],
      "outlets": [
        "post"
      ],
      "places": [
        "tower"
      ],
      "search": "\"말\" 끝",
      "theme": "dark"
    }
  ]
}
)";

} // namespace

TEST_CASE("write_source: every field of every record comes back, byte for byte") {
    const Sources sources;
    sources.write("all.json", everything);
    REQUIRE(lines(sources.import()) == "");
    CHECK(source_text(sources.database()) == everything);
}

TEST_CASE("write_source: what is kept about records is written as it is read") {
    const Sources sources;
    sources.write("all.json", R"({
  "database": {"title": {"en": "Kept"}, "id": "0c5a9e52-9a7e"},
  "outlets": [{"slug": "post", "name": {"en": "Post"}, "formerly": ["the-post", "daily-post"]}],
  "participants": [{"slug": "kim", "names": [{"text": "김하나", "language": "ko"}],
    "notes": [{"text": "Is she the mayor?", "by": "mina", "written": "2026-11"}, {"text": "Yes."}]},
    {"slug": "lee", "names": [{"text": "이영", "language": "ko"}]}],
  "articles": [{"slug": "a1", "outlet": "daily-post", "language": "ko"}],
  "events": [{"slug": "talk", "title": {"ko": "간담회"}, "verification": "one-source",
    "origins": [{"source": "b.csv", "row": 12}, {"source": "a.csv"}]}],
  "utterances": [{"slug": "u1", "event": "talk", "order": 1,
    "quotes": [{"article": "a1", "text": "말", "language": "ko", "verification": "disputed", "notes": [{"text": "Or 밀?"}]}],
    "attributions": [{"speaker": "kim", "method": "rule", "review": "corrected", "start": 1, "end": 4,
      "runner_up": "lee", "runner_up_confidence": 0.5}]}],
  "sources": [{"name": "b.csv", "format": "csv", "sha256": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}],
  "mappings": [{"name": "Court", "columns": ["날짜", "이름"], "fields": {"날짜": "date"}}]
})");
    REQUIRE(lines(sources.import()) == "");
    const std::string written = source_text(sources.database());
    const auto json = nlohmann::json::parse(written);
    CHECK(json["database"]["id"] == "0c5a9e52-9a7e");
    CHECK(json["outlets"][0]["formerly"] == nlohmann::json::parse(R"(["daily-post", "the-post"])"));
    CHECK(json["articles"][0]["outlet"] == "post");
    CHECK(json["participants"][0]["notes"][0]["by"] == "mina");
    CHECK(json["events"][0]["verification"] == "one-source");
    CHECK(json["events"][0]["origins"] ==
          nlohmann::json::parse(R"([{"source": "a.csv"}, {"source": "b.csv", "row": 12}])"));
    CHECK(json["utterances"][0]["quotes"][0]["notes"][0]["text"] == "Or 밀?");
    CHECK(json["utterances"][0]["attributions"][0]["review"] == "corrected");
    CHECK(json["utterances"][0]["attributions"][0]["runner_up"] == "lee");
    CHECK(json["sources"].size() == 1);
    CHECK(json["mappings"][0]["fields"]["날짜"] == "date");
    const Sources again;
    again.write("all.json", written);
    REQUIRE(lines(again.import()) == "");
    CHECK(source_text(again.database()) == written);
    sources.write("all.json", written); // over what is there
    REQUIRE(lines(sources.import()) == "");
    CHECK(source_text(sources.database()) == written);
}

TEST_CASE("import: what is kept about records is checked like the rest of them") {
    const Sources sources;
    sources.write("a.json", R"({"database": {"title": {"en": "Kept"}, "id": "X"},
      "topics": [{"slug": "ai", "name": {"en": "AI"}, "formerly": ["ai"], "notes": [{"text": ""}], "origins": [{"row": 0}]}]})");
    const std::string told = lines(sources.import());
    for (const char* field : {"id: must be 8 to 64", "formerly: names the slug", "notes[0].text",
                              "origins[0].source", "origins[0].row"})
        CHECK_MESSAGE(told.find(field) != std::string::npos, field, " in ", told);
}

TEST_CASE("write_source: folder to database to JSON to database to JSON gives the same bytes") {
    const Sources first;
    first.write("a.json", smallest);
    REQUIRE(lines(first.import()) == "");
    const std::string once = source_text(first.database());
    const Sources second;
    second.write("all.json", once);
    REQUIRE(lines(second.import()) == "");
    CHECK(source_text(second.database()) == once);
}

TEST_CASE(
    "write_source: what acts on a terminal or turns the words around leaves as a number, and comes back") {
    const std::string title = "a\u202eb\u2066\u001b[31m\x7f\u0085\u2028<script>";
    const Sources first;
    first.write("a.json",
                R"({"database": {"title": {"en": "a\u202eb\u2066\u001b[31m\u007f\u0085\u2028<script>"}},
      "views": [{"slug": "one", "name": {"en": "a\u202eb"}, "order": 1}]})");
    REQUIRE(lines(first.import()) == "");
    const std::string text = source_text(first.database());
    std::string views;
    write_views(*store::database_at(first.database()), [&](std::string_view piece) { views += piece; });
    for (const std::string& written : {text, views})
        for (const char* acting : {"\u202e", "\u2066", "\x1b", "\x7f", "\u0085", "\u2028", "<"})
            CHECK(written.find(acting) == std::string::npos);
    CHECK(nlohmann::json::parse(text)["database"]["title"]["en"] == title);
    CHECK(nlohmann::json::parse(views)["views"][0]["name"]["en"] == "a\u202eb");
}

TEST_CASE("import: a name is one record's, be it by what it is called or by what it was") {
    for (const char* events : {R"({"slug": "a", "title": {"en": "Alpha"}, "formerly": ["b"]},
                                  {"slug": "b", "title": {"en": "Beta"}})",
                               R"({"slug": "b", "title": {"en": "Beta"}},
                                  {"slug": "a", "title": {"en": "Alpha"}, "formerly": ["b"]})",
                               R"({"slug": "a", "title": {"en": "Alpha"}, "formerly": ["x"]},
                                  {"slug": "b", "title": {"en": "Beta"}, "formerly": ["x"]})",
                               R"({"slug": "a", "title": {"en": "Alpha"}, "formerly": ["b"]},
                                  {"slug": "b", "title": {"en": "Beta"}, "formerly": ["a"]})"}) {
        CAPTURE(events);
        const Sources sources;
        sources.write("a.json", std::string(R"({"events": [)") + events + "]}");
        CHECK(lines(sources.import()).find("taken already, by events[0]") != std::string::npos);
        CHECK_FALSE(sources.has_database());
    }
}
