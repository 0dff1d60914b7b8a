// Windows, overviews and neighbours against a reference that looks at every record.
#include <algorithm>
#include <map>
#include <set>

#include <doctest/doctest.h>

#include "base/edtf.h"
#include "base/hangul.h"
#include "base/utf8.h"
#include "store/sample.h"
#include "store/sqlite/filter.h"
#include "store/sqlite/window_parts.h"
#include "store/store.h"
#include "store/temp_folder.h"

using namespace dateline;
using namespace dateline::store;
using namespace dateline::store::test;

namespace {

// A filter in slugs, as a person thinks of it.
struct Wish {
    std::set<std::string> participants, topics, outlets, places;
    std::vector<std::string> terms;
};

using Strings = std::vector<std::string>;

bool meets(const std::set<std::string>& wanted, const Strings& have) {
    return wanted.empty() ||
           std::any_of(have.begin(), have.end(), [&](const auto& slug) { return wanted.contains(slug); });
}

bool is_mark(char32_t c) {
    return c < 0x80 && !std::isalnum(static_cast<int>(c));
}

// Folded characters, each run of marks one blank.
std::string words_of(const std::string& text) {
    std::string words = " ";
    const std::string folded = base::fold(text);
    for (std::size_t at = 0; at < folded.size();) {
        const char32_t c = base::next_code_point(folded, &at);
        if (is_mark(c) && words.back() == ' ') continue;
        base::append_code_point(&words, is_mark(c) ? U' ' : c);
    }
    return words + " ";
}

std::string without_blanks(std::string text) {
    std::erase(text, ' ');
    return text;
}

class Reference {
  public:
    explicit Reference(const Records& records) : records_(records) {
        for (const auto& article : records.articles)
            outlet_of_[article.slug] = article.outlet;
        for (const auto& event : records.events)
            events_[event.slug] = &event;
        for (const auto& place : records.places)
            places_[place.slug] = &place;
        for (const auto& person : records.participants)
            people_[person.slug] = &person;
        for (const auto& u : records.utterances)
            for (const std::string& speaker : speaker_of(u))
                speakers_[u.event].push_back(speaker);
    }

    bool passes(const model::UtteranceRecord& u, const Wish& wish) const {
        const model::EventRecord& event = *events_.at(u.event);
        Strings outlets;
        for (const auto& quote : u.quotes)
            outlets.push_back(outlet_of_.at(quote.article));
        if (!meets(wish.participants, speaker_of(u)) || !meets(wish.topics, u.topics) ||
            !meets(wish.outlets, outlets) || !meets(wish.places, places_above(event.place)))
            return false;
        return std::all_of(wish.terms.begin(), wish.terms.end(), [&](const std::string& term) {
            Strings texts = texts_of(u.context);
            for (const auto& quote : u.quotes)
                texts.push_back(quote.text);
            return occurs(term, texts) || named(term, speaker_of(u), {}) || occurs_in_event(term, event);
        });
    }

    bool passes(const model::EventRecord& event, const Wish& wish) const {
        Strings outlets;
        for (const auto& article : event.coverage)
            outlets.push_back(outlet_of_.at(article));
        const bool own = meets(wish.participants, present_at(event)) && meets(wish.topics, event.topics) &&
                         meets(wish.outlets, outlets) && meets(wish.places, places_above(event.place)) &&
                         std::all_of(wish.terms.begin(), wish.terms.end(),
                                     [&](const std::string& term) { return occurs_in_event(term, event); });
        return own || std::any_of(records_.utterances.begin(), records_.utterances.end(),
                                  [&](const auto& u) { return u.event == event.slug && passes(u, wish); });
    }

    std::optional<base::Span> span_of(const model::EventRecord& event) const {
        return span_of(event.date, event.utc_offset_minutes);
    }
    std::optional<base::Span> span_of(const model::UtteranceRecord& u) const {
        const model::EventRecord& event = *events_.at(u.event);
        return u.said.empty() ? span_of(event) : span_of(u.said, event.utc_offset_minutes);
    }

  private:
    std::optional<base::Span> span_of(const std::string& date, std::optional<int> offset) const {
        const auto parsed =
            base::parse_edtf(date, offset.value_or(records_.databases.at(0).utc_offset_minutes));
        return date.empty() ? std::nullopt : std::optional(parsed.date.value().span);
    }
    static Strings texts_of(const model::LocalText& text) {
        Strings texts;
        for (const auto& [tag, words] : text.by_language)
            texts.push_back(words);
        return texts;
    }
    static bool occurs(const std::string& term, const Strings& texts) {
        return std::any_of(texts.begin(), texts.end(),
                           [&](const auto& text) { return words_of(text).find(term) != std::string::npos; });
    }
    bool named(const std::string& term, const Strings& people, const std::string& place) const {
        Strings names;
        for (const auto& slug : people)
            for (const auto& name : people_.at(slug)->names)
                names.push_back(name.text);
        if (!place.empty()) {
            names = texts_of(places_.at(place)->name);
            names.insert(names.end(), places_.at(place)->variants.begin(), places_.at(place)->variants.end());
        }
        return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
            return without_blanks(words_of(name)).find(without_blanks(term)) != std::string::npos ||
                   (base::is_initial_consonants(term) &&
                    base::initial_consonants(name).find(term) != std::string::npos);
        });
    }
    bool occurs_in_event(const std::string& term, const model::EventRecord& event) const {
        Strings texts = texts_of(event.title);
        for (const auto* more : {&event.summary, &event.note})
            for (const auto& text : texts_of(*more))
                texts.push_back(text);
        return occurs(term, texts) || named(term, present_at(event), {}) ||
               (!event.place.empty() && named(term, {}, event.place));
    }
    // Who speaks at an event is present at it, whether or not its list of participants says so.
    Strings present_at(const model::EventRecord& event) const {
        const auto speakers = speakers_.find(event.slug);
        Strings people = speakers == speakers_.end() ? Strings{} : speakers->second;
        for (const auto& participation : event.participations)
            people.push_back(participation.participant);
        return people;
    }
    static Strings speaker_of(const model::UtteranceRecord& u) {
        for (auto it = u.attributions.rbegin(); it != u.attributions.rend(); ++it)
            if (it->status == model::AttributionStatus::accepted) return {it->speaker};
        return {};
    }
    Strings places_above(std::string place) const {
        Strings all;
        for (; !place.empty(); place = places_.at(place)->within)
            all.push_back(place);
        return all;
    }

    const Records& records_;
    std::map<std::string, std::string> outlet_of_;
    std::map<std::string, const model::EventRecord*> events_;
    std::map<std::string, const model::PlaceRecord*> places_;
    std::map<std::string, const model::ParticipantRecord*> people_;
    std::map<std::string, Strings> speakers_; // of an event
};

template<class Tag>
std::vector<model::Id<Tag>> ids_of(Store& store, model::Kind kind, const std::set<std::string>& slugs) {
    std::vector<model::Id<Tag>> ids;
    for (const std::string& slug : slugs)
        ids.push_back({store.find(kind, slug).at(0).id});
    return ids;
}

model::Filter filter_of(Store& store, const Wish& wish) {
    model::Filter filter;
    filter.participants = ids_of<model::ParticipantTag>(store, model::Kind::participant, wish.participants);
    filter.topics = ids_of<model::TopicTag>(store, model::Kind::topic, wish.topics);
    filter.outlets = ids_of<model::OutletTag>(store, model::Kind::outlet, wish.outlets);
    filter.places = ids_of<model::PlaceTag>(store, model::Kind::place, wish.places);
    for (const std::string& term : wish.terms)
        filter.text += (filter.text.empty() ? "" : " ") +
                       (term.find(' ') == std::string::npos ? term : '"' + term + '"');
    return filter;
}

Wish random_wish(std::mt19937& random) {
    const auto below = [&](unsigned count) { return static_cast<unsigned>(random() % count); };
    const auto some = [&](const char* kind, unsigned count) {
        std::set<std::string> slugs;
        for (unsigned i = below(4) == 0 ? 1 + below(2) : 0; i > 0; --i)
            slugs.insert(kind + std::to_string(below(count)));
        return slugs;
    };
    static const Strings terms{"한국", "협",      "korea",  "ㅅㅇㅌㅁ", "ㅇ",    "가 한", "알트만",
                               "조",   "strasse", "ai led", "없는말",   "öberg", "2030"};
    Wish wish{some("person", 6), some("topic", 5), some("outlet", 4), some("place", 5), {}};
    for (unsigned i = below(3) == 0 ? 1 + below(2) : 0; i > 0; --i)
        wish.terms.push_back(terms[below(13)]);
    return wish;
}

base::Span random_span(std::mt19937& random) {
    const double year = 365 * base::day_ms;
    switch (random() % 4) {
    case 0:
        return {base::earliest_ms, base::latest_ms};
    case 1:
        return {53 * year, 54 * year};
    case 2: {
        const double start =
            base::from_civil({2023, 6, 8}) + static_cast<double>(random() % 100) * base::hour_ms;
        return {start, start + 1 + static_cast<double>(random() % 50) * base::hour_ms};
    }
    default:
        return {-400 * year, -10 * year};
    }
}

std::uint64_t sum(const std::vector<std::uint32_t>& counts) {
    std::uint64_t total = 0;
    for (const std::uint32_t count : counts)
        total += count;
    return total;
}

} // namespace

TEST_CASE("window: the events and utterances in view are those that a look at every record gives") {
    std::mt19937 random(99);
    for (unsigned seed = 100; seed < 125; ++seed) {
        const TempFolder folder;
        const Records records = random_records(seed, seed % 8 == 0 ? 290 : 14);
        index::TimelineShape shape; // of ids, most, some or none are packed
        shape.max_unpacked_ids = seed % 3 == 0 ? 100 : seed % 3;
        write_database(folder.path("a.db"), records, shape);
        const std::unique_ptr<Store> store = open_store(folder.path("a.db"));
        const std::unique_ptr<Connection> connection = Connection::open_for_reading(folder.path("a.db"));
        make_answer_tables(*connection);
        EntityCache cache(*connection);
        const Reference reference(records);
        for (int round = 0; round < 20; ++round) {
            const Wish wish = random_wish(random);
            model::WindowQuery query;
            query.span = random_span(random);
            query.filter = filter_of(*store, wish);
            query.buckets = 1;
            query.grouping = static_cast<model::Grouping>(random() % 5);
            CAPTURE(seed);
            CAPTURE(query.filter.text);
            std::set<std::int64_t> events;
            for (const auto& event : records.events) {
                const auto span = reference.span_of(event);
                if (span && span->overlaps(query.span) && reference.passes(event, wish))
                    events.insert(store->find(model::Kind::event, event.slug).at(0).id);
            }
            std::int64_t utterances = 0;
            for (const auto& utterance : records.utterances) {
                const auto span = reference.span_of(utterance);
                utterances += span && span->overlaps(query.span) && reference.passes(utterance, wish) ? 1 : 0;
            }
            // Looked at one by one, then as where more is in view than that.
            for (const std::int64_t max_looked_at : {1500, 0}) {
                cache.max_looked_at = max_looked_at;
                const model::Window window = load_window(cache, query);
                std::set<std::int64_t> seen;
                for (const auto& item : window.events)
                    seen.insert(item.id.value);
                CHECK(seen == events);
                CHECK(window.total_events == static_cast<std::int64_t>(events.size()));
                CHECK(window.total_utterances == utterances);
                CHECK(sum(window.density) == events.size());
                CHECK(std::is_sorted(window.events.begin(), window.events.end(),
                                     [](const auto& a, const auto& b) {
                                         return a.date.span.start_ms < b.date.span.start_ms;
                                     }));
            }
        }
    }
}

TEST_CASE("filter: events looked at one by one pass as a look at every record says") {
    std::mt19937 random(7);
    for (unsigned seed = 200; seed < 210; ++seed) {
        const TempFolder folder;
        const Records records = random_records(seed, 14);
        write_database(folder.path("a.db"), records);
        const std::unique_ptr<Store> store = open_store(folder.path("a.db"));
        const std::unique_ptr<Connection> connection = Connection::open_for_reading(folder.path("a.db"));
        make_answer_tables(*connection);
        EntityCache cache(*connection);
        const Reference reference(records);
        for (int round = 0; round < 20; ++round) {
            const Wish wish = random_wish(random);
            const model::Filter filter = filter_of(*store, wish);
            CAPTURE(seed);
            CAPTURE(filter.text);
            OneByOne one(cache, filter);
            for (const auto& event : records.events)
                CHECK(one.passes(store->find(model::Kind::event, event.slug).at(0).id) ==
                      reference.passes(event, wish));
        }
    }
}

TEST_CASE("neighbour: walking forwards meets every dated event that passes, by start; backwards the same") {
    std::mt19937 random(5);
    for (unsigned seed = 200; seed < 212; ++seed) {
        const TempFolder folder;
        const Records records = random_records(seed, 14);
        write_database(folder.path("a.db"), records);
        const std::unique_ptr<Store> store = open_store(folder.path("a.db"));
        const Reference reference(records);
        const Wish wish = random_wish(random);
        const model::Filter filter = filter_of(*store, wish);
        std::vector<std::pair<std::int64_t, std::int64_t>> wanted;
        for (const auto& event : records.events)
            if (const auto span = reference.span_of(event); span && reference.passes(event, wish))
                wanted.emplace_back(span->start_ms, store->find(model::Kind::event, event.slug).at(0).id);
        std::sort(wanted.begin(), wanted.end());
        for (const int direction : {1, -1}) {
            std::vector<std::pair<std::int64_t, std::int64_t>> walked;
            for (auto item = store->neighbour({}, direction, filter); item;
                 item = store->neighbour(item->id, direction, filter))
                walked.emplace_back(item->date.span.start_ms, item->id.value);
            CHECK(walked == wanted);
            std::reverse(wanted.begin(), wanted.end());
        }
        const model::Overview overview = store->load_overview(filter, 7, {});
        CHECK(overview.total_events == static_cast<std::int64_t>(wanted.size()));
    }
}
