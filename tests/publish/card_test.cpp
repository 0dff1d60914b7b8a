#include "publish/card.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/edtf.h"
#include "editorial/quotation.h"

using namespace dateline;

namespace {

model::UtteranceView said(const std::string& words) {
    model::UtteranceView view;
    view.id = {7};
    view.speaker = {2};
    view.speaker_name.set("en", "Greg Brockman");
    view.speaker_title.set("en", "President of OpenAI");
    view.event_title.set("en", "A meeting");
    view.event_date = base::parse_edtf("2023-06-09").date;
    view.context.set("en", "Could regulation shut out late entrants?");
    view.context_kind = "question";
    model::Printing printing;
    printing.article.outlet_name.set("en", "BizWatch");
    printing.article.headline = "A headline";
    printing.article.url = "https://example.org/a";
    model::QuoteItem quote;
    quote.text = words;
    quote.language = "ko";
    printing.quotes.push_back(quote);
    view.printings.push_back(printing);
    return view;
}

const layout::Style english{.language = base::Language::english};

std::vector<scene::Scene> cards(const model::UtteranceView& view, base::Size size = {1200, 0}) {
    return publish::compose_cards(view, {}, 540, size, english, scene::FixedMeasurer());
}

std::string words_on(const scene::Scene& scene) {
    std::string words;
    for (const scene::Command& command : scene.commands)
        if (const auto* text = std::get_if<scene::Text>(&command)) words += text->text + "\n";
    return words;
}

// Where the line that holds these words begins, or -1.
float left_of(const scene::Scene& scene, const std::string& words) {
    for (const scene::Command& command : scene.commands)
        if (const auto* text = std::get_if<scene::Text>(&command);
            text && text->text.find(words) != std::string::npos)
            return text->baseline.x;
    return -1;
}

std::string serif_on(const scene::Scene& scene) {
    std::string words;
    for (const scene::Command& command : scene.commands)
        if (const auto* text = std::get_if<scene::Text>(&command); text && text->font == scene::Font::serif)
            words += (words.empty() ? "" : " ") + text->text;
    return words;
}

bool inside(const scene::Scene& scene) {
    const scene::FixedMeasurer measurer;
    return std::all_of(scene.commands.begin(), scene.commands.end(), [&](const scene::Command& command) {
        const auto* text = std::get_if<scene::Text>(&command);
        return !text ||
               (text->baseline.y < scene.size.height && text->baseline.y > 0 &&
                text->baseline.x + measurer.width(text->text, text->font, text->size_px) <= scene.size.width);
    });
}

} // namespace

TEST_CASE("card: it has the words, who said them, where, when, to what question, and who printed them") {
    const std::vector<scene::Scene> all = cards(said("우리는 준비가 돼 있다"));
    REQUIRE(all.size() == 1);
    const std::string words = words_on(all[0]);
    for (const char* part : {"“우리는 준비가 돼 있다”", "Greg Brockman", "President of OpenAI",
                             "A meeting, Fri 9 Jun 2023", "Q. Could regulation", "BizWatch, A headline"})
        CHECK(words.find(part) != std::string::npos);
    REQUIRE(all[0].hits.size() == 1);
    CHECK(all[0].hits[0].url == "https://example.org/a");
    CHECK(all[0].size == base::Size{1200, 630});
}

TEST_CASE(
    "card: a date beside a name that is read from right to left is whole, and its line begins at the left") {
    model::UtteranceView view = said("Words");
    view.event_title = {};
    view.event_title.set("he", "כנס תל אביב");
    view.printings[0].article.outlet_name = {};
    view.printings[0].article.outlet_name.set("he", "הארץ");
    view.printings[0].article.published = base::parse_edtf("2023-06-10").date;
    const scene::Scene card = cards(view).at(0);
    const std::string words = words_on(card);
    CHECK(words.find("\u2068כנס תל אביב\u2069, Fri 9 Jun 2023") != std::string::npos);
    CHECK(words.find("\u2068הארץ\u2069, Sat 10 Jun 2023, A headline") != std::string::npos);
    CHECK(left_of(card, "Fri 9 Jun") == left_of(card, "President of OpenAI"));
    CHECK(left_of(card, "Sat 10 Jun") == left_of(card, "Q. Could"));
    CHECK(left_of(card, "Sat 10 Jun") > 0);
}

TEST_CASE("card: long words are set smaller, then go on over several cards; none is lost") {
    std::string text = "begin";
    for (int i = 0; i < 900; ++i)
        text += " word" + std::to_string(i);
    for (const base::Size size : {base::Size{1200, 0}, base::Size{1080, 1080}, base::Size{1080, 1920},
                                  base::Size{1600, 900}, base::Size{400, 400}}) {
        CAPTURE(size.width);
        CAPTURE(size.height);
        const std::vector<scene::Scene> all = cards(said(text), size);
        CHECK(all.size() > 1);
        std::string joined;
        for (const scene::Scene& card : all) {
            joined += (joined.empty() ? "" : " ") + serif_on(card);
            CHECK(inside(card));
            CHECK(words_on(card).find("Greg Brockman") != std::string::npos);
            CHECK(words_on(card).find(" / " + std::to_string(all.size())) != std::string::npos);
            if (size.height > 0) CHECK(card.size == size);
            CHECK(card.size.height <= std::max(size.height, 1500.F));
        }
        CHECK(joined == "“" + text + "”");
    }
}

TEST_CASE("card: what needs several cards is divided between sentences") {
    std::string text;
    for (int i = 0; i < 90; ++i)
        text += (i == 0 ? "" : " ") + std::string("The J. R. of Mr. X is 3.5 percent, ") + std::to_string(i) +
                " of a number. 이것은 한 문장이다!";
    const std::vector<scene::Scene> all = cards(said(text));
    REQUIRE(all.size() > 1);
    std::string joined;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::string words = serif_on(all[i]);
        joined += (i == 0 ? "" : " ") + words;
        if (i + 1 < all.size()) CHECK_MESSAGE((words.ends_with("number.") || words.ends_with("!")), words);
    }
    CHECK(joined == "“" + text + "”");
}

TEST_CASE("card: a printing that has only headlines shows them all") {
    model::UtteranceView view = said("첫 제목");
    model::QuoteItem& first = view.printings[0].quotes[0];
    first.form = model::QuoteForm::display;
    model::QuoteItem second = first;
    second.text = "둘째 제목";
    view.printings[0].quotes.push_back(second);
    std::string words = words_on(cards(view)[0]);
    CHECK(words.find("첫 제목") != std::string::npos);
    CHECK(words.find("둘째 제목") != std::string::npos);
    second.form = model::QuoteForm::direct;
    second.text = "본문의 말";
    view.printings[0].quotes.push_back(second);
    words = words_on(cards(view)[0]);
    CHECK(words.find("첫 제목") == std::string::npos);
    CHECK(words.find("본문의 말") != std::string::npos);
}

TEST_CASE("card: a dispute is said, with the names and who gives them") {
    model::UtteranceView view = said("말");
    view.disputed = true;
    for (const char* name : {"Greg Brockman", "Sam Altman"}) {
        model::AttributionItem one;
        one.speaker_name.set("en", name);
        one.outlet_name.set("en", std::string("Outlet of ") + name);
        view.attributions.push_back(one);
    }
    const std::string words = words_on(cards(view)[0]);
    CHECK(
        words.find("Sources differ on who said this: Greg Brockman (Outlet of Greg Brockman), Sam Altman") !=
        std::string::npos);
    CHECK(words_on(cards(said("말"))[0]).find("Sources differ") == std::string::npos);
}

TEST_CASE("card: what an article says in its own words stands in no quotation marks") {
    model::UtteranceView view = said("he would come");
    view.printings[0].quotes[0].form = model::QuoteForm::indirect;
    const std::string words = words_on(cards(view)[0]);
    CHECK(words.find("“") == std::string::npos);
    CHECK(words.find("Indirect quote") != std::string::npos);
}

TEST_CASE("quotation: marks follow the language, and are not doubled") {
    CHECK(editorial::quoted("말", "ko") == "“말”");
    CHECK(editorial::quoted("words", "") == "“words”");
    CHECK(editorial::quoted("言葉", "ja") == "「言葉」");
    CHECK(editorial::quoted("“말”", "ko") == "“말”");
    CHECK(editorial::quoted("\"a\" and \"b\"", "en") == "“\"a\" and \"b\"”");
}
