#include "store/sample.h"

namespace dateline::store::test {
namespace {

// Draws of one random sequence.
class Draw {
  public:
    explicit Draw(unsigned seed) : random_(seed) {}
    int below(int count) { return static_cast<int>(random_() % static_cast<unsigned>(count)); }
    bool chance(int percent) { return below(100) < percent; }
    double fraction() { return below(1001) / 1000.0; }
    std::string word() {
        static const std::vector<std::string> words{
            "한국", "협력",       "규제",   "오픈AI는", "준비가", "힘",     "서울", "Korea",  "startup",
            "it's", "\"quoted\"", "AI-led", "é́clair",   "조지아", "Straße", "日本", "2030년", "발전한다."};
        return words[static_cast<std::size_t>(below(static_cast<int>(words.size())))];
    }
    std::string words(int most) {
        std::string text;
        for (int i = below(most) + 1; i > 0; --i)
            text += (text.empty() ? "" : " ") + word();
        return text;
    }
    model::LocalText local(int percent) {
        model::LocalText text;
        if (chance(percent)) text.set("ko", words(4) + (chance(10) ? "\n\t\\" : ""));
        if (chance(percent)) text.set("en", words(4));
        if (chance(5)) text.set("ja-Hira", "");
        return text;
    }
    std::string date() {
        static const std::vector<std::string> dates{"2023-06-09",
                                                    "2023-06",
                                                    "2023-06-09T11:00+09:00",
                                                    "2023-06-09T11:00",
                                                    "2023-05/2023-06",
                                                    "2023-06-09/..",
                                                    "-0043-03-15",
                                                    "1968~",
                                                    "2023?",
                                                    "[1667,1668]",
                                                    "",
                                                    "2023-06-10",
                                                    "2023-06-11",
                                                    "2023-06-12T08",
                                                    "../1900",
                                                    "2023-21"};
        std::string date = dates[static_cast<std::size_t>(below(static_cast<int>(dates.size())))];
        return date == "2023-06-12T08" ? "2023-06-12T08:30:15Z" : date;
    }
    std::string slug(const char* kind, int count) { return kind + std::to_string(below(count)); }
    std::vector<std::string> slugs(const char* kind, int count, int most) {
        std::vector<std::string> all;
        for (int i = below(most + 1); i > 0; --i)
            all.push_back(slug(kind, count));
        return all;
    }

  private:
    std::mt19937 random_;
};

constexpr int people = 6, subjects = 5, papers = 4, sites = 5;

model::QuoteRecord random_quote(Draw& draw, int articles) {
    model::QuoteRecord quote;
    quote.article = draw.slug("article", articles);
    if (draw.chance(50)) quote.label = draw.slug("S", 3);
    quote.text = draw.words(8);
    quote.language = draw.chance(80) ? "ko" : "en";
    quote.form = static_cast<model::QuoteForm>(draw.below(4));
    if (draw.chance(50)) quote.prefix = draw.words(2), quote.suffix = draw.words(2);
    if (draw.chance(50)) quote.start = draw.below(100), quote.end = *quote.start + draw.below(10);
    quote.part = draw.chance(50) ? "body" : "";
    quote.note = draw.local(10);
    return quote;
}

model::AttributionRecord random_attribution(Draw& draw, int articles) {
    model::AttributionRecord attribution;
    attribution.speaker = draw.slug("person", people);
    if (draw.chance(70)) attribution.article = draw.slug("article", articles);
    attribution.method = static_cast<model::AttributionMethod>(draw.below(2));
    attribution.by = draw.word();
    if (draw.chance(50)) attribution.confidence = draw.fraction();
    attribution.status = draw.chance(70) ? model::AttributionStatus::accepted
                                         : static_cast<model::AttributionStatus>(draw.below(3));
    attribution.review = draw.chance(50) ? model::Review::accepted : model::Review::none;
    if (draw.chance(50)) attribution.decided = "2024-01-02";
    attribution.note = draw.local(10);
    return attribution;
}

model::EventRecord random_event(Draw& draw, int index, int events, int articles) {
    model::EventRecord event;
    event.slug = "event" + std::to_string(index);
    event.date = draw.date();
    if (draw.chance(30)) event.utc_offset_minutes = draw.below(25) * 60 - 720;
    event.title = draw.local(90);
    event.summary = draw.local(30);
    event.note = draw.local(10);
    if (draw.chance(60)) event.place = draw.slug("place", sites);
    if (draw.chance(20) && index + 1 < events) event.within = "event" + std::to_string(index + 1);
    if (draw.chance(20)) event.weight = draw.below(100) / 7.0;
    event.confidence = static_cast<model::Confidence>(draw.below(3));
    for (int i = draw.below(4); i > 0; --i)
        event.participations.push_back({draw.slug("person", people), draw.chance(50) ? "speaker" : "host",
                                        draw.local(50), draw.local(10)});
    event.topics = draw.slugs("topic", subjects, 2);
    event.coverage = draw.slugs("article", articles, 3);
    for (int i = draw.below(3); i > 0; --i)
        event.claims.push_back({draw.slug("about", 2), draw.local(80), draw.local(90),
                                draw.chance(50) ? draw.slug("article", articles) : ""});
    return event;
}

void add_things(Draw& draw, Records* all, int photos) {
    model::DatabaseRecord database{draw.local(90), draw.local(50), draw.below(25) * 60 - 720, "CC0-1.0"};
    all->databases.push_back(database);
    for (int i = 0; i < sites; ++i)
        all->places.push_back({"place" + std::to_string(i),
                               draw.local(90),
                               draw.slugs("site", 9, 2),
                               i > 0 && draw.chance(50) ? "place" + std::to_string(i - 1) : "",
                               draw.chance(50) ? std::optional(draw.fraction() * 90) : std::nullopt,
                               {}});
    for (int i = 0; i < subjects; ++i)
        all->topics.push_back({"topic" + std::to_string(i), draw.local(90)});
    for (int i = 0; i < papers; ++i)
        all->outlets.push_back(
            {"outlet" + std::to_string(i), draw.local(90), draw.chance(50) ? "https://e.org" : ""});
    static const std::vector<std::string> names{"샘 알트만", "이영",          "Greg Brockman",
                                                "윤석열",    "국내 스타트업", "Åsa Öberg"};
    for (int i = 0; i < people; ++i) {
        model::ParticipantRecord person;
        person.slug = "person" + std::to_string(i);
        person.kind = static_cast<model::ParticipantKind>(draw.below(3));
        person.names = {
            {names[static_cast<std::size_t>(i)], "ko", static_cast<model::NameKind>(draw.below(4))}};
        if (draw.chance(50))
            person.names.push_back({draw.words(2), "en", static_cast<model::NameKind>(draw.below(4))});
        person.description = draw.local(50);
        if (photos > 0 && draw.chance(50)) person.portrait = draw.slug("photo", photos);
        if (draw.chance(30)) person.size = draw.below(1000);
        all->participants.push_back(person);
    }
}

model::ArticleRecord random_article(Draw& draw, int index) {
    model::ArticleRecord article;
    article.slug = "article" + std::to_string(index);
    article.outlet = draw.slug("outlet", papers);
    article.headline = draw.words(5);
    article.deck = draw.chance(30) ? draw.words(5) : "";
    article.byline = draw.chance(30) ? draw.words(1) : "";
    article.url = draw.chance(50) ? "https://e.org/" + std::to_string(index) : "";
    article.reference = draw.chance(50) ? "e.org 1" : "";
    article.language = draw.chance(80) ? "ko" : "en";
    article.published = draw.date();
    article.updated = draw.chance(30) ? draw.date() : "";
    article.collected = draw.chance(30) ? "2024-02-03T10:00:00Z" : "";
    article.body = draw.chance(30) ? draw.words(40) : "";
    article.note = draw.local(10);
    return article;
}

} // namespace

Records random_records(unsigned seed, int events) {
    Draw draw(seed);
    Records all;
    const int photos = events / 3;
    const int articles = events + 1;
    add_things(draw, &all, photos);
    for (int i = 0; i < articles; ++i)
        all.articles.push_back(random_article(draw, i));
    for (int i = 0; i < photos; ++i) {
        model::PhotoRecord photo{"photo" + std::to_string(i),
                                 "photos/" + std::to_string(i) + ".jpg",
                                 i % 2 * 640,
                                 i % 2 * 480,
                                 draw.local(50),
                                 draw.local(50),
                                 draw.word(),
                                 draw.word(),
                                 draw.chance(50) ? "2023-06-09" : "",
                                 draw.chance(50),
                                 draw.chance(70) ? draw.slug("event", events) : "",
                                 {}};
        for (int k = draw.below(3); k > 0; --k)
            photo.regions.push_back(
                {draw.slug("person", people), draw.fraction(), draw.fraction(), draw.fraction(), 0.25});
        all.photos.push_back(photo);
    }
    for (int i = 0; i < events; ++i)
        all.events.push_back(random_event(draw, i, events, articles));
    for (int i = 0; i < events * 2; ++i) {
        model::UtteranceRecord utterance;
        utterance.slug = "utterance" + std::to_string(i);
        utterance.event = draw.slug("event", events);
        utterance.order = draw.below(9) + 1;
        utterance.said = draw.chance(20) ? draw.date() : "";
        utterance.context_kind = draw.chance(50) ? "question" : "";
        utterance.context = draw.local(50);
        utterance.topics = draw.slugs("topic", subjects, 2);
        for (int k = draw.below(4); k > 0; --k)
            utterance.quotes.push_back(random_quote(draw, articles));
        for (int k = draw.below(3) + 1; k > 0; --k)
            utterance.attributions.push_back(random_attribution(draw, articles));
        all.utterances.push_back(utterance);
    }
    for (int i = 0; i < 4; ++i) {
        model::ViewRecord view;
        view.slug = "view" + std::to_string(i);
        view.name = draw.local(100);
        view.note = draw.local(50);
        view.order = i % 2 == 0 ? 4 - i : 0;
        view.from = draw.chance(50) ? "1066" : "";
        view.to = draw.chance(50) ? "2023-06-09" : "";
        view.grouping = static_cast<model::Grouping>(draw.below(5));
        if (draw.chance(50)) {
            view.select_kind = model::Kind::event;
            view.select = draw.slug("event", events);
        }
        view.participants = draw.slugs("person", people, 2);
        view.topics = draw.slugs("topic", subjects, 2);
        view.search = draw.chance(30) ? draw.words(2) : "";
        view.theme = draw.chance(30) ? "light" : "";
        all.views.push_back(view);
    }
    return all;
}

} // namespace dateline::store::test
