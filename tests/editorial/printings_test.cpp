#include "editorial/printings.h"

#include <doctest/doctest.h>

#include "editorial/attribution.h"

using namespace dateline;

namespace {

model::QuoteItem quote(std::string text, model::QuoteForm form = model::QuoteForm::direct,
                       std::string label = "") {
    model::QuoteItem item;
    item.text = std::move(text);
    item.form = form;
    item.label = std::move(label);
    item.language = "en";
    return item;
}

model::UtteranceView printed(std::vector<std::vector<model::QuoteItem>> printings) {
    model::UtteranceView view;
    std::int64_t outlet = 0;
    for (std::vector<model::QuoteItem>& quotes : printings) {
        view.printings.emplace_back();
        view.printings.back().quotes = std::move(quotes);
        view.printings.back().article.outlet = model::OutletId{++outlet / 2 + 1};
    }
    return view;
}

} // namespace

TEST_CASE("printings: the fullest one's segments are shown, its headlines only where it has nothing else") {
    const auto display = model::QuoteForm::display;
    const model::UtteranceView both = printed({{quote("A headline", display), quote("One."), quote("Two.")}});
    CHECK(editorial::fullest_words(both) == "One.\nTwo.");
    CHECK(editorial::fullest_words(both, editorial::InMarks::yes) == "“One.”\n“Two.”");
    CHECK(editorial::fullest_language(both) == "en");
    // Two headlines and no more: both, wherever words are shown.
    const model::UtteranceView headlines =
        printed({{quote("A headline", display), quote("A deck", display)}});
    CHECK(editorial::fullest_segments(headlines).size() == 2);
    CHECK(editorial::fullest_words(printed({})).empty());
}

TEST_CASE("printings: a quote is compared with the segment of its label, else with all of the fullest") {
    const auto direct = model::QuoteForm::direct;
    const model::UtteranceView view =
        printed({{quote("A headline", model::QuoteForm::display), quote("First one.", direct, "a"),
                  quote("Second one.", direct, "b")},
                 {quote("Second one!", direct, "b"), quote("Another one.", direct, "c")},
                 {quote("A headline of its own", model::QuoteForm::display)}});
    CHECK(editorial::reference_for(view, view.printings[1].quotes[0]) == "Second one.");
    CHECK(editorial::reference_for(view, view.printings[1].quotes[1]) == "First one. Second one.");
    CHECK(editorial::count_other_wordings(view) == 1); // punctuation and headlines apart
    CHECK(editorial::count_outlets(view) == 2);
}

TEST_CASE("attribution: where sources disagree that is said, else whether anybody is named") {
    model::UtteranceView view;
    CHECK(editorial::status_of(view) == model::AttributionStatus::rejected);
    view.speaker = model::ParticipantId{7};
    CHECK(editorial::status_of(view) == model::AttributionStatus::accepted);
    view.disputed = true;
    CHECK(editorial::status_of(view) == model::AttributionStatus::disputed);
}
