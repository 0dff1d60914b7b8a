#include <doctest/doctest.h>

#include "base/utf8.h"
#include "store/sample.h"
#include "store/store.h"
#include "store/temp_folder.h"

using namespace dateline;
using namespace dateline::store;
using namespace dateline::store::test;

namespace {

struct Searched {
    TempFolder folder;
    std::unique_ptr<Store> store;
    explicit Searched(const Records& records = seoul()) {
        write_database(folder.path("a.db"), records);
        store = open_store(folder.path("a.db"));
    }
    std::vector<model::SearchHit> hits(std::string_view text, int limit = 50) {
        return store->search(text, limit, {});
    }
    bool finds(std::string_view text, model::Ref ref) {
        for (const model::SearchHit& hit : hits(text))
            if (hit.key == ref) return true;
        return false;
    }
};

const model::ParticipantId altman{1};
const model::EventId meeting{1};
const model::UtteranceId u1{1}, u2{2}, u3{3};

} // namespace

TEST_CASE("search: Korean words of one and two syllables are found like any other") {
    Searched searched;
    CHECK(searched.finds("힘", u3));
    CHECK(searched.finds("우려", u2));
    CHECK(searched.finds("려하", u2)); // inside a word
    CHECK(searched.finds("자", u3));   // the last syllable of a text
    CHECK(searched.finds("협력할 준비가", u1));
    CHECK(searched.finds("간담회", meeting));
    CHECK_FALSE(searched.finds("려우", u2));
    CHECK(searched.hits("없는말").empty());
}

TEST_CASE(
    "search: names match in any script, by part, by variant, without spaces and by initial consonants") {
    Searched searched;
    for (const char* text : {"샘 알트만", "샘알트만", "알트만", "알트", "올트먼", "Sam Altman", "ALTMAN",
                             "sama", "ㅅㅇㅌㅁ", "ㅇㅌㅁ"}) {
        CAPTURE(text);
        CHECK(searched.finds(text, altman));
    }
    CHECK_FALSE(searched.finds("ㅂㄹㅁ", altman));
    CHECK(searched.hits("알트만").front().key == model::Ref(altman)); // people first
    CHECK(searched.finds("비즈", model::OutletId{1}));
    CHECK(searched.finds("ㄱㅈ", model::TopicId{2}));
    CHECK(searched.finds("육삼", model::PlaceId{2}));
}

TEST_CASE("search: decomposed Korean, as macOS writes it, is the same word") {
    Searched searched;
    CHECK(searched.finds("\u1112\u1175\u11B7", u3)); // 힘
    Records records = seoul();
    records.utterances[2].quotes[0].text = "\u1112\u1175\u11B7";
    Searched decomposed(records);
    CHECK(decomposed.finds("힘", u3));
}

TEST_CASE("search: all terms must occur; a quoted phrase in that order; case does not matter") {
    Searched searched;
    CHECK(searched.finds("한국 준비", u1));
    CHECK_FALSE(searched.finds("한국 우려", u1));
    CHECK(searched.finds("\"협력할 준비\"", u1));
    CHECK_FALSE(searched.finds("\"준비 협력할\"", u1));
    CHECK(searched.finds("OPENAI korea", u1));
}

TEST_CASE("search: operators and marks of the query language are only text") {
    Searched searched;
    for (const char* text : {"\"", "AND", "한국 OR", "NEAR(a b)", "*", "a*", "^a", "pairs:한국", "-한국", "(",
                             "'; DROP TABLE event", "\"\"\"", "…", "\xff\xfe", "·"}) {
        CAPTURE(text);
        CHECK_NOTHROW(searched.hits(text));
    }
    std::string many;
    for (int i = 0; i < 500; ++i)
        many += "한국" + std::to_string(i) + " ";
    CHECK(searched.hits(many).empty());
    CHECK_NOTHROW(searched.hits(std::string(100'000, 'a')));
}

TEST_CASE("search: a snippet shows the words around the match and where it is") {
    Searched searched;
    for (const model::SearchHit& hit : searched.hits("협력할 준비가"))
        if (hit.key == model::Ref(u1)) {
            REQUIRE(hit.match_begin >= 0);
            const auto begin = static_cast<std::size_t>(hit.match_begin);
            const std::string match =
                hit.snippet.substr(begin, static_cast<std::size_t>(hit.match_end) - begin);
            CHECK((match == "협력할" || match == "준비가"));
            CHECK(hit.date->text == "2023-06-09");
            CHECK(hit.title.tagged("ko") == "샘 알트만");
        }
    Records records = seoul();
    records.utterances[2].quotes[0].text =
        std::string(200, 'x') + " 가나다 " + std::string(300, 'y') + "한글";
    Searched longer(records);
    const model::SearchHit hit = longer.hits("나다").at(0);
    CHECK(hit.snippet.size() < 250);
    CHECK(base::is_valid_utf8(hit.snippet));
    CHECK(hit.snippet.substr(static_cast<std::size_t>(hit.match_begin), 6) == "나다");
}

TEST_CASE("search: the limit is shared out among kinds") {
    Searched searched;
    CHECK(searched.hits("오픈", 2).size() == 2);
    CHECK(searched.hits("오픈", 0).empty());
}

TEST_CASE("find: a slug, a name in any script or spacing, a title; several where it is ambiguous") {
    Records records = seoul();
    records.participants.push_back(
        {"other", model::ParticipantKind::person, {{"SAM ALTMAN", "en", {}}}, {}, "", {}});
    Searched searched(records);
    const auto count = [&](model::Kind kind, const char* name) {
        return searched.store->find(kind, name).size();
    };
    CHECK(searched.store->find(model::Kind::participant, "altman") == std::vector<model::Ref>{altman});
    CHECK(searched.store->find(model::Kind::participant, "샘알트만") == std::vector<model::Ref>{altman});
    CHECK(searched.store->find(model::Kind::participant, "@SAMA") == std::vector<model::Ref>{altman});
    CHECK(count(model::Kind::participant, "sam altman") == 2);
    CHECK(count(model::Kind::participant, "알트만") == 0);
    CHECK(searched.store->find(model::Kind::event, "meeting of openai and startups") ==
          std::vector<model::Ref>{meeting});
    CHECK(count(model::Kind::event, "meeting of") == 0);
    CHECK(count(model::Kind::place, "육삼빌딩") == 1);
    CHECK(count(model::Kind::article, "알트만 방한") == 1);
    CHECK(count(model::Kind::none, "tokyo") == 2); // the event and the place
    CHECK(count(model::Kind::topic, "") == 0);
}
