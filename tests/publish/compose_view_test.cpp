#include "publish/compose_view.h"

#include <set>

#include <doctest/doctest.h>

#include "publish/photos.h"
#include "store/sample.h"
#include "store/temp_folder.h"

using namespace dateline;

namespace {

struct Opened {
    store::test::TempFolder folder;
    std::unique_ptr<store::Store> store;
    explicit Opened(const store::test::Records& records) {
        store::test::write_database(folder.path("a.db"), records);
        store = store::open_store(folder.path("a.db"));
    }
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

std::string words_on(const std::vector<scene::Scene>& pages) {
    std::string words;
    for (const scene::Scene& page : pages)
        for (const scene::Command& command : page.commands)
            if (const auto* text = std::get_if<scene::Text>(&command)) words += text->text + "\n";
    return words;
}

publish::ComposedView composed(Opened& opened, state::PictureOptions options) {
    options.view.size = "a4-landscape";
    options.view.language = "en";
    publish::Photos photos(*opened.store, opened.folder.path("."), 1);
    return publish::compose_view(*opened.store,
                                 state::resolve_picture(options, *opened.store, base::Language::english),
                                 scene::FixedMeasurer(), publish::Links::no, photos, {});
}

} // namespace

TEST_CASE("pages: as many as needed name each event on one, or list it in an index at the end") {
    for (const int visits : {20, 150}) {
        CAPTURE(visits);
        Opened opened(season(visits));
        state::PictureOptions options;
        options.pages = "auto";
        const publish::ComposedView view = composed(opened, options);
        const std::string words = words_on(view.pages);
        for (int i = 0; i < visits; ++i)
            CHECK(words.find("V" + std::to_string(1000 + i)) != std::string::npos);
        for (const char* title : {"Opens", "Closes", "The year", "Undated"})
            CHECK(words.find(title) != std::string::npos);
        CHECK(words.find("Events not named in the picture") != std::string::npos); // the undated one at least
        CHECK(view.pages.size() <= (visits == 20 ? 6U : 26U));
        // None shows the bar of the year alone.
        for (std::size_t i = 0; i + 1 < view.pages.size(); ++i) {
            const std::string page = words_on({view.pages[i]});
            CHECK((page.find("V1") != std::string::npos || page.find("Opens") != std::string::npos ||
                   page.find("Closes") != std::string::npos));
        }
    }
}

TEST_CASE("pages: a picture of a database without a date says what is there") {
    store::test::Records records;
    records.databases.emplace_back();
    for (const char* title : {"First", "Second"})
        records.events.push_back(event(title == std::string("First") ? "a" : "b", "", title));
    Opened opened(records);
    for (const char* pages : {"", "auto"}) {
        state::PictureOptions options;
        options.pages = pages;
        const publish::ComposedView view = composed(opened, options);
        CHECK(view.pages.size() == 1);
        const std::string words = words_on(view.pages);
        for (const char* part : {"No event has a date yet", "First", "Second"})
            CHECK(words.find(part) != std::string::npos);
        for (const char* part : {"1969", "1970", "tray", "Press"})
            CHECK(words.find(part) == std::string::npos);
    }
    store::test::Records none;
    none.databases.emplace_back();
    Opened empty(none);
    CHECK(words_on(composed(empty, {}).pages).find("Nothing here yet") != std::string::npos);
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
    state::PictureOptions options;
    options.panel = true;
    options.view.select = "speaker";
    const std::string words = words_on(composed(opened, options).pages);
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
    state::PictureOptions options;
    options.pages = "auto";
    const std::string words = words_on(composed(opened, options).pages);
    int missing = 0;
    for (int i = 0; i < count; ++i)
        missing += words.find("V" + std::to_string(10000 + i)) == std::string::npos ? 1 : 0;
    CHECK(missing == 0);
    CHECK(words.find("A shorter span or") == std::string::npos);
}
