#include <doctest/doctest.h>

#include <functional>

#include "base/error.h"
#include "base/letters.h"
#include "base/utf8.h"
#include "request/resolve.h"
#include "store/stub_stores.h"

using namespace dateline;
using namespace dateline::request;

namespace {

// Two people who share a name, an outlet, a topic; everything dated within June 2023, at UTC+9.
class FewThings final : public store::test::EmptyStore {
  public:
    model::DatabaseInfo info(std::stop_token) override {
        model::DatabaseInfo info;
        info.record.utc_offset_minutes = 540;
        return info;
    }
    model::Window load_window(const model::WindowQuery&, std::stop_token, const OnPartial&) override {
        model::Window window;
        for (const auto& [ref, name] : names_) {
            if (ref.kind != model::Kind::participant) continue;
            model::RailParticipant person;
            person.id = {ref.id};
            person.name.set("en", name);
            window.participants.push_back(person);
        }
        return window;
    }
    model::Overview load_overview(const model::Filter&, int, std::stop_token) override {
        model::Overview overview;
        overview.extent = {base::from_civil({2023, 6, 1}, 540), base::from_civil({2023, 7, 1}, 540)};
        return overview;
    }
    std::optional<model::UtteranceView> load_utterance(model::UtteranceId id, std::stop_token) override {
        if (id.value != 9) return std::nullopt;
        return model::UtteranceView{};
    }
    std::vector<model::Suggestion> suggest(model::Kind kind, std::string_view text, int,
                                           std::stop_token) override {
        const std::string letters = base::letters_of(text);
        std::vector<model::Suggestion> near;
        for (const auto& [ref, name] : names_)
            if (ref.kind == kind && base::letters_apart(letters, base::letters_of(name), 2) <= 2)
                near.push_back({name, ref});
        return near;
    }
    std::vector<model::Ref> find(model::Kind kind, std::string_view name, std::stop_token) override {
        std::vector<model::Ref> found;
        for (const auto& [ref, text] : names_) {
            if (ref.kind == kind && base::fold(text) == base::fold(name)) found.push_back(ref);
        }
        return found;
    }
    model::LocalText name_of(model::Ref ref, std::stop_token) override {
        model::LocalText name;
        for (const auto& [known, text] : names_) {
            if (known == ref) name.set("en", text);
        }
        return name;
    }
    std::vector<model::SavedView> load_views(std::stop_token) override { return views; }

    std::vector<model::SavedView> views;

  private:
    std::vector<std::pair<model::Ref, std::string>> names_ = {{{model::Kind::participant, 1}, "Sam Altman"},
                                                              {{model::Kind::participant, 2}, "Kim"},
                                                              {{model::Kind::participant, 3}, "Kim"},
                                                              {{model::Kind::outlet, 4}, "The Post"},
                                                              {{model::Kind::topic, 5}, "Regulation"},
                                                              {{model::Kind::event, 6}, "The meeting"},
                                                              {{model::Kind::place, 7}, "Seoul"}};
};

ResolvedOptions resolve(const ViewOptions& options) {
    FewThings store;
    return resolve_options(options, store);
}

// The error that comes, or a failed check.
std::string complaint(base::Fault fault, const std::function<void()>& act) {
    try {
        act();
    } catch (const base::Error& error) {
        CHECK(error.fault() == fault);
        return error.what();
    }
    FAIL("there was no error");
    return "";
}

std::string usage(void (*set)(ViewOptions&)) {
    ViewOptions options;
    set(options);
    return complaint(base::Fault::usage, [&] { check_options(options); });
}

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("view options: nothing given asks for nothing") {
    const ResolvedOptions resolved = resolve({});
    CHECK_FALSE(resolved.view.span);
    CHECK(resolved.view.filter.empty());
    CHECK(resolved.view.grouping == model::Grouping::participant);
    CHECK_FALSE(resolved.theme);
    CHECK_FALSE(resolved.language);
    CHECK_FALSE(resolved.size);
    CHECK(resolved.scale == 0);
}

TEST_CASE("view options: a wrong value is named with its option and with what is allowed") {
    CHECK(usage([](ViewOptions& o) { o.theme = "blue"; }) == "--theme \"blue\": give one of light, dark");
    CHECK(usage([](ViewOptions& o) { o.language = "fr"; }) == "--lang \"fr\": give one of ko, en");
    CHECK(
        holds(usage([](ViewOptions& o) { o.group = "people"; }), "participant, topic, outlet, place, none"));
    CHECK(holds(usage([](ViewOptions& o) { o.dates.from = "tomorrow"; }), "--from \"tomorrow\""));
    CHECK(holds(usage([](ViewOptions& o) { o.dates.to = "2023-13"; }), "--to \"2023-13\""));
    for (const char* size :
         {"", "x", "1600", "1600x", "63x64", "64x32001", "1600x1000x2", "-1x5", "9999999999x100"}) {
        if (*size == '\0') continue;
        ViewOptions options;
        options.size = size;
        CHECK_THROWS_AS(check_options(options), base::Error);
    }
    for (const double scale : {-1.0, 0.1, 8.5, std::numeric_limits<double>::quiet_NaN()}) {
        ViewOptions options;
        options.scale = scale;
        CHECK_THROWS_AS(check_options(options), base::Error);
    }
}

TEST_CASE("view options: sizes and scales at their limits are taken") {
    ViewOptions options;
    options.size = "64x32000";
    options.scale = 8;
    const ResolvedOptions resolved = resolve(options);
    CHECK(resolved.size == base::Size{64, 32000});
    CHECK(resolved.scale == 8);
}

TEST_CASE("view options: --to includes the whole of the date given, at the database's offset") {
    ViewOptions options;
    options.dates.from = "2023-06-05";
    options.dates.to = "2023-06-09";
    const auto span = resolve(options).view.span;
    REQUIRE(span);
    CHECK(span->start_ms == base::from_civil({2023, 6, 5}, 540));
    CHECK(span->end_ms == base::from_civil({2023, 6, 10}, 540));
}

TEST_CASE("view options: a side that is not given is the database's own") {
    ViewOptions from;
    from.dates.from = "2023-06-20";
    CHECK(resolve(from).view.span ==
          base::Span{base::from_civil({2023, 6, 20}, 540), base::from_civil({2023, 7, 1}, 540)});
    ViewOptions to;
    to.dates.to = "2023-06";
    CHECK(resolve(to).view.span ==
          base::Span{base::from_civil({2023, 6, 1}, 540), base::from_civil({2023, 7, 1}, 540)});
    ViewOptions late;
    late.dates.from = "2030";
    CHECK(resolve(late).view.span ==
          base::Span{base::from_civil({2030}, 540), base::from_civil({2031}, 540)});
}

TEST_CASE("view options: --from after --to is refused, the same day is not") {
    ViewOptions options;
    options.dates.from = "2023-06-10";
    options.dates.to = "2023-06-09";
    CHECK(holds(complaint(base::Fault::usage, [&] { check_options(options); }), "lies after --to"));
    options.dates.from = "2023-06-09";
    CHECK_NOTHROW(check_options(options));
}

TEST_CASE("view options: names, slugs and ids become ids") {
    ViewOptions options;
    options.persons = {"SAM altman", "participant:2", "person:3"};
    options.topics = {"regulation"};
    options.outlets = {"the post"};
    options.places = {"place:Seoul"};
    options.search = "words";
    options.group = "topic";
    options.select = "event:6";
    const model::View view = resolve(options).view;
    CHECK(view.filter.participants == std::vector<model::ParticipantId>{{1}, {2}, {3}});
    CHECK(view.filter.topics == std::vector<model::TopicId>{{5}});
    CHECK(view.filter.outlets == std::vector<model::OutletId>{{4}});
    CHECK(view.filter.places == std::vector<model::PlaceId>{{7}});
    CHECK(view.filter.text == "words");
    CHECK(view.grouping == model::Grouping::topic);
    CHECK(view.selected == model::Ref(model::Kind::event, 6));
}

TEST_CASE("view options: --select takes a bare name of any kind, and ids of what is there") {
    const auto selected = [](const char* select) {
        ViewOptions options;
        options.select = select;
        return resolve(options).view.selected;
    };
    CHECK(selected("The Meeting") == model::Ref(model::Kind::event, 6));
    CHECK(selected("sam altman") == model::Ref(model::Kind::participant, 1));
    CHECK(selected("utterance:9") == model::Ref(model::Kind::utterance, 9));
    for (const char* absent : {"event:99", "utterance:8", "photo:1", "nothing", "event:Sam Altman"}) {
        CHECK_THROWS_AS(selected(absent), base::Error);
    }
}

TEST_CASE("view options: an ambiguous name lists who bears it, an unknown one who is meant perhaps") {
    ViewOptions options;
    options.persons = {"Kim"};
    const std::string several = complaint(base::Fault::input, [&] { resolve(options); });
    CHECK(holds(several, "several have this name"));
    CHECK(holds(several, "Kim (participant:2), Kim (participant:3)"));
    options.persons = {"Sam Altmann"};
    CHECK(holds(complaint(base::Fault::input, [&] { resolve(options); }),
                "did you mean Sam Altman (participant:1)?"));
    options.persons = {"Zebedee Quux"};
    const std::string unknown = complaint(base::Fault::input, [&] { resolve(options); });
    CHECK_FALSE(holds(unknown, "did you mean"));
    CHECK(holds(unknown, "here are Sam Altman (participant:1), Kim (participant:2)"));
}

namespace {

model::SavedView saved(const std::string& slug, const std::string& english) {
    model::SavedView view;
    view.slug = slug;
    view.name.set("ko", "보기 " + slug);
    view.name.set("en", english);
    view.dates.from = "2023-06-08";
    view.dates.to = "2023-06-11";
    view.view.grouping = model::Grouping::topic;
    view.view.filter.participants = {{1}};
    view.view.filter.text = "words";
    view.view.selected = model::EventId{6};
    view.theme = "dark";
    return view;
}

ResolvedOptions resolve(const ViewOptions& options, std::vector<model::SavedView> views) {
    FewThings store;
    store.views = std::move(views);
    return resolve_options(options, store);
}

} // namespace

TEST_CASE("view options: --view is all that the saved view says, by its slug or a name in any language") {
    for (const char* name : {"seoul", "Seoul in June", "seoul IN june", "보기 seoul"}) {
        CAPTURE(name);
        ViewOptions options;
        options.view = name;
        const ResolvedOptions resolved =
            resolve(options, {saved("other", "Other"), saved("seoul", "Seoul in June")});
        CHECK(resolved.saved_view == "seoul");
        CHECK(resolved.view.span ==
              base::Span{base::from_civil({2023, 6, 8}, 540), base::from_civil({2023, 6, 12}, 540)});
        CHECK(resolved.view.grouping == model::Grouping::topic);
        CHECK(resolved.view.filter.participants == std::vector<model::ParticipantId>{{1}});
        CHECK(resolved.view.filter.text == "words");
        CHECK(resolved.view.selected == model::Ref(model::EventId{6}));
        CHECK(resolved.theme == layout::Theme::dark);
    }
}

TEST_CASE("view options: what is given beside --view goes before what it says, one by one") {
    ViewOptions options;
    options.view = "seoul";
    options.dates.to = "2023-06-20";
    options.group = "outlet";
    options.persons = {"participant:2"};
    options.outlets = {"The Post"};
    options.search = "other";
    options.select = "Seoul";
    options.theme = "light";
    const ResolvedOptions resolved = resolve(options, {saved("seoul", "Seoul")});
    CHECK(resolved.view.span ==
          base::Span{base::from_civil({2023, 6, 8}, 540), base::from_civil({2023, 6, 21}, 540)});
    CHECK(resolved.view.grouping == model::Grouping::outlet);
    CHECK(resolved.view.filter.participants == std::vector<model::ParticipantId>{{2}});
    CHECK(resolved.view.filter.outlets == std::vector<model::OutletId>{{4}});
    CHECK(resolved.view.filter.text == "other");
    CHECK(resolved.view.selected == model::Ref(model::PlaceId{7}));
    CHECK(resolved.theme == layout::Theme::light);
}

TEST_CASE("view options: a view that is not there, or a name that several have, lists what there is") {
    ViewOptions options;
    options.view = "nothing";
    options.language = "en";
    const auto with = [&](std::vector<model::SavedView> views) {
        return complaint(base::Fault::input, [&] { resolve(options, std::move(views)); });
    };
    CHECK(with({}) == "--view \"nothing\": no views are saved here");
    CHECK(with({saved("a", "One"), saved("b", "Two")}) ==
          "--view \"nothing\": no view has this name; here are One (a), Two (b)");
    options.view = "Twin";
    CHECK(with({saved("a", "Twin"), saved("b", "twin"), saved("c", "Other")}) ==
          "--view \"Twin\": several have this name, give one by its slug: Twin (a), twin (b)");
}
