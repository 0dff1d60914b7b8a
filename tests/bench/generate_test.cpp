// The generator of made databases.
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "base/edtf.h"
#include "bench/generate/records.h"
#include "store/database.h"
#include "store/temp_folder.h"

namespace dateline::bench {
namespace {

constexpr Size small{.events = 2000, .years = 50, .seed = 1};

Batch make_all(const Size& size) {
    RecordMaker maker(size);
    maker.cast();
    Batch all;
    const auto append = [](auto* to, const auto& from) { to->insert(to->end(), from.begin(), from.end()); };
    for (Batch day; maker.next_day(&day);) {
        append(&all.articles, day.articles);
        append(&all.events, day.events);
        append(&all.utterances, day.utterances);
    }
    return all;
}

bool same(const Batch& a, const Batch& b) {
    return a.articles == b.articles && a.events == b.events && a.utterances == b.utterances;
}

template<class Record> void put_all(store::Writer& writer, const std::vector<Record>& records) {
    for (const Record& record : records)
        writer.put(record);
}

std::vector<store::Problem> write(const Size& size, const std::string& path) {
    RecordMaker maker(size);
    const Cast cast = maker.cast();
    const auto writer = store::database_at(path)->open_writer();
    writer->put(cast.database);
    put_all(*writer, cast.places);
    put_all(*writer, cast.topics);
    put_all(*writer, cast.outlets);
    put_all(*writer, cast.participants);
    for (Batch day; maker.next_day(&day);) {
        put_all(*writer, day.articles);
        put_all(*writer, day.events);
        put_all(*writer, day.utterances);
    }
    std::vector<store::Problem> problems = writer->finish();
    if (problems.empty()) writer->commit();
    return problems;
}

} // namespace

TEST_CASE("generator: the same seed makes the same records, another seed makes others") {
    const Batch first = make_all(small);
    CHECK(same(first, make_all(small)));
    Size other = small;
    other.seed = 2;
    CHECK_FALSE(same(first, make_all(other)));
}

TEST_CASE("generator: there are just as many events and utterances as asked for") {
    for (const std::int64_t events : {1, 7, 1000, 2000}) {
        CAPTURE(events);
        const Batch all = make_all({.events = events, .years = 50, .seed = 3});
        CHECK(static_cast<std::int64_t>(all.events.size()) == events);
        CHECK(static_cast<std::int64_t>(all.utterances.size()) == events);
    }
}

TEST_CASE("generator: events come in the order of their starts, over 50 years and over 3,000") {
    for (const int years : {50, 3000}) {
        CAPTURE(years);
        double latest = base::earliest_ms;
        for (const model::EventRecord& event : make_all({.events = 3000, .years = years, .seed = 1}).events) {
            if (event.date.empty()) continue;
            const auto date = base::parse_edtf(event.date, home_offset_minutes).date;
            REQUIRE(date.has_value());
            CHECK(date->span.start_ms >= latest);
            latest = date->span.start_ms;
        }
    }
}

TEST_CASE("generator: dates are of many precisions, and some events have none") {
    std::set<base::Precision> precisions;
    int undated = 0, spans = 0, open = 0;
    const Batch all = make_all({.events = 20'000, .years = 3000, .seed = 1});
    for (const model::EventRecord& event : all.events) {
        const auto date = base::parse_edtf(event.date).date;
        undated += event.date.empty() ? 1 : 0;
        if (!date) continue;
        precisions.insert(date->precision);
        spans += date->interval ? 1 : 0;
        open += date->open_end ? 1 : 0;
    }
    CHECK(precisions.size() >= 6);
    CHECK(undated > 0);
    CHECK(undated < 400);
    CHECK(spans > 1000);
    CHECK(open > 0);
}

TEST_CASE("generator: one person leads, and everyone is at one event at least") {
    std::map<model::Slug, int> events;
    const Batch all = make_all(small);
    for (const model::EventRecord& event : all.events)
        for (const model::ParticipationRecord& participation : event.participations)
            ++events[participation.participant];
    CHECK(events.size() == 100);
    CHECK(events["person-00001"] > 5 * events["person-00050"]);
}

TEST_CASE("generator: a check of what it writes finds nothing") {
    for (const int years : {50, 3000}) {
        CAPTURE(years);
        const store::test::TempFolder folder;
        CHECK(write({.events = 2000, .years = years, .seed = 1}, folder.path("made.db")).empty());
        for (const store::Problem& problem : store::database_at(folder.path("made.db"))->check())
            FAIL_CHECK(problem.where << ": " << problem.message);
    }
}

TEST_CASE("generator: what is read back is what was made") {
    const store::test::TempFolder folder;
    CHECK(write(small, folder.path("made.db")).empty());
    Batch read;
    store::RecordSink sink;
    sink.database = [](const model::DatabaseRecord&) {};
    sink.place = [](const model::PlaceRecord&) {};
    sink.topic = [](const model::TopicRecord&) {};
    sink.outlet = [](const model::OutletRecord&) {};
    sink.participant = [](const model::ParticipantRecord&) {};
    sink.photo = [](const model::PhotoRecord&) {};
    sink.article = [&](const model::ArticleRecord& record) { read.articles.push_back(record); };
    sink.event = [&](const model::EventRecord& record) { read.events.push_back(record); };
    sink.utterance = [&](const model::UtteranceRecord& record) { read.utterances.push_back(record); };
    store::database_at(folder.path("made.db"))->read_records(sink);
    CHECK(same(read, make_all(small))); // slugs are numbered in order
}

} // namespace dateline::bench
