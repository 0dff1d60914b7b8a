#include "store/sample.h"

#include <doctest/doctest.h>

namespace dateline::store::test {
namespace {

template<class Record> void sort_slugs(std::vector<Record>* records) {
    std::sort(records->begin(), records->end(),
              [](const Record& a, const Record& b) { return a.slug < b.slug; });
}

} // namespace

void sort_by_slug(Records* records) {
    sort_slugs(&records->places);
    sort_slugs(&records->topics);
    sort_slugs(&records->outlets);
    sort_slugs(&records->participants);
    sort_slugs(&records->articles);
    sort_slugs(&records->photos);
    sort_slugs(&records->events);
    sort_slugs(&records->utterances);
    sort_slugs(&records->views);
}

void put_all(Writer& writer, const Records& records) {
    for (const auto& record : records.databases)
        writer.put(record);
    for (const auto& record : records.places)
        writer.put(record);
    for (const auto& record : records.topics)
        writer.put(record);
    for (const auto& record : records.outlets)
        writer.put(record);
    for (const auto& record : records.participants)
        writer.put(record);
    for (const auto& record : records.articles)
        writer.put(record);
    for (const auto& record : records.photos)
        writer.put(record);
    for (const auto& record : records.events)
        writer.put(record);
    for (const auto& record : records.utterances)
        writer.put(record);
    for (const auto& record : records.views)
        writer.put(record);
    for (const auto& record : records.sources)
        writer.put(record);
    for (const auto& record : records.mappings)
        writer.put(record);
}

void write_records(Writer& writer, const Records& records) {
    put_all(writer, records);
    for (const Problem& problem : writer.finish())
        FAIL_CHECK(problem.where << ": " << problem.message);
    writer.commit();
}

void write_database(const std::string& path, const Records& records) {
    write_records(*open_writer(path), records);
}

Records read_database(const std::string& path) {
    return read_records(*database_at(path));
}

Records read_records(const Database& database) {
    Records all;
    RecordSink sink;
    sink.database = [&](const auto& record) { all.databases.push_back(record); };
    sink.place = [&](const auto& record) { all.places.push_back(record); };
    sink.topic = [&](const auto& record) { all.topics.push_back(record); };
    sink.outlet = [&](const auto& record) { all.outlets.push_back(record); };
    sink.participant = [&](const auto& record) { all.participants.push_back(record); };
    sink.article = [&](const auto& record) { all.articles.push_back(record); };
    sink.photo = [&](const auto& record) { all.photos.push_back(record); };
    sink.event = [&](const auto& record) { all.events.push_back(record); };
    sink.utterance = [&](const auto& record) { all.utterances.push_back(record); };
    sink.view = [&](const auto& record) { all.views.push_back(record); };
    sink.source = [&](const auto& record) { all.sources.push_back(record); };
    sink.mapping = [&](const auto& record) { all.mappings.push_back(record); };
    database.read_records(sink);
    return all;
}

model::LocalText text(const std::string& korean, const std::string& english) {
    model::LocalText both;
    if (!korean.empty()) both.set("ko", korean);
    if (!english.empty()) both.set("en", english);
    return both;
}

namespace {

model::QuoteRecord quote(const std::string& article, const std::string& label, const std::string& words,
                         model::QuoteForm form = model::QuoteForm::direct,
                         const std::string& language = "ko") {
    model::QuoteRecord record;
    record.article = article;
    record.label = label;
    record.text = words;
    record.language = language;
    record.form = form;
    record.part = form == model::QuoteForm::display ? "headline" : "body";
    return record;
}

model::AttributionRecord said_by(const std::string& speaker, const std::string& article) {
    model::AttributionRecord record;
    record.speaker = speaker;
    record.article = article;
    record.by = "editor";
    return record;
}

void add_seoul_things(Records* all) {
    model::DatabaseRecord database;
    database.title = text("오픈AI, 서울에 오다", "OpenAI in Seoul");
    database.utc_offset_minutes = 540;
    database.licence = "CC0-1.0";
    all->databases.push_back(database);
    all->places = {{"seoul", text("서울", "Seoul"), {"Seoul City"}, "", 37.56, 126.97},
                   {"63", text("63빌딩", "63 Building"), {"육삼빌딩"}, "seoul", {}, {}},
                   {"tokyo", text("도쿄", "Tokyo"), {}, "", {}, {}}};
    all->topics = {{"cooperation", text("협력", "Cooperation")}, {"regulation", text("규제", "Regulation")}};
    all->outlets = {{"bizwatch", text("비즈워치", "BizWatch"), "https://news.bizwatch.co.kr"},
                    {"donga", text("동아일보", "Donga"), ""},
                    {"times", text("", "Korea Times"), ""}};
    using model::NameKind;
    all->participants = {
        {"altman",
         model::ParticipantKind::person,
         {{"샘 알트만", "ko", NameKind::primary},
          {"Sam Altman", "en", NameKind::primary},
          {"샘 올트먼", "ko", NameKind::variant},
          {"@sama", "und", NameKind::handle}},
         text("오픈AI 최고경영자", "chief executive of OpenAI"),
         "group",
         {}},
        {"brockman",
         model::ParticipantKind::person,
         {{"그렉 브록만", "ko", NameKind::primary}, {"Greg Brockman", "en", NameKind::primary}},
         {},
         "",
         {}},
        {"startups",
         model::ParticipantKind::group,
         {{"국내 스타트업", "ko", NameKind::primary}},
         {},
         "",
         100}};
    model::ArticleRecord article;
    article.slug = "biz1";
    article.outlet = "bizwatch";
    article.headline = "샘 알트만 \"한국 스타트업과 협력할 준비돼있다\"";
    article.language = "ko";
    article.url = "https://news.bizwatch.co.kr/1";
    article.published = "2023-06-09T16:53";
    all->articles.push_back(article);
    article.slug = "donga1";
    article.outlet = "donga";
    article.headline = "알트만 방한";
    article.url = "";
    article.reference = "donga.com 119694431";
    article.published = "";
    all->articles.push_back(article);
    article.slug = "times1";
    article.outlet = "times";
    article.headline = "OpenAI chief meets startups";
    article.language = "en";
    article.published = "2023-06-10T08:00+09:00";
    all->articles.push_back(article);
    model::PhotoRecord photo{"group",
                             "photos/group.jpg",
                             1200,
                             800,
                             text("기념촬영"),
                             {},
                             "비즈워치",
                             "",
                             "2023-06-09",
                             true,
                             "meeting",
                             {{"brockman", 0.1, 0.2, 0.2, 0.5}, {"altman", 0.6, 0.2, 0.2, 0.5}}};
    all->photos.push_back(photo);
}

void add_seoul_events(Records* all) {
    model::EventRecord event;
    event.slug = "meeting";
    event.date = "2023-06-09";
    event.title = text("오픈AI와 국내 스타트업 간담회", "Meeting of OpenAI and startups");
    event.place = "63";
    event.participations = {{"altman", "speaker", text("오픈AI CEO"), {}},
                            {"brockman", "speaker", text("오픈AI 회장"), {}},
                            {"startups", "host", {}, {}}};
    event.topics = {"cooperation"};
    event.coverage = {"biz1", "donga1", "times1"};
    event.claims = {{"attendance", text("참석"), text("100개사"), "biz1"},
                    {"attendance", text("참석"), text("130명"), "times1"}};
    all->events.push_back(event);
    model::EventRecord tokyo;
    tokyo.slug = "tokyo";
    tokyo.date = "2023-06-12";
    tokyo.title = text("게이오대 강연", "Talk at Keio");
    tokyo.place = "tokyo";
    tokyo.participations = {{"altman", "speaker", {}, {}}};
    all->events.push_back(tokyo);
    model::EventRecord undated;
    undated.slug = "undated";
    undated.title = text("날짜 모를 대화", "A talk without a date");
    undated.participations = {{"brockman", "attendee", {}, {}}};
    all->events.push_back(undated);
}

} // namespace

Records seoul() {
    Records all;
    add_seoul_things(&all);
    add_seoul_events(&all);
    model::UtteranceRecord first;
    first.slug = "u1";
    first.event = "meeting";
    first.order = 1;
    first.context_kind = "statement";
    first.context = text("한국이 중요한 까닭", "Why Korea matters");
    first.topics = {"cooperation"};
    first.quotes = {
        quote("biz1", "S1",
              "한국은 기술이 발전하고 있고 인터넷 보급률이 가장 높으며 기술의 퀄리티도 높은 곳이다."),
        quote("biz1", "S2", "오픈AI는 한국과 협력할 준비가 돼 있다"),
        quote("biz1", "", "한국 스타트업과 협력할 준비돼있다", model::QuoteForm::display),
        quote("donga1", "S2", "한국과 협력할 준비가 돼 있다"),
        quote("times1", "S2",
              "OpenAI is ready to work with Korea, and we are very excited about all of it here",
              model::QuoteForm::translated, "en")};
    first.attributions = {said_by("altman", "biz1")};
    model::UtteranceRecord second = first;
    second.slug = "u2";
    second.order = 2;
    second.context = text("규제를 묻는 질문");
    second.topics = {"regulation"};
    second.quotes = {quote("biz1", "S13", "오픈AI도 이 부분을 우려하고 있다")};
    second.attributions = {said_by("altman", "biz1"), said_by("brockman", "donga1")};
    model::UtteranceRecord third = second;
    third.slug = "u3";
    third.order = 3;
    third.said = "2023-06-09T11:40";
    third.quotes = {quote("donga1", "", "힘을 모으자")};
    third.attributions = {said_by("brockman", "donga1")};
    all.utterances = {first, second, third};
    return all;
}

} // namespace dateline::store::test
