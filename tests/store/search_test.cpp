#include <doctest/doctest.h>

#include "base/utf8.h"
#include "store/raw_database.h"
#include "store/refusal.h"
#include "store/sample.h"
#include "store/temp_folder.h"
#include "store/written_words.h"

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
    const std::string fits = many.substr(0, 4000);
    CHECK(searched.hits(fits.substr(0, fits.rfind(' '))).empty());
    CHECK_NOTHROW(searched.hits(std::string(100'000, 'a')));
}

TEST_CASE("search: every term counts, however many there are") {
    Searched searched;
    std::string terms;
    for (int i = 0; i < 600; ++i)
        terms += i % 2 == 0 ? "한국 " : "준비 "; // each once
    CHECK(searched.finds(terms, u1));
    Records records = seoul();
    std::string words;
    for (int i = 100; i < 400; ++i)
        words += "w" + std::to_string(i) + " ";
    records.events[0].note = text(words);
    Searched many(records);
    CHECK_FALSE(many.hits(words).empty());
    CHECK(many.hits(words + "none").empty());
    model::Filter filter;
    filter.text = words;
    CHECK(many.store->load_overview(filter, 1, {}).total_events == 1);
    filter.text += "none";
    CHECK(many.store->load_overview(filter, 1, {}).total_events == 0);
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

namespace {

model::ParticipantRecord named(const char* slug, const char* name) {
    model::ParticipantRecord person;
    person.slug = slug;
    person.names = {{name, "und", model::NameKind::primary}};
    return person;
}

// People and events whose names have letters with marks.
Records marked() {
    Records records = seoul();
    for (const auto& [slug, name] :
         std::vector<std::pair<const char*, const char*>>{{"zoe-muller", "Zoë Müller"},
                                                          {"soren", "Søren Łódzki"},
                                                          {"izmir", "İzmir Grosse"},
                                                          {"duc", "Nguyễn Đức"},
                                                          {"obrien", "Conan O’Brien"},
                                                          {"luc", "Jean‑Luc"},
                                                          {"plain", "Zoe Smith"}})
        records.participants.push_back(named(slug, name));
    model::EventRecord event = records.events.back();
    for (const auto& [slug, title] :
         std::vector<std::pair<const char*, const char*>>{{"street", "Die Straße der Königin"},
                                                          {"street2", "Eine Strasse"},
                                                          {"cafe", "Le café de l’été"}}) {
        event.slug = slug;
        event.title = text(title);
        event.participations.clear();
        records.events.push_back(event);
    }
    return records;
}

} // namespace

TEST_CASE("search: the marks of letters may be left off; what has them as typed comes first") {
    Searched searched(marked());
    const auto id = [&](model::Kind kind, const char* slug) {
        return searched.store->find(kind, slug).at(0);
    };
    using model::Kind;
    for (const auto& pair : std::vector<std::pair<const char*, const char*>>{{"Zoe", "zoe-muller"},
                                                                             {"muller", "zoe-muller"},
                                                                             {"ZOE MULLER", "zoe-muller"},
                                                                             {"Soren", "soren"},
                                                                             {"Lodz", "soren"},
                                                                             {"izmir", "izmir"},
                                                                             {"Große", "izmir"},
                                                                             {"nguyen", "duc"},
                                                                             {"duc", "duc"},
                                                                             {"O'Brien", "obrien"},
                                                                             {"OʼBrien", "obrien"},
                                                                             {"o-brien", "obrien"},
                                                                             {"jean-luc", "luc"},
                                                                             {"Jean–Luc", "luc"}}) {
        CAPTURE(pair.first);
        CHECK(searched.finds(pair.first, id(Kind::participant, pair.second)));
    }
    CHECK(searched.finds("strasse", id(Kind::event, "street")));
    CHECK(searched.finds("konigin", id(Kind::event, "street")));
    CHECK(searched.finds("cafe", id(Kind::event, "cafe")));
    CHECK(searched.finds("\"l'ete\"", id(Kind::event, "cafe")));
    CHECK(searched.hits("Zoe").at(0).key == id(Kind::participant, "plain"));
    CHECK(searched.hits("Zoë").at(0).key == id(Kind::participant, "zoe-muller"));
    CHECK(searched.hits("könig").at(0).match_begin == 16); // in bytes, of the words as they are written
    model::Filter filter;
    filter.text = "konigin";
    CHECK(searched.store->load_overview(filter, 1, {}).total_undated == 1);
}

TEST_CASE("search: events that have the words as typed come first") {
    Records records = seoul();
    model::EventRecord event = records.events.back();
    event.participations.clear();
    for (int i = 0; i < 40; ++i) {
        event.slug = "resume-" + std::to_string(i);
        event.title = text(i == 7 ? "Résumé" : "Resume");
        event.weight = i == 7 ? 1 : 50;
        records.events.push_back(event);
    }
    Searched searched(records);
    const model::Ref marked = searched.store->find(model::Kind::event, "resume-7").at(0);
    CHECK(searched.hits("résumé", 20).at(0).key == marked);
    CHECK(searched.hits("resume", 60).back().key == marked);
}

TEST_CASE("find: a name without its marks, unless another has it as it was typed") {
    Records records = marked();
    Searched searched(records);
    using model::Kind;
    CHECK(searched.store->find(Kind::participant, "Zoe Muller") ==
          searched.store->find(Kind::participant, "zoe-muller"));
    CHECK(searched.store->find(Kind::participant, "conan o'brien").size() == 1);
    CHECK(searched.store->find(Kind::event, "Die Strasse der Konigin").size() == 1);
    records.participants.push_back(named("other", "Zoe Muller"));
    Searched both(records);
    CHECK(both.store->find(Kind::participant, "Zoe Muller") == both.store->find(Kind::participant, "other"));
    CHECK(both.store->find(Kind::participant, "zoë müller") ==
          both.store->find(Kind::participant, "zoe-muller"));
    CHECK(both.store->find(Kind::event, "the \"big\" day").empty());
}

TEST_CASE("suggest: where a search finds nothing, the names and words that are spelt most alike") {
    Searched searched(marked());
    const auto near = [&](const char* typed, model::Kind kind = model::Kind::none) {
        std::vector<std::string> texts;
        for (const model::Suggestion& each : searched.store->suggest(kind, typed, 3, {}))
            texts.push_back(each.text);
        return texts;
    };
    CHECK(near("Altmann").at(0) == "Altman");
    CHECK(near("Mueller").at(0) == "Müller");
    CHECK(near("알트먼").at(0) == "알트만");
    CHECK(near("Sam Altmann").at(0) == "Sam Altman");
    CHECK(near("Zoé Mullre").at(0) == "Zoë Müller");
    CHECK(near("Strase").at(0) == "Straße");                       // a word of a title
    CHECK(near("obriens") == std::vector<std::string>{"O’Brien"}); // no piece of it: "Brien"
    CHECK(near("O'Brein") == std::vector<std::string>{"O’Brien"});
    CHECK(near("Jean-Luk").at(0) == "Jean‑Luc");
    CHECK(near("brein").empty());
    CHECK(near("qqqqqq").empty());
    CHECK(near("").empty());
    const auto alike = searched.store->suggest(model::Kind::participant, "Altmann", 3, {});
    REQUIRE(alike.size() == 1);
    CHECK(alike[0].key == model::Ref(altman));
}

TEST_CASE("words as they are written: what joins letters is of the word; parts between hyphens and what "
          "stands before "
          "'s are words too, no other piece is") {
    const auto words = [](const char* text) {
        std::string all;
        for (const WrittenWord& word : words_and_parts(text))
            all += (all.empty() ? "" : "|") + std::string(word.text) + "=" + word.letters;
        return all;
    };
    CHECK(words("Conan O’Brien") == "Conan=conan|O’Brien=o brien");
    CHECK(words("the U.S. Army.") == "the=the|U.S.=u s|Army=army");
    CHECK(words("AT&T, Altman's") == "AT&T=at t|Altman's=altman s|Altman=altman");
    CHECK(words("Anna Smith-Jones") == "Anna=anna|Smith-Jones=smith jones|Smith=smith|Jones=jones");
    CHECK(words("l’été – café") == "l’été=l ete|café=cafe");
    CHECK(words("한국과 'AI'!") == "한국과=한국과|AI=ai");
    CHECK(words("'s -- ’ .") == "s=s");
    CHECK(words("").empty());
    std::string rows;
    for (const WrittenWord& word : words_and_parts("The U.S. Army, on", 2))
        rows += std::string(word.text) + "|";
    CHECK(rows == "The U.S.|The|U.S. Army|U.S.|Army, on|Army|on|");
}

TEST_CASE("suggest: other apostrophes, hyphens and dots are a near miss; what is offered is a whole word "
          "that is there") {
    Records records = marked();
    model::EventRecord event = records.events.back();
    for (const auto& [slug, title] : std::vector<std::pair<const char*, const char*>>{
             {"law", "“O'Brien's” law"},
             {"army", "The U.S. Army, on parade"},
             {"dont", "They don't, and Jean-Paul’s friend won't"},
             {"us", "Made in the U.S."},
             {"kalam", "क़लम और ﾃﾞｰﾀ"}}) {
        event.slug = slug;
        event.title = text("", title);
        records.events.push_back(event);
    }
    Searched searched(records);
    const auto near = [&](const char* typed) {
        std::string texts;
        for (const model::Suggestion& each : searched.store->suggest(model::Kind::none, typed, 3, {}))
            texts += each.text + "|";
        return texts;
    };
    CHECK(near("obriens") == "O'Brien's|");
    CHECK(near("US Army") == "U.S. Army|");
    CHECK(near("u s army") == "");   // it is found
    CHECK(near("dont") == "don't|"); // never "don"
    CHECK(near("wont") == "won't|");
    CHECK(near("jeanpaul") == "Jean-Paul|");
    CHECK(near("jeanpauls") == "Jean-Paul’s|");
    CHECK(near("us").find("U.S.|") == 0);
    // The marks and forms that search does not mind.
    CHECK(searched.hits("कलम").size() == 1);
    CHECK(searched.hits("データ").size() == 1);
}

TEST_CASE(
    "search: a database whose words follow the rule before is read by it; reindex brings it up to date") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    Records records = marked();
    records.events.front().title = text("क़लम");
    write_database(path, records);
    // As version 7 had it.
    change_database(path, "INSERT INTO event_words (event_words) VALUES ('delete-all');"
                          "INSERT INTO event_words (rowid, pairs) SELECT id, '·क क़ ़ल लम म·' FROM event WHERE "
                          "slug = '" +
                              records.events.front().slug + "'");
    make_older(path, 7);
    {
        const auto store = open_store(path);
        CHECK_FALSE(store->info().finds_words_by_marks);
        CHECK(store->search("क़लम", 9, {}).size() == 1);
        CHECK(store->search("कलम", 9, {}).empty());
        CHECK(store->find(model::Kind::participant, "Zoe Muller").size() == 1);
    }
    reindex(path);
    const auto store = open_store(path);
    CHECK(store->search("कलम", 9, {}).size() == 1);
    CHECK(store->search("क़लम", 9, {}).size() == 1);
}

TEST_CASE("search: a database from before letters lost their marks is read by its marks, its names without; "
          "reindex brings it up to date") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    write_database(path, marked());
    // As version 6 had it: in name_key and in the words.
    change_database(path,
                    "UPDATE name_key SET compact = replace(folded, ' ', '');"
                    "INSERT INTO event_words (event_words) VALUES ('delete-all');"
                    "INSERT INTO event_words (rowid, pairs) SELECT id, '·c ca af fé é·' FROM event WHERE "
                    "slug = 'cafe'");
    make_older(path, 6);
    const std::string before = bytes_of(path);
    {
        const auto store = open_store(path);
        const model::Ref cafe = store->find(model::Kind::event, "cafe").at(0);
        CHECK(store->info().finds_words_by_marks);
        CHECK(store->find(model::Kind::participant, "Zoe Muller").size() == 1);
        CHECK(store->search("zoe", 9, {}).size() == 2);
        REQUIRE(store->search("café", 9, {}).size() == 1);
        CHECK(store->search("café", 9, {})[0].key == cafe);
        CHECK(store->search("cafe", 9, {}).empty());
    }
    CHECK(bytes_of(path) == before);
    const auto open_meanwhile = open_store(path);
    CHECK(open_meanwhile->search("cafe", 9, {}).empty());
    reindex(path);
    CHECK(open_meanwhile->search("cafe", 9, {}).size() == 1); // another program has brought it up to date
    {
        const auto writer = open_writer(path);
        model::ParticipantRecord person;
        person.slug = "later";
        person.names.push_back({"Zebulon Later", "en"});
        writer->put(person);
        CHECK(writer->finish().empty());
        writer->commit();
    }
    CHECK(open_meanwhile->find(model::Kind::participant, "Zebulon Later").size() == 1);
    CHECK(open_meanwhile->search("zebulon", 9, {}).size() == 1);
    const auto store = open_store(path);
    CHECK_FALSE(store->info().finds_words_by_marks);
    CHECK(store->search("cafe", 9, {}).size() == 1);
    CHECK(store->search("strasse", 9, {}).size() == 2);
    CHECK(store->find(model::Kind::participant, "Zoe Muller").size() == 1);
    const TempFolder other;
    write_database(other.path("a.db"), marked());
    Records later = read_database(path);
    std::erase_if(later.participants, [](const auto& person) { return person.slug == "later"; });
    CHECK(later == read_database(other.path("a.db")));
}
