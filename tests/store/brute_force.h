#pragma once
// What passes a filter by a look at every record, with none of the store's code: what any store is held to.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/time.h"
#include "store/sample.h"

namespace dateline::store::test {

// A filter in slugs, as a person thinks of it.
struct Wish {
    std::set<std::string> participants, topics, outlets, places;
    std::vector<std::string> terms;
};

using Strings = std::vector<std::string>;

class BruteForce {
  public:
    explicit BruteForce(const Records& records); // which outlive it
    bool passes(const model::UtteranceRecord& u, const Wish& wish) const;
    bool passes(const model::EventRecord& event, const Wish& wish) const;
    std::optional<base::Span> span_of(const model::EventRecord& event) const;
    std::optional<base::Span> span_of(const model::UtteranceRecord& u) const;
    // By the last attribution that is accepted; none, or one.
    static Strings speaker_of(const model::UtteranceRecord& u);
    // Who speaks at an event is present at it, whether or not its list of participants says so.
    Strings present_at(const model::EventRecord& event) const;
    Strings outlets_of(const model::EventRecord& event) const;
    Strings outlets_of(const model::UtteranceRecord& u) const;
    const model::EventRecord& event(const std::string& slug) const { return *events_.at(slug); }
    std::optional<base::Span> span_of(const std::string& date, std::optional<int> offset) const;

  private:
    bool named(const std::string& term, const Strings& people, const std::string& place) const;
    bool occurs_in_event(const std::string& term, const model::EventRecord& event) const;
    Strings places_above(std::string place) const;

    const Records& records_;
    std::map<std::string, std::string> outlet_of_;
    std::map<std::string, const model::EventRecord*> events_;
    std::map<std::string, const model::PlaceRecord*> places_;
    std::map<std::string, const model::ParticipantRecord*> people_;
    std::map<std::string, Strings> speakers_; // of an event
};

} // namespace dateline::store::test
