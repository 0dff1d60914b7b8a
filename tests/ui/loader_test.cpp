// The loader's two workers, over databases so large that the first is busy for a while.
#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <variant>

#include <doctest/doctest.h>

#include "state/wanted.h"
#include "store/store.h"
#include "store/temp_folder.h"
#include "store/writer.h"
#include "ui/loader.h"

using namespace dateline;
using namespace std::chrono_literals;

namespace {

std::string numbered(const char* name, int number) {
    return name + std::to_string(number);
}

model::UtteranceRecord utterance(int event, int order, int participants) {
    model::UtteranceRecord said;
    said.slug = numbered("utterance-", event) + numbered("-", order);
    said.event = numbered("event-", event);
    said.order = order;
    model::QuoteRecord quote;
    quote.article = "article";
    quote.text = numbered("Word ", event + order);
    quote.language = "en";
    said.quotes.push_back(quote);
    model::AttributionRecord attribution;
    attribution.speaker = numbered("person-", (event + order) % participants);
    said.attributions.push_back(attribution);
    return said;
}

// So much at each event that a window takes tens of milliseconds.
void write_database(const std::string& path, int events, int participants) {
    const auto writer = store::database_at(path)->open_writer();
    model::DatabaseRecord database;
    database.title.set("en", "Many");
    writer->put(database);
    model::OutletRecord outlet;
    outlet.slug = "outlet";
    outlet.name.set("en", "Outlet");
    writer->put(outlet);
    model::ArticleRecord article;
    article.slug = "article";
    article.outlet = "outlet";
    article.headline = "Headline";
    article.language = "en";
    writer->put(article);
    for (int i = 0; i < participants; ++i) {
        model::ParticipantRecord person;
        person.slug = numbered("person-", i);
        person.names.push_back({numbered("Person ", i), "en", model::NameKind::primary});
        writer->put(person);
    }
    for (int i = 0; i < events; ++i) {
        model::EventRecord event;
        event.slug = numbered("event-", i);
        event.date = std::to_string(1900 + i % 100) + (i % 7 == 0 ? "/2010" : numbered("-0", 1 + i % 9));
        event.title.set("en", numbered("Event ", i));
        for (int other = 0; other < 4; ++other)
            event.participations.push_back(
                {numbered("person-", (i + 3 * other) % participants), "speaker", {}, {}});
        writer->put(event);
        for (int order = 1; order <= 3; ++order)
            writer->put(utterance(i, order, participants));
    }
    REQUIRE(writer->finish().empty());
    writer->commit();
}

// What the window would ask for with these years in view.
state::Wanted wanted_in(const std::string& path, std::int64_t from_year, std::int64_t years) {
    constexpr double year_ms = 365 * base::day_ms;
    state::State resting;
    resting.path = path;
    resting.fitted = true;
    resting.viewport.start_ms = static_cast<double>(from_year - 1970) * year_ms;
    resting.viewport.span_ms = static_cast<double>(years) * year_ms;
    resting.viewport.size = {1000, 900};
    return state::wanted(resting);
}

struct Answers {
    std::optional<model::Window> window, rail;
    int opened = 0, failed = 0;

    void take(ui::Loader& loader) {
        for (state::Answer& answer : loader.take()) {
            if (auto* loaded = std::get_if<state::answer::WindowLoaded>(&answer))
                window = std::move(loaded->window);
            else if (auto* rail_loaded = std::get_if<state::answer::RailLoaded>(&answer))
                rail = std::move(rail_loaded->window);
            else if (std::holds_alternative<state::answer::Opened>(answer))
                ++opened;
            else if (std::holds_alternative<state::answer::OpenFailed>(answer) ||
                     std::holds_alternative<state::answer::Notify>(answer))
                ++failed;
        }
    }
};

// Asks as each frame does, until both answers are there.
void ask_until_answered(ui::Loader& loader, state::Wanted wanted, Answers* answers) {
    const auto give_up = std::chrono::steady_clock::now() + 60s;
    const auto window = wanted.window, rail = wanted.rail;
    while (std::chrono::steady_clock::now() < give_up) {
        answers->take(loader);
        const bool has_window = answers->window && answers->window->query == window;
        const bool has_rail = answers->rail && answers->rail->query == rail;
        if (has_window && has_rail) return;
        wanted.window = has_window ? std::nullopt : window;
        wanted.rail = has_rail ? std::nullopt : rail;
        loader.ask(wanted, base::Language::english);
        std::this_thread::sleep_for(1ms);
    }
    FAIL("no answer for a minute");
}

void check_rail(const model::Window& rail, store::Store& store) {
    const model::Window expected = store.load_window(rail.query, {});
    CHECK(rail.total_events == expected.total_events);
    REQUIRE(rail.participants.size() == expected.participants.size());
    for (std::size_t i = 0; i < rail.participants.size(); ++i) {
        CHECK(rail.participants[i].id == expected.participants[i].id);
        CHECK(rail.participants[i].events == expected.participants[i].events);
    }
}

} // namespace

TEST_CASE(
    "loader: while the view moves, wishes replace each other; where it rests, window and rail are right") {
    const store::test::TempFolder folder;
    const std::string path = folder.path("a.db");
    write_database(path, 3000, 40);
    std::atomic<int> wakes = 0;
    ui::Loader loader([&] { ++wakes; }, path, {}, base::Language::english);
    const auto store = store::database_at(path)->open_store();
    Answers answers;
    while (answers.opened == 0) {
        loader.wait_settled(100ms);
        answers.take(loader);
    }
    for (int round = 0; round < 12; ++round) {
        CAPTURE(round);
        for (int step = 0; step < 10; ++step) { // a frame after the other
            loader.ask(wanted_in(path, 1900 + round + step, 5 + 9 * step), base::Language::english);
            answers.take(loader);
            std::this_thread::sleep_for(std::chrono::milliseconds(round));
        }
        ask_until_answered(loader, wanted_in(path, 1905 + round, 20 + round), &answers);
        check_rail(*answers.rail, *store);
    }
    CHECK(wakes > 0);
    CHECK(answers.failed == 0);
}

TEST_CASE("loader: after another database was opened, nothing comes of the one before") {
    const store::test::TempFolder folder;
    const std::string one = folder.path("one.db"), two = folder.path("two.db");
    write_database(one, 3000, 40);
    write_database(two, 2500, 30);
    ui::Loader loader([] {}, one, {}, base::Language::english);
    Answers answers;
    for (int round = 0; round < 8; ++round) {
        CAPTURE(round);
        const std::string& path = round % 2 == 0 ? two : one;
        while (answers.opened == round) {
            loader.wait_settled(100ms);
            answers.take(loader);
        }
        loader.ask(wanted_in(round % 2 == 0 ? one : two, 1900, 90),
                   base::Language::english); // at work on the one when the other is opened
        std::this_thread::sleep_for(std::chrono::milliseconds(10 * round));
        loader.open(path, {});
        while (answers.opened == round + 1) {
            loader.wait_settled(100ms);
            answers.take(loader);
        }
        answers.window.reset();
        answers.rail.reset();
        ask_until_answered(loader, wanted_in(path, 1900, 90), &answers);
        check_rail(*answers.rail, *store::database_at(path)->open_store());
    }
    CHECK(answers.failed == 0);
}
