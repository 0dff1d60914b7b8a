#include "store/conformance/random_wish.h"

#include <set>
#include <string>

namespace dateline::store::test {
namespace {

template<class Tag>
std::vector<model::Id<Tag>> ids_of(Store& store, model::Kind kind, const std::set<std::string>& slugs) {
    std::vector<model::Id<Tag>> ids;
    for (const std::string& slug : slugs)
        ids.push_back({store.find(kind, slug).at(0).id});
    return ids;
}

} // namespace

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

} // namespace dateline::store::test
