#include "store/brute_force.h"

#include <algorithm>

#include "base/edtf.h"
#include "base/hangul.h"
#include "base/utf8.h"

namespace dateline::store::test {
namespace {

bool has_any_of(const std::set<std::string>& wanted, const Strings& have) {
    return wanted.empty() ||
           std::any_of(have.begin(), have.end(), [&](const auto& slug) { return wanted.contains(slug); });
}

bool is_mark(char32_t c) {
    return c < 0x80 && !std::isalnum(static_cast<int>(c));
}

// Folded characters, each run of marks one blank.
std::string folded_words_of(const std::string& text) {
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

Strings texts_of(const model::LocalText& text) {
    Strings texts;
    for (const auto& [tag, words] : text.by_language)
        texts.push_back(words);
    return texts;
}

bool occurs(const std::string& term, const Strings& texts) {
    return std::any_of(texts.begin(), texts.end(), [&](const auto& text) {
        return folded_words_of(text).find(term) != std::string::npos;
    });
}

} // namespace

BruteForce::BruteForce(const Records& records) : records_(records) {
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

Strings BruteForce::outlets_of(const model::EventRecord& event) const {
    Strings outlets;
    for (const auto& article : event.coverage)
        outlets.push_back(outlet_of_.at(article));
    return outlets;
}

Strings BruteForce::outlets_of(const model::UtteranceRecord& u) const {
    Strings outlets;
    for (const auto& quote : u.quotes)
        outlets.push_back(outlet_of_.at(quote.article));
    return outlets;
}

bool BruteForce::passes(const model::UtteranceRecord& u, const Wish& wish) const {
    const model::EventRecord& at = *events_.at(u.event);
    if (!has_any_of(wish.participants, speaker_of(u)) || !has_any_of(wish.topics, u.topics) ||
        !has_any_of(wish.outlets, outlets_of(u)) || !has_any_of(wish.places, places_above(at.place)))
        return false;
    return std::all_of(wish.terms.begin(), wish.terms.end(), [&](const std::string& term) {
        Strings texts = texts_of(u.context);
        for (const auto& quote : u.quotes)
            texts.push_back(quote.text);
        return occurs(term, texts) || named(term, speaker_of(u), {}) || occurs_in_event(term, at);
    });
}

bool BruteForce::passes(const model::EventRecord& event, const Wish& wish) const {
    const bool own = has_any_of(wish.participants, present_at(event)) &&
                     has_any_of(wish.topics, event.topics) && has_any_of(wish.outlets, outlets_of(event)) &&
                     has_any_of(wish.places, places_above(event.place)) &&
                     std::all_of(wish.terms.begin(), wish.terms.end(),
                                 [&](const std::string& term) { return occurs_in_event(term, event); });
    return own || std::any_of(records_.utterances.begin(), records_.utterances.end(),
                              [&](const auto& u) { return u.event == event.slug && passes(u, wish); });
}

std::optional<base::Span> BruteForce::span_of(const model::EventRecord& event) const {
    return span_of(event.date, event.utc_offset_minutes);
}

std::optional<base::Span> BruteForce::span_of(const model::UtteranceRecord& u) const {
    const model::EventRecord& at = *events_.at(u.event);
    return u.said.empty() ? span_of(at) : span_of(u.said, at.utc_offset_minutes);
}

std::optional<base::Span> BruteForce::span_of(const std::string& date, std::optional<int> offset) const {
    const int own = records_.databases.empty() ? 0 : records_.databases.back().utc_offset_minutes;
    const auto parsed = base::parse_edtf(date, offset.value_or(own));
    return date.empty() ? std::nullopt : std::optional(parsed.date.value().span);
}

bool BruteForce::named(const std::string& term, const Strings& people, const std::string& place) const {
    Strings names;
    for (const auto& slug : people)
        for (const auto& name : people_.at(slug)->names)
            names.push_back(name.text);
    if (!place.empty()) {
        names = texts_of(places_.at(place)->name);
        names.insert(names.end(), places_.at(place)->variants.begin(), places_.at(place)->variants.end());
    }
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
        return without_blanks(folded_words_of(name)).find(without_blanks(term)) != std::string::npos ||
               (base::is_initial_consonants(term) &&
                base::initial_consonants(name).find(term) != std::string::npos);
    });
}

bool BruteForce::occurs_in_event(const std::string& term, const model::EventRecord& event) const {
    Strings texts = texts_of(event.title);
    for (const auto* more : {&event.summary, &event.note})
        for (const auto& text : texts_of(*more))
            texts.push_back(text);
    return occurs(term, texts) || named(term, present_at(event), {}) ||
           (!event.place.empty() && named(term, {}, event.place));
}

Strings BruteForce::present_at(const model::EventRecord& event) const {
    const auto speakers = speakers_.find(event.slug);
    Strings people = speakers == speakers_.end() ? Strings{} : speakers->second;
    for (const auto& participation : event.participations)
        people.push_back(participation.participant);
    return people;
}

Strings BruteForce::speaker_of(const model::UtteranceRecord& u) {
    for (auto it = u.attributions.rbegin(); it != u.attributions.rend(); ++it)
        if (it->status == model::AttributionStatus::accepted) return {it->speaker};
    return {};
}

Strings BruteForce::places_above(std::string place) const {
    Strings all;
    for (; !place.empty(); place = places_.at(place)->within)
        all.push_back(place);
    return all;
}

} // namespace dateline::store::test
