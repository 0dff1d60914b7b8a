#pragma once
// A window made by hand: the spring of 2023 around the meeting in Seoul, as the store would answer for it.

#include <string>
#include <vector>

#include "base/edtf.h"
#include "layout/compose.h"
#include "layout/style.h"
#include "model/window.h"

namespace dateline::test {

constexpr int seoul_minutes = 540;

inline model::LocalText words(const std::string& korean, const std::string& english) {
    model::LocalText text;
    if (!korean.empty()) text.set("ko", korean);
    if (!english.empty()) text.set("en", english);
    return text;
}

inline base::Edtf date(const std::string& edtf) {
    const base::EdtfResult result = base::parse_edtf(edtf, seoul_minutes);
    return result.date ? *result.date : base::Edtf{};
}

inline double instant(std::int64_t year, int month, int day, int hour = 0, int minute = 0) {
    base::Civil civil;
    civil.year = year;
    civil.month = month;
    civil.day = day;
    civil.hour = hour;
    civil.minute = minute;
    return base::from_civil(civil, seoul_minutes);
}

inline model::EventItem event(std::int64_t id, const std::string& edtf, const std::string& korean,
                              const std::string& english, double weight,
                              std::vector<std::int64_t> people = {1}) {
    model::EventItem item;
    item.id = {id};
    item.date = date(edtf);
    item.title = words(korean, english);
    item.weight = weight;
    item.participants = static_cast<int>(people.size());
    for (const std::int64_t person : people)
        item.participant_ids.push_back({person});
    return item;
}

inline model::EventItem seoul_meeting() {
    model::EventItem item = event(16, "2023-06-09", "오픈AI–국내 스타트업 간담회",
                                  "OpenAI meets Korean startups", 40, {1, 2, 3, 6});
    item.place = words("서울 63빌딩", "63 Building, Seoul");
    item.host = words("중소벤처기업부", "Ministry of SMEs and Startups");
    item.utterances = 11;
    item.articles = 13;
    item.photos = 1;
    item.disputed = true;
    item.pull_quote = "“오픈AI는 한국과 협력할 준비가 돼 있다”";
    item.pull_quote_utterance = {1};
    item.photo = {1};
    item.photo_is_illustration = true;
    item.regions = {{{2}, words("그렉 브록만", "Greg Brockman"), 0.16, 0.28, 0.15, 0.3},
                    {{3}, words("이영", "Lee Young"), 0.425, 0.32, 0.15, 0.3},
                    {{1}, words("샘 알트만", "Sam Altman"), 0.69, 0.27, 0.15, 0.3}};
    return item;
}

inline std::vector<model::EventItem> sample_events() {
    std::vector<model::EventItem> events;
    events.push_back(event(1, "2023-05-04", "백악관 AI 회의", "White House AI meeting", 6));
    model::EventItem senate =
        event(2, "2023-05-16", "상원 법사위 청문회", "Senate Judiciary hearing", 20, {1, 5, 7, 8, 9});
    senate.place = words("워싱턴", "Washington");
    senate.utterances = 2;
    senate.articles = 3;
    senate.pull_quote = "“It's one of my areas of greatest concern.”";
    senate.pull_quote_utterance = {30};
    events.push_back(senate);
    events.push_back(event(3, "2023-05-19", "리우 포럼", "Forum in Rio", 2));
    events.push_back(event(4, "2023-05-20~", "라고스 방문", "Visit to Lagos", 2));
    events.push_back(event(5, "2023-05-22", "초지능 거버넌스 글", "Governance of superintelligence", 5));
    events.push_back(event(6, "2023-05-22", "마드리드 강연", "Talk in Madrid", 3));
    events.push_back(event(7, "2023-05-23", "바르샤바 대학 강연", "Talk in Warsaw", 3));
    model::EventItem ucl = event(8, "2023-05-24", "UCL 강연", "Talk at UCL", 7);
    ucl.utterances = 2;
    events.push_back(ucl);
    events.push_back(event(9, "2023-05-25", "뮌헨 공대 강연", "Talk at TU Munich", 4));
    model::EventItem station = event(10, "2023-05-26", "스테이션 F 대담", "Station F talk", 15, {1, 10});
    station.place = words("파리", "Paris");
    station.utterances = 1;
    station.pull_quote = "“We really need an office in Europe”";
    station.pull_quote_utterance = {33};
    events.push_back(station);
    events.push_back(event(11, "2023-05-30", "CAIS 성명", "CAIS statement", 8));
    model::EventItem tel_aviv =
        event(12, "2023-06-05", "텔아비브 대학 대담", "Tel Aviv University talk", 7, {1, 4});
    tel_aviv.utterances = 1;
    events.push_back(tel_aviv);
    events.push_back(event(13, "2023-06-06", "아부다비 대담", "Abu Dhabi talk", 5));
    events.push_back(event(14, "2023-06-07", "뉴델리 대담", "New Delhi talk", 5));
    events.push_back(event(15, "2023-06-08", "대통령 접견", "Meeting with the president", 6));
    events.push_back(seoul_meeting());
    model::EventItem fireside =
        event(17, "2023-06-09", "소프트뱅크벤처스 대담", "SoftBank Ventures fireside chat", 9);
    fireside.utterances = 4;
    events.push_back(fireside);
    model::EventItem beijing = event(18, "2023-06-10", "BAAI 대담", "BAAI conference talk", 6);
    beijing.utterances = 1;
    events.push_back(beijing);
    events.push_back(event(19, "2023-06-14", "유럽의회 표결", "European Parliament vote", 7, {}));
    events.push_back(event(20, "2023-06-16?", "게이오 대학 대담", "Talk at Keio University", 3));
    events.push_back(event(21, "2023-06-23", "런던 사무소 발표", "London office announced", 3));
    events.push_back(event(22, "2023-06-29", "FTC 조사 개시", "FTC opens an inquiry", 3));
    return events;
}

inline model::Mark mark(std::int64_t id, const model::EventItem& event, std::int64_t speaker, int order) {
    model::Mark mark;
    mark.id = {id};
    mark.event = event.id;
    mark.speaker = {speaker};
    mark.event_span = event.date.span;
    mark.order = order;
    mark.count = event.utterances;
    return mark;
}

inline model::Lane lane(std::int64_t person, const model::LocalText& name,
                        const std::vector<model::EventItem>& events) {
    model::Lane lane;
    lane.key = model::ParticipantId{person};
    lane.name = name;
    lane.colour = layout::colour_index(person);
    for (const model::EventItem& item : events)
        for (const model::ParticipantId id : item.participant_ids)
            if (id.value == person) lane.presences.push_back({item.id, item.date.span, item.date.precision});
    lane.events = static_cast<std::int64_t>(lane.presences.size());
    return lane;
}

inline std::vector<model::Lane> sample_lanes(const std::vector<model::EventItem>& events) {
    const auto find = [&](std::int64_t id) { return events[static_cast<std::size_t>(id - 1)]; };
    std::vector<model::Lane> lanes = {lane(1, words("샘 알트만", "Sam Altman"), events),
                                      lane(2, words("그렉 브록만", "Greg Brockman"), events),
                                      lane(3, words("이영", "Lee Young"), events),
                                      lane(4, words("일리야 수츠케버", "Ilya Sutskever"), events),
                                      lane(5, words("조시 홀리", "Josh Hawley"), events)};
    const model::EventItem seoul = find(16);
    for (int order = 1; order <= 6; ++order)
        lanes[0].marks.push_back(mark(order, seoul, 1, order));
    lanes[0].marks.push_back(mark(9, seoul, 1, 9));
    for (const int order : {7, 8, 10, 11})
        lanes[1].marks.push_back(mark(order, seoul, 2, order));
    lanes[1].marks[1].disputed = true;
    lanes[0].marks.push_back(mark(30, find(2), 1, 1));
    lanes[4].marks.push_back(mark(31, find(2), 5, 2));
    lanes[0].marks.push_back(mark(32, find(8), 1, 1));
    lanes[0].marks.push_back(mark(33, find(10), 1, 1));
    lanes[3].marks.push_back(mark(34, find(12), 4, 1));
    lanes[0].marks.push_back(mark(35, find(17), 1, 1));
    lanes[0].marks.push_back(mark(36, find(18), 1, 1));
    for (model::Lane& one : lanes)
        one.utterances = static_cast<std::int64_t>(one.marks.size());
    return lanes;
}

inline model::CoverageMark article(std::int64_t id, std::int64_t outlet, const model::LocalText& name,
                                   std::int64_t covered, double published_ms, base::Precision precision) {
    model::CoverageMark mark;
    mark.id = {id};
    mark.outlet = {outlet};
    mark.outlet_name = name;
    mark.event = {covered};
    const bool day = precision == base::Precision::day;
    mark.published = {published_ms, published_ms + (day ? base::day_ms : base::minute_ms)};
    mark.precision = precision;
    return mark;
}

inline std::vector<model::CoverageMark> sample_coverage() {
    using base::Precision;
    const model::LocalText biz = words("비즈워치", "BizWatch"), newspim = words("뉴스핌", "Newspim");
    const model::LocalText politico = words("", "POLITICO"), yonhap = words("연합뉴스", "Yonhap");
    std::vector<model::CoverageMark> marks;
    std::int64_t id = 1;
    marks.push_back(article(id++, 3, politico, 1, instant(2023, 5, 4), Precision::day));
    for (int i = 0; i < 3; ++i)
        marks.push_back(article(id++, 3, politico, 2, instant(2023, 5, 16, 9 + 3 * i), Precision::minute));
    marks.push_back(article(id++, 3, politico, 2, instant(2023, 5, 17, 8), Precision::minute));
    marks.push_back(article(id++, 3, politico, 10, instant(2023, 5, 26, 20), Precision::minute));
    marks.push_back(article(id++, 4, yonhap, 15, instant(2023, 6, 8), Precision::day));
    marks.push_back(article(id++, 4, yonhap, 16, instant(2023, 6, 9, 11, 40), Precision::minute));
    marks.push_back(article(id++, 2, newspim, 16, instant(2023, 6, 9, 13, 5), Precision::minute));
    marks.push_back(article(id++, 1, biz, 16, instant(2023, 6, 9, 16, 53), Precision::minute));
    for (int i = 0; i < 5; ++i)
        marks.push_back(article(id++, 4, yonhap, 16, instant(2023, 6, 9, 17, 10 * i), Precision::minute));
    marks.push_back(article(id++, 2, newspim, 16, instant(2023, 6, 10, 7, 30), Precision::minute));
    return marks;
}

inline model::Window sample_window() {
    model::Window window;
    window.query.span = {instant(2023, 2, 1), instant(2023, 9, 20)};
    window.events = sample_events();
    window.lanes = sample_lanes(window.events);
    window.coverage = sample_coverage();
    window.total_events = static_cast<std::int64_t>(window.events.size());
    window.total_utterances = 17;
    window.total_participants = 10;
    window.total_articles = static_cast<std::int64_t>(window.coverage.size());
    window.total_lanes = static_cast<std::int64_t>(window.lanes.size());
    window.density.assign(256, 0);
    for (const model::Lane& one : window.lanes) {
        model::RailParticipant person;
        person.id = {one.key.id};
        person.name = one.name;
        person.utterances = one.utterances;
        person.events = one.events;
        window.participants.push_back(person);
    }
    window.participants[0].title = words("오픈AI CEO", "CEO of OpenAI");
    window.outlets = {{model::OutletId{4}, words("연합뉴스", "Yonhap"), 7},
                      {model::OutletId{3}, words("", "POLITICO"), 6}};
    return window;
}

inline model::Overview sample_overview() {
    model::Overview overview;
    overview.extent = {instant(2022, 11, 30), instant(2023, 11, 30)};
    overview.density.assign(256, 0);
    // A fixed, uneven pattern: a little sequence of a linear generator.
    std::uint32_t state = 7;
    for (std::size_t i = 0; i < overview.density.size(); ++i) {
        state = state * 1664525U + 1013904223U;
        if (state >> 30U == 0U)
            overview.density[i] = 1 + (state >> 26U & 7U) * static_cast<std::uint32_t>(i) / 100;
    }
    overview.total_events = 120;
    overview.total_undated = 3;
    return overview;
}

inline layout::Viewport viewport(double from_ms, double to_ms, float width = 1008, float height = 948) {
    layout::Viewport viewport;
    viewport.start_ms = from_ms;
    viewport.span_ms = static_cast<double>(to_ms - from_ms);
    viewport.size = {width, height};
    viewport.utc_offset_minutes = seoul_minutes;
    return viewport;
}

// Weeks in view, and days in view: the two pictures of the design.
inline layout::Viewport weeks_view(float width = 1008, float height = 948) {
    return viewport(instant(2023, 4, 17), instant(2023, 7, 3), width, height);
}
inline layout::Viewport days_view(float width = 964, float height = 948) {
    return viewport(instant(2023, 6, 6, 16), instant(2023, 6, 11, 12), width, height);
}

} // namespace dateline::test
