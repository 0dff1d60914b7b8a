#include <doctest/doctest.h>

#include <algorithm>

#include "layout/style.h"
#include "publish/page.h"
#include "publish/page_assets.h"
#include "publish/page_text.h"
#include "store/sample.h"
#include "store/temp_folder.h"

using namespace dateline;
using namespace dateline::publish;

namespace {

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

// The page of the small meeting in Seoul.
std::string seoul_page(const PageOptions& options, const model::View& view = {}) {
    const store::test::TempFolder folder;
    const std::string path = folder.path("seoul.db");
    store::test::write_database(path, store::test::seoul());
    StringOutput output;
    write_page(*store::database_at(path)->open_store(), view, options, output);
    return output.text();
}

} // namespace

TEST_CASE("page: its colours are the program's, in both themes") {
    for (const layout::Theme theme : {layout::Theme::light, layout::Theme::dark}) {
        const layout::Palette& palette = layout::palette(theme);
        const std::pair<const char*, base::Colour> named[] = {{"background", palette.background},
                                                              {"panel", palette.panel},
                                                              {"ink", palette.ink},
                                                              {"soft", palette.soft},
                                                              {"faint", palette.faint},
                                                              {"line", palette.line},
                                                              {"accent", palette.accent},
                                                              {"on-accent", palette.on_accent},
                                                              {"highlight", palette.highlight},
                                                              {"alert", palette.alert}};
        for (const auto& [name, colour] : named) {
            const std::string line = std::string("--") + name + ": " + base::to_hex(colour) + ";";
            CHECK_MESSAGE(has(page_style(), line), line);
        }
        for (std::size_t i = 0; i < palette.people.size(); ++i)
            CHECK(has(page_style(),
                      "--p" + std::to_string(i) + ": " + base::to_hex(palette.people.at(i)) + ";"));
    }
}

TEST_CASE("page: the letters of those without a portrait are those of the program") {
    for (const layout::Theme theme : {layout::Theme::light, layout::Theme::dark}) {
        const bool dark = theme == layout::Theme::dark;
        const auto& people = layout::palette(theme).people;
        for (std::size_t i = 0; i < people.size(); ++i) {
            const bool ink = i == 3 || i == 6 || (dark && i != 4); // as assets/page/page.css has it
            CHECK(base::letters_on(people.at(i)) == base::rgb(ink ? 0x15171b : 0xffffff));
        }
    }
    CHECK(has(page_style(), ".p3, .p6 { --letters: #15171b } .p4 { --letters: #ffffff }"));
}

TEST_CASE("page: what is compiled in cannot end its own element, and asks nobody for anything") {
    for (const std::string& text : {page_script(), std::string(page_style())}) {
        CHECK(text.size() > 1000);
        for (const char* part :
             {"</script", "</style", "<!--", "http:", "https:", "@import", "url(", "fetch("})
            CHECK_MESSAGE(!has(text, part), part);
    }
}

TEST_CASE("page: a digest in hexadecimal becomes base64") {
    // SHA-256 of nothing, in both notations.
    CHECK(base64_of_hex("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855") ==
          "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    CHECK(base64("") == "");
    CHECK(base64("a") == "YQ==");
    CHECK(base64("ab") == "YWI=");
}

TEST_CASE("page: text is escaped and neutralised, and only web addresses become links") {
    CHECK(html("<b> & \"it's\"\x1b\u202e\nx") == "&lt;b&gt; &amp; &quot;it&#39;s&quot;\ufffd x");
    CHECK(html_lines("a\nb") == "a\nb");
    CHECK(web_address("https://example.org/\"a?b&c") == "https://example.org/%22a?b&amp;c");
    CHECK(web_address("HTTP://example.org") == "HTTP://example.org");
    for (const char* bad :
         {"javascript:alert(1)", " https://example.org", "data:text/html,x", "//example.org", ""})
        CHECK(web_address(bad).empty());
    CHECK(script_safe("</script><!-- & -->") == "\\u003c/script\\u003e\\u003c!-- \\u0026 --\\u003e");
}

TEST_CASE("page: dates carry the datetime that HTML can say") {
    const PageLanguage page{base::Language::english, 540};
    const auto time = [&](const char* text) { return page.time(*base::parse_edtf(text, 540).date, 540); };
    CHECK(has(time("2023-06-09"), "datetime=\"2023-06-09\""));
    CHECK(has(time("2023-06"), "datetime=\"2023-06\""));
    CHECK(has(time("2023"), "datetime=\"2023\""));
    CHECK(has(time("2023-06-09T16:53+09:00"), "datetime=\"2023-06-09T16:53:00+09:00\""));
    for (const char* beyond : {"-0043-03-15", "19XX", "[1667,1668]", "../2023"})
        CHECK_MESSAGE(!has(time(beyond), "datetime"), beyond);
}

TEST_CASE("page: a datetime claims no more than the date says") {
    const PageLanguage page{base::Language::english, 540};
    for (const char* text :
         {"1985/..", "1986/", "1985/1990", "[..1904]", "1968~", "1969?", "1975-XX", "2001-21", "Y-138E10",
          "XXXX", "2017-03-31T24:00Z", "2016-12-31T23:59:60Z", "2017-03-31T12Z"}) {
        const base::Edtf date = *base::parse_edtf(text, 540).date;
        CHECK_MESSAGE(!has(page.time(date, 540), "datetime"), text);
    }
}

TEST_CASE("page: words in another language say which it is") {
    const PageLanguage page{base::Language::english, 0};
    model::LocalText korean;
    korean.set("ko", "간담회");
    CHECK(page.local(korean) == "<span lang=\"ko\">간담회</span>");
    CHECK(page.local(store::test::text("간담회", "Meeting")) == "Meeting");
}

TEST_CASE("page: words that are read from right to left say so") {
    const PageLanguage page{base::Language::english, 0};
    model::LocalText arabic;
    arabic.set("ar", "اجتماع (2023)");
    CHECK(page.local(arabic) == "<span lang=\"ar\" dir=\"rtl\">اجتماع (2023)</span>");
    model::LocalText named_in_english;
    named_in_english.set("en", "اجتماع");
    CHECK(page.local(named_in_english) == "<span dir=\"rtl\">اجتماع</span>");
    CHECK(page.lang_attribute("he", "“שלום”") == " lang=\"he\" dir=\"rtl\"");
    CHECK(page.lang_attribute("he", "Shalom") == " lang=\"he\"");
}

TEST_CASE("page: every event, name and word of the view is in the HTML") {
    const std::string page = seoul_page({base::Language::korean, {}, {}});
    const store::test::Records records = store::test::seoul();
    for (const model::EventRecord& event : records.events)
        CHECK(has(page, html(event.title.in(base::Language::korean))));
    for (const model::UtteranceRecord& utterance : records.utterances)
        for (const model::QuoteRecord& quote : utterance.quotes)
            CHECK_MESSAGE((has(page, html(quote.text)) || has(page, "<mark>")), quote.text);
    CHECK(has(page, "<html lang=\"ko\">"));
    CHECK(!has(page, "{{"));
    CHECK(has(page, "<script type=\"application/ld+json\">{"));
}

TEST_CASE("page: the steps of a story are listed with their notes, and given to the script") {
    PageOptions options{base::Language::english, layout::Theme::dark, {}};
    model::SavedView step;
    step.slug = "first";
    step.name = store::test::text("", "First <look>");
    step.note = store::test::text("", "What to see");
    step.order = 1;
    step.dates = {"2023-06-09", "2023-06-09"};
    step.view.selected = model::EventId{1};
    step.view.grouping = model::Grouping::topic;
    step.view.filter.text = "no such words";
    options.views = {step, {}};
    options.opened = "first";
    const std::string page = seoul_page(options);
    CHECK(has(page, "<h3>First &lt;look&gt;</h3><p>What to see</p>"));
    CHECK(has(page, R"("story":[{"name":"First \u003clook\u003e","note":"What to see","span":[)"));
    CHECK(has(page, R"("shown":[],"filters":["“no such words”"],"grouping":"topics","theme":""}],"step":0)"));
    CHECK(has(page, "<html lang=\"en\" data-theme=\"dark\">"));
}

TEST_CASE("page: a span that holds nothing is a page all the same") {
    model::View view;
    view.span = base::Span{0, 1000};
    const std::string page = seoul_page({base::Language::english, {}, {}}, view);
    CHECK(has(page, "\"extent\":null"));
    CHECK(!has(page, "<article class=\"event\""));
}

namespace {

std::string page_of(std::initializer_list<const char*> dates, int utc_offset_minutes = 0, int heavier = 0) {
    store::test::Records records;
    model::DatabaseRecord database;
    database.title.set("en", "Dates");
    database.utc_offset_minutes = utc_offset_minutes;
    records.databases.push_back(database);
    const auto add = [&](const std::string& date, double weight) {
        model::EventRecord event;
        event.slug = "e" + std::to_string(records.events.size() + 1);
        event.title.set("en", "Event " + event.slug);
        event.date = date;
        event.weight = weight;
        records.events.push_back(event);
    };
    for (const char* date : dates)
        add(date, 1);
    for (int i = 0; i < heavier; ++i)
        add("2023-06-0" + std::to_string(1 + i % 8) + "T10:00", 50);
    const store::test::TempFolder folder;
    const std::string path = folder.path("dates.db");
    store::test::write_database(path, records);
    StringOutput output;
    write_page(*store::database_at(path)->open_store(), {}, {base::Language::english, {}, {}}, output);
    return output.text();
}

// In the order in which they stand.
bool has_in_order(std::string_view text, std::initializer_list<const char*> parts) {
    for (const char* part : parts) {
        const std::size_t at = text.find(part);
        if (at == std::string_view::npos) return false;
        text.remove_prefix(at + 1);
    }
    return true;
}

} // namespace

TEST_CASE("page: the head reaches from the first start to the last end, open ones too") {
    CHECK(has(page_of({"-0043", "0000", "-0002/0002", "0001"}), "<p>44 BCE – 2 CE</p></div>"));
    const std::string open = page_of({"1985/..", "1986/", "../1960", "/1959-05", "[..1904]", "1972-03"});
    CHECK(has(open, "<p>1904 or earlier – 1986 or later</p></div>"));
    CHECK(has_in_order(open, {"<h3>Without a start that is known</h3>", "<h3>1904</h3>", "<h3>1972</h3>",
                              "<h3>1985</h3>", "<h3>1986</h3>"}));
    CHECK_FALSE(has(open, "<h3>1960</h3>"));
}

TEST_CASE("page: headings follow each other though zones differ") {
    const std::string page = page_of({"2024-01-01T00:00+09:00", "2023-12-31T23:30-08:00", "2023-12-30"});
    CHECK(has_in_order(page, {"<h3>Dec 2023</h3>", "<h3>Jan 2024</h3>"}));
    CHECK(page.find("<h3>Dec 2023</h3>", page.find("<h3>Jan 2024</h3>")) == std::string::npos);
    CHECK(has(page, "00:00 UTC+9"));
    CHECK(has(page, "23:30 UTC−8"));
}

TEST_CASE("page: where times of several zones are in view, each names its own") {
    CHECK(has(page_of({"1963-11-22T12:30-06:00", "1963-11-22T18:41Z"}), "Fri 22 Nov 1963, 18:41 UTC"));
    CHECK(has(page_of({"1963-11-22T18:41Z", "1963-11-22"}), "Fri 22 Nov 1963, 18:41</time>"));
    // The other zone may be that of an end alone, or of the lightest of many.
    const std::string ends =
        page_of({"2023-06-09T10:00+09:00/2023-06-09T10:00+02:00", "2023-06-09T11:00"}, 540);
    CHECK(has(ends, "10:00 UTC+9 – 10:00 UTC+2"));
    CHECK(has(ends, "11:00 UTC+9"));
    CHECK(has(ends, "\"zones_differ\":true"));
    CHECK(has(ends, "<p>Fri 9 Jun 2023, 10:00 UTC+9 – 10:00 UTC+2</p>")); // the head too
    const std::string light = page_of({"2023-06-09T14:00-05:00", "2023-06-09T11:00"}, 540, 400);
    CHECK(has(light, "14:00 UTC−5"));
    CHECK(has(light, "11:00 UTC+9"));
    CHECK(has(light, "\"zones_differ\":true"));
    CHECK(has(page_of({"2023-06-09T11:00"}, 540, 3), "\"zones_differ\":false"));
}

TEST_CASE("page: list and script head what is beside the axis alike, after what passes the filter") {
    const std::string both = page_of({"", "Y-138E10"});
    CHECK(has(both, "<h3>Events off the axis</h3>"));
    CHECK(has(both, "\"Events without a date\":\"Events off the axis\""));
    store::test::Records records;
    records.databases.emplace_back();
    for (const char* topic : {"tee", "you"}) {
        records.topics.emplace_back();
        records.topics.back().slug = topic;
        records.topics.back().name.set("en", topic);
        records.events.emplace_back();
        records.events.back().slug = std::string("of-") + topic;
        records.events.back().title.set("en", topic);
        records.events.back().topics = {topic};
    }
    records.events.back().date = "Y-138E10";
    const store::test::TempFolder folder;
    const std::string path = folder.path("topics.db");
    store::test::write_database(path, records);
    const auto store = store::database_at(path)->open_store();
    for (const bool dated : {false, true}) {
        model::View view;
        view.filter.topics = {{store->find(model::Kind::topic, dated ? "you" : "tee").at(0).id}};
        StringOutput output;
        write_page(*store, view, {base::Language::english, {}, {}}, output);
        const std::string words = dated ? "Events off the axis" : "Events without a date";
        CHECK(has(output.text(), "<h3>" + words + "</h3>"));
        CHECK(has(output.text(), "\"Events without a date\":\"" + words + "\""));
        CHECK(store->load_overview(view.filter, 1, {}).has_dates_off_the_axis == dated);
    }
    CHECK(store->load_overview({}, 1, {}).has_dates_off_the_axis);
}

TEST_CASE("page: what is beyond the clock stands at the end, in its own words") {
    const std::string page = page_of({"Y-66E9/Y-65E9", "2024-06-01", "XXXX-12-25"});
    CHECK(has_in_order(page, {"<h3>Jun 2024</h3>", "<h3>Events off the axis</h3>",
                              "66 billion years ago – 65 billion years ago</span> · beyond the axis"}));
    CHECK(has(page, "25 Dec, year unknown"));
    CHECK(has(page, "<p>Sat 1 Jun 2024</p></div>"));
    CHECK_FALSE(has(page, "298"));
}
