#include <doctest/doctest.h>

#include "base/time.h"
#include "store/sample.h"
#include "store/sqlite/participant_queries.h"
#include "store/temp_folder.h"

using namespace dateline;
using namespace dateline::store;
using namespace dateline::store::test;

namespace {

struct Meeting {
    TempFolder folder;
    std::unique_ptr<Store> store;
    explicit Meeting(const Records& records = seoul()) {
        write_database(folder.path("a.db"), records);
        store = open_store(folder.path("a.db"));
    }
    std::int64_t id(model::Kind kind, const char* slug) { return store->find(kind, slug).at(0).id; }
    model::UtteranceView utterance(const char* slug) {
        return store->load_utterance({id(model::Kind::utterance, slug)}).value();
    }
};

} // namespace

TEST_CASE("utterance: the printing that the record has first comes first, then by publication; display "
          "quotes last") {
    Records records = seoul();
    std::swap(records.utterances[0].quotes[0], records.utterances[0].quotes[2]);
    Meeting meeting(records);
    const model::UtteranceView view = meeting.utterance("u1");
    REQUIRE(view.printings.size() == 3);
    CHECK(view.printings[0].article.slug == "biz1"); // though its first quote is a headline's
    CHECK(view.printings[1].article.slug == "times1");
    CHECK(view.printings[2].article.slug == "donga1");
    const auto& quotes = view.printings[0].quotes;
    REQUIRE(quotes.size() == 3);
    CHECK(quotes[0].label == "S2");
    CHECK(quotes[1].label == "S1");
    CHECK(quotes[2].form == model::QuoteForm::display);
    CHECK(view.speaker_name.tagged("ko") == "샘 알트만");
    CHECK(view.speaker_title.tagged("ko") == "오픈AI CEO");
    CHECK(view.context.tagged("en") == "Why Korea matters");
    CHECK(view.event_title.tagged("en") == "Meeting of OpenAI and startups");
    CHECK(view.event_date->text == "2023-06-09");
    CHECK(view.topics.at(0).name.tagged("en") == "Cooperation");
    CHECK(view.order == 1);
    CHECK(view.count == 3);
    CHECK_FALSE(view.disputed);
}

TEST_CASE("utterance: the newest accepted attribution names the speaker; all are kept") {
    Records records = seoul();
    records.utterances[0].attributions.push_back(records.utterances[0].attributions[0]);
    records.utterances[0].attributions[1].speaker = "brockman";
    records.utterances[0].attributions[1].status = model::AttributionStatus::rejected;
    records.utterances[2].attributions[0].status = model::AttributionStatus::disputed;
    Meeting meeting(records);
    const model::UtteranceView first = meeting.utterance("u1");
    CHECK(first.speaker_name.tagged("en") == "Sam Altman");
    CHECK(first.attributions.size() == 2);
    CHECK_FALSE(first.disputed);
    const model::UtteranceView second = meeting.utterance("u2");
    CHECK(second.speaker_name.tagged("en") == "Greg Brockman");
    CHECK(second.disputed);
    CHECK(second.attributions[0].outlet_name.tagged("ko") == "비즈워치");
    const model::UtteranceView third = meeting.utterance("u3");
    CHECK_FALSE(third.speaker);
    CHECK(third.speaker_name.empty());
    CHECK(third.disputed);
}

TEST_CASE("event: everything that belongs to it, in order") {
    Records records = seoul();
    records.events[1].within = "meeting";
    records.events[0].claims.insert(records.events[0].claims.begin() + 1,
                                    {"day", text("날짜"), text("9일"), ""});
    Meeting meeting(records);
    const model::EventView view =
        meeting.store->load_event({meeting.id(model::Kind::event, "meeting")}, {}).value();
    CHECK(view.slug == "meeting");
    CHECK(view.place->name.tagged("ko") == "63빌딩");
    CHECK_FALSE(view.within);
    REQUIRE(view.parts.size() == 1);
    CHECK(view.parts[0].name.tagged("ko") == "게이오대 강연");
    CHECK(view.participations.size() == 3);
    CHECK(view.participations[1].utterances == 2);
    CHECK(view.participations[2].role == "host");
    CHECK(view.participations[2].size == 100);
    REQUIRE(view.utterances.size() == 3);
    CHECK(view.utterances[2].slug == "u3");
    REQUIRE(view.articles.size() == 3);
    CHECK(view.articles[0].slug == "biz1");
    CHECK(view.articles[2].slug == "donga1"); // undated
    CHECK(view.articles[2].reference == "donga.com 119694431");
    REQUIRE(view.claims.size() == 3);
    CHECK(view.claims[1].about == "attendance");
    CHECK(view.claims[2].about == "day");
    CHECK(view.claims[1].outlet_name.tagged("en") == "Korea Times");
    CHECK(view.photos.at(0).file == "photos/group.jpg");
    const model::EventView part =
        meeting.store->load_event({meeting.id(model::Kind::event, "tokyo")}, {}).value();
    CHECK(part.within->name.tagged("en") == "Meeting of OpenAI and startups");
    CHECK_FALSE(meeting.store->load_event({99}, {}));
}

TEST_CASE("participant: utterances by event and order, those of the asked event first, in pages") {
    Records records = seoul();
    records.utterances[2].event = "tokyo";
    records.utterances[2].said = "";
    Meeting meeting(records);
    const model::ParticipantId brockman{meeting.id(model::Kind::participant, "brockman")};
    const model::EventId tokyo{meeting.id(model::Kind::event, "tokyo")};
    const model::ParticipantView view = meeting.store->load_participant(brockman, {}, {}).value();
    CHECK(view.total_utterances == 2);
    CHECK(view.total_events == 3); // he speaks at one where he is not listed
    REQUIRE(view.utterances.size() == 2);
    CHECK(view.utterances[0].slug == "u2");
    REQUIRE(view.events.size() == 3);
    CHECK(view.events[2].date.text.empty()); // undated last
    CHECK(view.name.tagged("ko") == "그렉 브록만");
    CHECK(view.photos.size() == 1);
    REQUIRE(view.sparkline.size() == 48);
    CHECK(view.sparkline.front() == 2);
    const model::ParticipantView other =
        meeting.store->load_participant(brockman, tokyo, {.limit = 1}).value();
    REQUIRE(other.utterances.size() == 1);
    CHECK(other.utterances[0].slug == "u3");
    CHECK_FALSE(other.more_before);
    CHECK(other.more_after);
    const model::ParticipantView next =
        meeting.store
            ->load_participant(brockman, tokyo, {model::Page::From::after, other.utterances[0].id.value, 1})
            .value();
    CHECK(next.utterances.at(0).slug == "u2");
    CHECK(next.more_before);
    CHECK_FALSE(next.more_after);
    CHECK_FALSE(meeting.store->load_participant({99}, {}, {}));
}

namespace {

// A database's participants, few or many of whose utterances are looked at.
class Lists {
  public:
    Lists() {
        write_database(folder_.path("a.db"), random_records(21, 120));
        connection_ = Connection::open_for_reading(folder_.path("a.db"));
        cache_ = std::make_unique<EntityCache>(*connection_);
    }
    model::ParticipantView view(std::int64_t max_looked_at, std::int64_t participant, std::int64_t event,
                                const model::Page& page) {
        return load_participant(*cache_, {.max_looked_at = max_looked_at}, {participant}, {event}, page)
            .value_or(model::ParticipantView{});
    }
    static std::vector<std::int64_t> ids(const model::ParticipantView& view) {
        std::vector<std::int64_t> ids;
        for (const model::UtteranceView& utterance : view.utterances)
            ids.push_back(utterance.id.value);
        return ids;
    }

  private:
    TempFolder folder_;
    std::unique_ptr<Connection> connection_;
    std::unique_ptr<EntityCache> cache_;
};

constexpr std::int64_t sort_few = 1500, sort_none = 0; // are sorted

} // namespace

TEST_CASE("participant: many utterances, asked event by event, are those that sorting gives, page by page") {
    Lists lists;
    using From = model::Page::From;
    std::size_t read = 0;
    for (std::int64_t participant = 1; participant <= 12; ++participant)
        for (const std::int64_t event : {0, 1, 17, 60}) {
            std::vector<model::Page> pages{{}, {.limit = 3}};
            const auto all = Lists::ids(lists.view(sort_few, participant, event, {}));
            for (std::size_t i = 0; i < all.size(); i += 2)
                for (const From from : {From::after, From::before})
                    pages.push_back({from, all[i], 3});
            pages.push_back({From::after, 99'999, 3}); // none of theirs
            for (const int year : {1900, 2022, 2023, 2100})
                pages.push_back({From::instant, base::tick_from_ms(base::from_civil({year, 1, 1})), 3});
            for (const model::Page& page : pages) {
                CAPTURE(participant);
                CAPTURE(event);
                CAPTURE(page.at);
                const model::ParticipantView sorted = lists.view(sort_few, participant, event, page);
                const model::ParticipantView asked = lists.view(sort_none, participant, event, page);
                read += sorted.utterances.size();
                CHECK(Lists::ids(sorted) == Lists::ids(asked));
                CHECK(sorted.more_before == asked.more_before);
                CHECK(sorted.more_after == asked.more_after);
            }
        }
    CHECK(read > 1000);
}

TEST_CASE("participant: turning pages forwards and back meets every utterance once, in order") {
    Lists lists;
    using From = model::Page::From;
    for (std::int64_t participant = 1; participant <= 12; ++participant)
        for (const std::int64_t event : {0, 17}) {
            const auto all = Lists::ids(lists.view(sort_few, participant, event, {}));
            std::vector<std::int64_t> turned;
            model::ParticipantView view = lists.view(sort_none, participant, event, {.limit = 4});
            CHECK_FALSE(view.more_before);
            while (true) {
                const auto page = Lists::ids(view);
                turned.insert(turned.end(), page.begin(), page.end());
                if (!view.more_after) break;
                view = lists.view(sort_none, participant, event, {From::after, page.back(), 4});
                CHECK(view.more_before);
            }
            CHECK(turned == all);
            turned = Lists::ids(view);
            while (view.more_before) {
                view = lists.view(sort_none, participant, event, {From::before, Lists::ids(view).front(), 4});
                CHECK(view.more_after);
                const auto page = Lists::ids(view);
                turned.insert(turned.begin(), page.begin(), page.end());
            }
            CHECK(turned == all);
        }
}

TEST_CASE("participant: titles are listed where they change") {
    Records records = seoul();
    records.events[1].participations[0].title = text("오픈AI CEO");
    Meeting same(records);
    const auto titles = [](Meeting& meeting) {
        return meeting.store->load_participant({meeting.id(model::Kind::participant, "altman")}, {}, {})
            ->titles;
    };
    CHECK(titles(same).size() == 1);
    records.events[1].participations[0].title = text("전 CEO");
    Meeting changed(records);
    REQUIRE(titles(changed).size() == 2);
    CHECK(titles(changed)[1].title.tagged("ko") == "전 CEO");
    CHECK(titles(changed)[1].date->text == "2023-06-12");
}

TEST_CASE("article and photo: what they cover, printed and show") {
    Records records = seoul();
    records.articles[0].body = "본문";
    Meeting meeting(records);
    const model::ArticleView article =
        meeting.store->load_article({meeting.id(model::Kind::article, "biz1")}, {}).value();
    CHECK(article.body == "본문");
    CHECK(article.item.outlet_name.tagged("ko") == "비즈워치");
    CHECK(article.item.published->text == "2023-06-09T16:53");
    REQUIRE(article.events.size() == 1);
    REQUIRE(article.utterances.size() == 2);
    CHECK(article.utterances[0].slug == "u1");
    const model::PhotoView photo = meeting.store->load_photo({1}).value();
    CHECK(photo.illustration);
    CHECK(photo.regions.size() == 2);
    CHECK(photo.event_title.tagged("ko") == "오픈AI와 국내 스타트업 간담회");
    CHECK_FALSE(meeting.store->load_article({99}, {}));
    CHECK_FALSE(meeting.store->load_photo({99}));
}

TEST_CASE("names: anything can be named") {
    Meeting meeting;
    CHECK(meeting.store->name_of(model::ParticipantId{1}).tagged("en") == "Sam Altman");
    CHECK(meeting.store->name_of(model::EventId{2}).tagged("ko") == "게이오대 강연");
    CHECK(meeting.store->name_of(model::ArticleId{2}).tagged("ko") == "알트만 방한");
    CHECK(meeting.store->name_of(model::UtteranceId{3}).tagged("ko") == "힘을 모으자");
    CHECK(meeting.store->name_of(model::PhotoId{1}).tagged("ko") == "기념촬영");
    CHECK(meeting.store->name_of(model::PlaceId{3}).tagged("en") == "Tokyo");
    CHECK(meeting.store->name_of(model::TopicId{99}).empty());
    CHECK(meeting.store->name_of({}).empty());
}

namespace {

// The meeting, at which very much is said.
Records long_meeting(int utterances) {
    Records records = seoul();
    const model::UtteranceRecord pattern = records.utterances[1];
    records.utterances.clear();
    for (int i = 0; i < utterances; ++i) {
        records.utterances.push_back(pattern);
        records.utterances.back().slug = "said-" + std::to_string(i);
        records.utterances.back().order = i + 1;
    }
    return records;
}

} // namespace

TEST_CASE("event: however much is said, every word of it is reached, page by page and in pieces") {
    constexpr int all = 2345;
    Meeting meeting(long_meeting(all));
    const model::EventId id{meeting.id(model::Kind::event, "meeting")};
    using From = model::Page::From;
    model::EventView view = meeting.store->load_event(id, {}).value();
    CHECK(view.item.utterances == all);
    CHECK(view.utterances.size() == 200);
    CHECK_FALSE(view.more_before);
    CHECK(view.more_after);
    int order = 0, pages = 0;
    for (;; ++pages) {
        for (const model::UtteranceView& utterance : view.utterances)
            CHECK(utterance.order == ++order);
        if (!view.more_after) break;
        view = meeting.store->load_event(id, {.from = From::after, .at = view.utterances.back().id.value})
                   .value();
        CHECK(view.more_before);
    }
    CHECK(order == all);
    CHECK(pages == 11);
    view = meeting.store->load_event(id, {.from = From::last}).value();
    CHECK(view.utterances.back().order == all);
    CHECK(view.utterances.front().order == all - 199);
    view =
        meeting.store->load_event(id, {.from = From::before, .at = view.utterances.front().id.value}).value();
    CHECK(view.utterances.back().order == all - 200);

    const auto cursor = meeting.store->utterances(id, {});
    std::size_t said = 0;
    while (const auto utterance = cursor->next())
        CHECK(utterance->order == static_cast<int>(++said));
    CHECK(said == all);

    const model::ArticleId article{
        meeting.id(model::Kind::article, seoul().utterances[1].quotes[0].article.c_str())};
    const model::ArticleView printed = meeting.store->load_article(article, {.from = From::last}).value();
    CHECK(printed.total_utterances == all);
    CHECK(printed.utterances.back().order == all);
    CHECK(printed.more_before);
}

TEST_CASE("event: lists that end say how long they are, and go on when asked") {
    Records records = seoul();
    const model::EventRecord pattern = records.events.back();
    for (int i = 0; i < 30; ++i) {
        records.events.push_back(pattern);
        records.events.back().slug = "part-" + std::to_string(i);
        records.events.back().within = "meeting";
    }
    Meeting meeting(records);
    const model::EventId id{meeting.id(model::Kind::event, "meeting")};
    const model::EventView few = meeting.store->load_event(id, {.rows = 2}).value();
    CHECK(few.parts.size() == 2);
    CHECK(few.total_parts == 30);
    CHECK(few.participations.size() == 2);
    CHECK(few.total_participations == 3);
    CHECK(few.articles.size() == 2);
    CHECK(few.item.articles == 3);
    CHECK(few.claims.size() == 2);
    CHECK(few.total_claims == 2);
    CHECK(meeting.store->load_event(id, {.rows = 40}).value().parts.size() == 30);
    const model::ParticipantId brockman{meeting.id(model::Kind::participant, "brockman")};
    const model::ParticipantView person = meeting.store->load_participant(brockman, {}, {.rows = 5}).value();
    CHECK(person.events.size() == 5);
    CHECK(person.more_events);
    CHECK_FALSE(meeting.store->load_participant(brockman, {}, {.rows = 100}).value().more_events);
    const model::Tray tray = meeting.store->load_tray({{}, 7}, {});
    CHECK(tray.total == 31);
    CHECK(tray.events.size() == 7);
    CHECK(meeting.store->load_tray({{}, 100}, {}).events.size() == 31);
}
