#include "publish/compose_view.h"

#include <algorithm>
#include <map>
#include <set>

#include <doctest/doctest.h>

#include "publish/photos.h"
#include "store/database.h"
#include "store/sample.h"
#include "store/stub_stores.h"
#include "store/temp_folder.h"

using namespace dateline;

namespace {

struct Opened {
    store::test::TempFolder folder;
    std::unique_ptr<store::Store> store;
    explicit Opened(const store::test::Records& records) {
        store::test::write_database(folder.path("a.db"), records);
        store = store::database_at(folder.path("a.db"))->open_store();
    }
};

// Counts how often each event is read.
class Counting final : public store::test::ForwardingStore {
  public:
    using ForwardingStore::ForwardingStore;
    int max_loads() const {
        int most = 0;
        for (const auto& [id, count] : loads_)
            most = std::max(most, count);
        return most;
    }
    std::optional<model::EventView> load_event(model::EventId id, model::Page page,
                                               std::stop_token stop) override {
        ++loads_[id];
        return ForwardingStore::load_event(id, page, std::move(stop));
    }

  private:
    std::map<model::EventId, int> loads_;
};

model::EventRecord event(const std::string& slug, const std::string& date, const std::string& title) {
    model::EventRecord event;
    event.slug = slug;
    event.date = date;
    event.title = store::test::text("", title);
    return event;
}

// A season: one event at each end, and visits in three weeks between.
store::test::Records season(int visits) {
    store::test::Records records;
    records.databases.emplace_back();
    records.events.push_back(event("opens", "2021-01-10", "Opens"));
    records.events.push_back(event("closes", "2021-11-20", "Closes"));
    records.events.push_back(event("year", "2021", "The year"));
    records.events.push_back(event("undated", "", "Undated"));
    for (int i = 0; i < visits; ++i)
        records.events.push_back(event("visit-" + std::to_string(i),
                                       "2021-05-" + std::to_string(100 + 10 + i % 21).substr(1),
                                       "V" + std::to_string(1000 + i)));
    return records;
}

// Talks that begin on one side of the world and end on the other, where it is still the day before.
store::test::Records talks() {
    store::test::Records records;
    records.databases.emplace_back();
    records.databases.back().utc_offset_minutes = 540;
    records.events.push_back(event("call", "2023-06-09T11:00+09:00/2023-06-08T23:00-04:00", "Call"));
    records.events.push_back(event("seoul", "2023-06-09T11:05+09:00", "Seoul"));
    records.events.push_back(event("new-york", "2023-06-08T22:20-04:00", "New York"));
    return records;
}

std::string words_on_pages(const std::vector<scene::Scene>& pages) {
    std::string words;
    for (const scene::Scene& page : pages)
        for (const scene::PlacedCommand& placed : scene::painting_order(page))
            if (const auto* text = std::get_if<scene::Text>(&placed.command)) words += text->text + "\n";
    return words;
}

publish::ComposedView composed(Opened& opened, request::PictureOptions options) {
    options.view.size = "a4-landscape";
    options.view.language = "en";
    publish::Photos photos(*opened.store, 1);
    return publish::compose_view(*opened.store,
                                 request::resolve_picture(options, *opened.store, base::Language::english),
                                 scene::FixedMeasurer(), publish::Links::no, photos, {});
}

} // namespace

TEST_CASE("pages: as many as needed name each event on one, or list it in an index at the end") {
    for (const int visits : {20, 150}) {
        CAPTURE(visits);
        Opened opened(season(visits));
        request::PictureOptions options;
        options.pages = "auto";
        const publish::ComposedView view = composed(opened, options);
        const std::string words = words_on_pages(view.pages);
        for (int i = 0; i < visits; ++i)
            CHECK(words.find("V" + std::to_string(1000 + i)) != std::string::npos);
        for (const char* title : {"Opens", "Closes", "The year", "Undated"})
            CHECK(words.find(title) != std::string::npos);
        CHECK(words.find("Events not named in the picture") != std::string::npos); // the undated one at least
        CHECK(view.pages.size() <= (visits == 20 ? 6U : 26U));
        // None shows the bar of the year alone.
        for (std::size_t i = 0; i + 1 < view.pages.size(); ++i) {
            const std::string page = words_on_pages({view.pages[i]});
            CHECK((page.find("V1") != std::string::npos || page.find("Opens") != std::string::npos ||
                   page.find("Closes") != std::string::npos));
        }
    }
}

TEST_CASE(
    "pages: the heading names the first start and the last end of what is there, or what was asked for") {
    store::test::Records records;
    records.databases.emplace_back();
    records.events.push_back(event("opens", "2022-11-30", "Opens"));
    records.events.push_back(event("season", "2023-05/2023-06", "Season"));
    records.events.push_back(event("closes", "2023-11-21", "Closes"));
    const auto head = [](Opened& opened, const request::PictureOptions& options) {
        const std::string words = words_on_pages({composed(opened, options).pages.front()});
        const std::size_t from = words.find('\n') + 1;
        return words.substr(0, words.find('\n', from));
    };
    Opened opened(records);
    request::PictureOptions options;
    options.title = "Title";
    CHECK(head(opened, options) == "Title\n30 Nov 2022 – 21 Nov 2023");
    options.view.dates.from = "2022-11-01";
    options.view.dates.to = "2023-12-01";
    CHECK(head(opened, options) == "Title\nTue 1 Nov 2022 – Fri 1 Dec 2023");
    options.view.dates.from = options.view.dates.to = "";
    options.pages = "2";
    CHECK(words_on_pages(composed(opened, options).pages).find("\nWed 30 Nov 2022 – ") != std::string::npos);
    for (int i = 0; i < 1200; ++i)
        records.events.push_back(
            event("e-" + std::to_string(i), "2023-07-" + std::to_string(110 + i % 20).substr(1), "E"));
    Opened many(records);
    options.pages = "";
    CHECK(head(many, options) == "Title\n30 Nov 2022 – 21 Nov 2023");
    records.events = {event("year", "1904", "Year"), event("decade", "1986-05", "Month")};
    Opened years(records);
    CHECK(head(years, options) == "Title\n1904 – May 1986");
}

TEST_CASE("pages: a caption on the last page leaves nobody without a name or a line in the index") {
    store::test::Records records;
    records.databases.emplace_back();
    for (int i = 0; i < 260; ++i) {
        const int day = (i * 37 + i * i * 11) % 330;
        std::string date = "2021-" + std::to_string(101 + day / 28).substr(1) + "-" +
                           std::to_string(101 + day % 28).substr(1);
        if (i % 3 == 0) date += "/2021-12-31";
        records.events.push_back(
            event("q-" + std::to_string(i), date, "Q" + std::to_string(1000 + i) + " of the harbour"));
        records.events.back().weight = i % 8;
    }
    Opened opened(records);
    for (const char* caption : {"", "Words of a caption that takes its room. "}) {
        CAPTURE(caption);
        request::PictureOptions options;
        options.pages = "auto";
        for (int i = 0; i < 40; ++i)
            options.caption += caption;
        const std::string words = words_on_pages(composed(opened, options).pages);
        for (int i = 0; i < 260; ++i)
            CHECK(words.find("Q" + std::to_string(1000 + i) + " ") != std::string::npos);
    }
}

TEST_CASE("pages: while they are cut the work is told of, and an event's reports are read once") {
    store::test::Records records = season(150);
    records.outlets.emplace_back();
    records.outlets.back().slug = "paper";
    records.outlets.back().name = store::test::text("", "Paper");
    records.articles.emplace_back();
    records.articles.back().slug = "article";
    records.articles.back().outlet = "paper";
    records.articles.back().headline = "Headline";
    records.articles.back().language = "en";
    records.articles.back().url = "https://example.org/a";
    for (model::EventRecord& each : records.events)
        each.coverage = {"article"};
    Opened opened(records);
    Counting counting(*opened.store);
    request::PictureOptions options;
    options.pages = "auto";
    options.view.size = "a4-landscape";
    options.view.language = "en";
    publish::Photos photos(counting, 1);
    std::vector<double> shares;
    const publish::ComposedView view =
        publish::compose_view(counting, request::resolve_picture(options, counting, base::Language::english),
                              scene::FixedMeasurer(), publish::Links::yes, photos,
                              {[&](double share) { shares.push_back(share); }, {}});
    CHECK(view.outlets == std::vector<std::string>{"Paper"});
    CHECK(counting.max_loads() == 1);
    CHECK(shares.size() > 2 * view.pages.size()); // not only while the pages are drawn
    CHECK(std::is_sorted(shares.begin(), shares.end()));
    CHECK(shares.front() == 0);
    CHECK(shares.back() < 1);
    const std::vector<scene::PlacedHit> hits = scene::all_hits(view.pages.front());
    CHECK(std::any_of(hits.begin(), hits.end(), [](const scene::PlacedHit& placed) {
        return placed.hit.url == "https://example.org/a";
    }));
}

TEST_CASE("picture: beside a time of another zone, each time in the panel names its own") {
    for (const bool differ : {true, false}) {
        CAPTURE(differ);
        store::test::Records records;
        records.databases.emplace_back();
        records.databases.back().utc_offset_minutes = 540;
        records.participants.emplace_back();
        records.participants.back().slug = "kim";
        records.participants.back().names = {{"Kim", "en", model::NameKind::primary}};
        records.outlets.emplace_back();
        records.outlets.back().slug = "post";
        records.outlets.back().name = store::test::text("", "Post");
        records.articles.emplace_back();
        records.articles.back().slug = "a";
        records.articles.back().outlet = "post";
        records.articles.back().language = "en";
        records.articles.back().published = "2024-03-13T18:30";
        for (const bool away : {false, true}) {
            records.events.push_back(event(away ? "away" : "home",
                                           away ? "2024-03-13T09:00" : "2024-03-12T10:00/2024-03-12T16:00",
                                           "Talks"));
            if (away && differ) records.events.back().utc_offset_minutes = 180;
            model::UtteranceRecord said;
            said.slug = away ? "u2" : "u1";
            said.event = records.events.back().slug;
            said.attributions.emplace_back();
            said.attributions.back().speaker = "kim";
            said.quotes.emplace_back();
            said.quotes.back().article = "a";
            said.quotes.back().text = "Words";
            said.quotes.back().language = "en";
            records.utterances.push_back(said);
        }
        Opened opened(records);
        request::PictureOptions options;
        options.panel = true;
        options.view.select = "participant:Kim";
        std::string words = words_on_pages(composed(opened, options).pages);
        std::replace(words.begin(), words.end(), '\n', ' '); // a line may end anywhere
        CHECK((words.find("16:00 UTC+9") != std::string::npos) == differ);
        CHECK((words.find("18:30 UTC+9") != std::string::npos) == differ);
        CHECK((words.find("09:00 UTC+3") != std::string::npos) == differ);
    }
}

TEST_CASE("pages: where zones differ in view, the heading names that of each of its times") {
    Opened opened(talks());
    request::PictureOptions options;
    options.title = "Title";
    const auto says = [&](const char* words) {
        return words_on_pages(composed(opened, options).pages).find(words) != std::string::npos;
    };
    CHECK(says("Title\nFri 9 Jun 2023, 11:00 UTC+9 – Thu 8 Jun 2023, 23:00 UTC−4\n"));
    options.pages = "2";
    CHECK(says("\n9 Jun 2023, 11:00 UTC+9 – 9 Jun 2023, 11:30 UTC+9\n"));
    options.pages = "";
    options.view.dates.from = "2023-06-09T11:00";
    options.view.dates.to = "2023-06-09T11:30";
    CHECK(says("Title\n9 Jun 2023, 11:00 UTC+9 – 9 Jun 2023, 11:30 UTC+9\n"));
    options.view.dates.from = "2023-06-09T12:30";
    options.view.dates.to = "2023-06-09T13:00";
    CHECK(says("Title\n9 Jun 2023, 12:30 – 9 Jun 2023, 13:00\n")); // none in view
}

TEST_CASE("pages: the index says when what it lists was, in its zone where zones differ, also off the axis") {
    store::test::Records records = talks();
    records.events.push_back(event("bang", "Y-138E10", "Bang"));
    records.events.push_back(event("winter", "XXXX-12-XX", "Winter"));
    records.events.push_back(event("undated", "", "Undated"));
    for (int i = 0; i < 150; ++i) // so that no page names them all
        records.events.push_back(event("e-" + std::to_string(i),
                                       records.events[static_cast<std::size_t>(i % 3)].date,
                                       (i % 3 == 0 ? "Long" : "Short") + std::to_string(i)));
    Opened opened(records);
    request::PictureOptions options;
    options.pages = "1";
    const auto index_of = [&](base::Language language) {
        options.view.language = language == base::Language::english ? "en" : "ko";
        options.view.size = "a4-landscape";
        publish::Photos photos(*opened.store, 1);
        const auto pages =
            publish::compose_view(*opened.store, request::resolve_picture(options, *opened.store, language),
                                  scene::FixedMeasurer(), publish::Links::no, photos, {})
                .pages;
        std::string words = words_on_pages({pages.begin() + 1, pages.end()});
        std::replace(words.begin(), words.end(), '\n', ' '); // a line may end anywhere
        return words;
    };
    const std::string in_english = index_of(base::Language::english);
    for (const char* part : {"Fri 9 Jun 2023, 11:00 UTC+9 Long", "– Thu 8 Jun 2023, 23:00 UTC−4",
                             "Fri 9 Jun 2023, 11:05 UTC+9", "Thu 8 Jun 2023, 22:20 UTC−4",
                             "1.38 trillion years ago Bang", "Dec, year unknown Winter", " Undated"})
        CHECK_MESSAGE(in_english.find(part) != std::string::npos, part);
    const std::string in_korean = index_of(base::Language::korean);
    for (const char* part :
         {"2023. 6. 9. (금) 11:05 UTC+9", "1조 3,800억 년 전 Bang", "12월, 연도 미상 Winter"})
        CHECK_MESSAGE(in_korean.find(part) != std::string::npos, part);
}

TEST_CASE("pages: a picture of a database without a date says what is there") {
    store::test::Records records;
    records.databases.emplace_back();
    for (const char* title : {"First", "Second"})
        records.events.push_back(event(title == std::string("First") ? "a" : "b", "", title));
    Opened opened(records);
    for (const char* pages : {"", "auto"}) {
        request::PictureOptions options;
        options.pages = pages;
        const publish::ComposedView view = composed(opened, options);
        CHECK(view.pages.size() == 1);
        const std::string words = words_on_pages(view.pages);
        for (const char* part : {"No event has a date yet", "First", "Second"})
            CHECK(words.find(part) != std::string::npos);
        for (const char* part : {"1969", "1970", "tray", "Press"})
            CHECK(words.find(part) == std::string::npos);
    }
    store::test::Records none;
    none.databases.emplace_back();
    Opened empty(none);
    CHECK(words_on_pages(composed(empty, {}).pages).find("Nothing here yet") != std::string::npos);
}

TEST_CASE("pages: words beyond what the panel can hold are counted by what the database has") {
    store::test::Records records = season(1);
    records.outlets.emplace_back();
    records.outlets.back().slug = "paper";
    records.outlets.back().name = store::test::text("", "Paper");
    records.articles.emplace_back();
    records.articles.back().slug = "article";
    records.articles.back().outlet = "paper";
    records.articles.back().headline = "Headline";
    records.articles.back().language = "en";
    records.participants.emplace_back();
    records.participants.back().slug = "speaker";
    records.participants.back().names = {{"Speaker", "en"}};
    for (int i = 0; i < 990; ++i) {
        model::UtteranceRecord said;
        said.slug = "said-" + std::to_string(i);
        said.event = "visit-0";
        said.order = i + 1;
        model::QuoteRecord quote;
        quote.article = "article";
        quote.text = "Words " + std::to_string(i);
        quote.language = "en";
        said.quotes.push_back(quote);
        model::AttributionRecord by;
        by.speaker = "speaker";
        by.by = "desk";
        said.attributions.push_back(by);
        records.utterances.push_back(said);
    }
    Opened opened(records);
    request::PictureOptions options;
    options.panel = true;
    options.view.select = "speaker";
    const std::string words = words_on_pages(composed(opened, options).pages);
    std::set<int> shown; // one stands on a card as well
    for (std::size_t at = 0; (at = words.find("Words ", at)) != std::string::npos; ++at)
        shown.insert(std::stoi(words.substr(at + 6)));
    const std::size_t more = words.find("\nand ");
    REQUIRE(more != std::string::npos);
    CHECK(static_cast<int>(shown.size()) + std::stoi(words.substr(more + 5)) == 990);
}

TEST_CASE("pages: of more than four thousand events each is named on a page or in the index") {
    store::test::Records records;
    records.databases.emplace_back();
    constexpr int count = 4001;
    for (int i = 0; i < count; ++i)
        records.events.push_back(
            event("e-" + std::to_string(i),
                  std::to_string(1000 + i / 12) + "-" + std::to_string(101 + i % 12).substr(1) + "-10",
                  "V" + std::to_string(10000 + i)));
    Opened opened(records);
    request::PictureOptions options;
    options.pages = "auto";
    const std::string words = words_on_pages(composed(opened, options).pages);
    for (int i = 0; i < count; ++i)
        CHECK(words.find("V" + std::to_string(10000 + i)) != std::string::npos);
    CHECK(words.find("A shorter span or") == std::string::npos);
}

TEST_CASE("pages: a given number of pages has an index too, of what no page names") {
    Opened opened(season(150));
    const auto words_of = [&](const std::string& pages) {
        request::PictureOptions options;
        options.pages = pages;
        return words_on_pages(composed(opened, options).pages);
    };
    for (const char* pages : {"1", "3"}) {
        CAPTURE(pages);
        const std::string words = words_of(pages);
        CHECK(words.find("Events not named in the picture") != std::string::npos);
        int missing = 0, in_short = 0; // a name may end in an ellipsis
        for (std::size_t at = 0; (at = words.find("\u2026", at)) != std::string::npos; ++at)
            ++in_short;
        for (int i = 0; i < 150; ++i)
            missing += words.find("V" + std::to_string(1000 + i)) == std::string::npos ? 1 : 0;
        CHECK(missing <= in_short);
        CHECK(in_short < 10);
        for (const char* title : {"Opens", "Closes", "The year", "Undated"})
            CHECK(words.find(title) != std::string::npos);
    }
    CHECK(words_of("").find("Events not named in the picture") ==
          std::string::npos); // a picture has no pages
}

TEST_CASE(
    "pages: what began on an earlier page is not counted as if it had no name, but left to other pages") {
    store::test::Records records;
    records.databases.emplace_back();
    for (int i = 0; i < 65; ++i)
        records.events.push_back(
            event("day-" + std::to_string(i), "2024-04-10", "V" + std::to_string(1000 + i)));
    for (int i = 0; i < 30; ++i)
        records.events.push_back(event("hour-" + std::to_string(i),
                                       "2024-04-10T" + std::to_string(110 + i / 4).substr(1) + ":" +
                                           std::to_string(100 + i % 4 * 15).substr(1) + "Z",
                                       "H" + std::to_string(100 + i)));
    records.events.push_back(event("before", "2024-01-10", "Before"));
    Opened opened(records);
    for (const char* pages : {"auto", "4"}) {
        CAPTURE(pages);
        request::PictureOptions options;
        options.pages = pages;
        const publish::ComposedView view = composed(opened, options);
        const std::string words = words_on_pages(view.pages);
        for (int i = 0; i < 65; ++i)
            CHECK(words.find("V" + std::to_string(1000 + i)) != std::string::npos);
        // Behind the page on which the day begins, nothing of the day is told of as "+65".
        bool begun = false;
        for (const scene::Scene& page : view.pages) {
            const std::string on_page = words_on_pages({page});
            if (on_page.find("Events not named") != std::string::npos) break;
            if (begun) {
                CHECK(on_page.find("+65") == std::string::npos);
                CHECK(on_page.find("+64") == std::string::npos);
            }
            begun = begun || on_page.find("V1000") != std::string::npos;
        }
    }
}
