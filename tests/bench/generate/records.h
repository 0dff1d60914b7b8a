#pragma once
// Made records, a day at a time: as many utterances as events, articles that cover and quote them, plainly
// invented people and outlets. The same size and seed make the same records. Keeps a day and a few recent
// articles in memory, never all. Knows nothing of where the records go.

#include <deque>
#include <string>
#include <vector>

#include "bench/generate/dates.h"
#include "bench/generate/words.h"
#include "model/records.h"

namespace dateline::bench {

// What everything else refers to.
struct Cast {
    model::DatabaseRecord database;
    std::vector<model::PlaceRecord> places;
    std::vector<model::TopicRecord> topics;
    std::vector<model::OutletRecord> outlets;
    std::vector<model::ParticipantRecord> participants;
};

struct Batch { // articles come before what refers to them
    std::vector<model::ArticleRecord> articles;
    std::vector<model::EventRecord> events;
    std::vector<model::UtteranceRecord> utterances;
};

// The text of an event's own article, written while its quotes are made.
struct Body {
    std::size_t article = 0; // in the batch
    std::string text;
    std::int64_t length = 0; // in code points
    void append(std::string_view words);
};

class RecordMaker {
  public:
    explicit RecordMaker(const Size& size);
    Cast cast();                 // before the first day
    bool next_day(Batch* batch); // false: there is none
    std::size_t participants() const { return participants_.size(); }

  private:
    struct Story { // what the day's next events have in common
        Word subject;
        model::Slug topic, place, last_event;
    };
    void make_event(const Day& day, const MadeDate& date, Batch* batch);
    void turn_to_new_story();
    model::LocalText title();
    std::string row_of_words(bool korean, int count);
    void add_participants(model::EventRecord* event);
    void add_coverage(const Day& day, const MadeDate& date, model::EventRecord* event, Batch* batch);
    model::ArticleRecord make_article(const Day& day, const MadeDate& date);
    void add_claims(model::EventRecord* event);
    int utterances_due();
    model::UtteranceRecord make_utterance(const model::EventRecord& event, const MadeDate& date, int order,
                                          Batch* batch);
    void add_quotes(const model::EventRecord& event, model::UtteranceRecord* utterance, Batch* batch);
    model::QuoteRecord make_quote(const model::Slug& article);
    void add_attributions(const model::EventRecord& event, int order, model::UtteranceRecord* utterance);

    Size size_;
    Draw draw_;
    NewsDays days_;
    Ranks participants_, outlets_, topics_, places_;
    Story story_;
    std::deque<model::Slug> recent_articles_;
    std::optional<Body> body_;
    std::int64_t events_ = 0, articles_ = 0, utterances_ = 0;
    int owed_utterances_ = 0;
};

} // namespace dateline::bench
