#include "bench/generate/records.h"

#include <array>

#include <fmt/format.h>

#include "base/edtf.h"

namespace dateline::bench {
namespace {

constexpr std::size_t max_recent = 12; // articles that a later event of the story may be covered by
constexpr int max_utterances = 12;     // at one event
constexpr std::int64_t first_newspaper_year = 1800;

std::size_t at_most(std::int64_t events, std::int64_t each, std::size_t least, std::size_t most) {
    return std::clamp(static_cast<std::size_t>(std::max<std::int64_t>(events, 0) / each), least, most);
}

model::LocalText both(std::string korean, std::string english) {
    model::LocalText text;
    text.set("ko", std::move(korean));
    text.set("en", std::move(english));
    return text;
}

std::string capitalised(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

model::Slug person_slug(std::size_t index) {
    return fmt::format("person-{:05}", index + 1);
}
model::Slug outlet_slug(std::size_t index) {
    return fmt::format("outlet-{:03}", index + 1);
}
model::Slug topic_slug(std::size_t index) {
    return fmt::format("topic-{:02}", index + 1);
}
model::Slug place_slug(std::size_t index) {
    return fmt::format("place-{:03}", index + 1);
}

model::ParticipantRecord make_participant(std::size_t index, Draw& draw) {
    constexpr std::array<const char*, 3> korean{"인물", "단체", "모임"};
    constexpr std::array<const char*, 3> english{"Person", "Organisation", "Group"};
    model::ParticipantRecord record;
    const double kind = draw.fraction();
    record.kind = kind < 0.85   ? model::ParticipantKind::person
                  : kind < 0.97 ? model::ParticipantKind::organisation
                                : model::ParticipantKind::group;
    const auto at = static_cast<std::size_t>(record.kind);
    record.slug = person_slug(index);
    record.names.push_back(
        {fmt::format("{} {:05}", korean.at(at), index + 1), "ko", model::NameKind::primary});
    record.names.push_back(
        {fmt::format("{} {:05}", english.at(at), index + 1), "en", model::NameKind::primary});
    if (draw.chance(0.1))
        record.names.push_back(
            {fmt::format("{}-{:05}", korean.at(at), index + 1), "ko", model::NameKind::variant});
    if (draw.chance(0.05))
        record.names.push_back({fmt::format("@made{:05}", index + 1), "en", model::NameKind::handle});
    if (record.kind == model::ParticipantKind::group) record.size = draw.between(3, 500);
    if (draw.chance(0.3)) record.description = both("만든 자료", "Made data");
    return record;
}

model::PlaceRecord make_place(std::size_t index, Draw& draw) {
    model::PlaceRecord record;
    record.slug = place_slug(index);
    record.name = both(fmt::format("장소 {:03}", index + 1), fmt::format("Place {:03}", index + 1));
    if (index >= 10) record.within = place_slug(index % 10);
    record.latitude = draw.between(-60, 70);
    record.longitude = draw.between(-180, 180);
    return record;
}

std::int64_t code_points(std::string_view text) {
    return std::count_if(text.begin(), text.end(),
                         [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
}

} // namespace

void Body::append(std::string_view words) {
    text += words;
    length += code_points(words);
}

RecordMaker::RecordMaker(const Size& size)
    : size_(size), draw_(size.seed * 0x10001U + 7), days_(size),
      participants_(at_most(size.events, 20, 20, 50'000)), outlets_(at_most(size.events, 200, 5, 500)),
      topics_(at_most(size.events, 100, 8, 60)), places_(at_most(size.events, 50, 20, 400)) {
    turn_to_new_story();
}

Cast RecordMaker::cast() {
    Cast cast;
    cast.database.title = both("만든 자료", "Made data");
    cast.database.description =
        both(fmt::format("사건 {}건. 모두 지어낸 것이다.", size_.events),
             fmt::format("{} events, all of them made up, to measure with.", size_.events));
    cast.database.utc_offset_minutes = home_offset_minutes;
    cast.database.licence = "CC0-1.0";
    for (std::size_t i = 0; i < places_.size(); ++i)
        cast.places.push_back(make_place(i, draw_));
    for (std::size_t i = 0; i < topics_.size(); ++i) {
        const Word& word = subject_words()[i];
        cast.topics.push_back(
            {topic_slug(i), both(std::string(word.korean), capitalised(std::string(word.english)))});
    }
    for (std::size_t i = 0; i < outlets_.size(); ++i)
        cast.outlets.push_back({outlet_slug(i),
                                both(fmt::format("매체 {:03}", i + 1), fmt::format("Outlet {:03}", i + 1)),
                                fmt::format("https://outlet-{:03}.example", i + 1)});
    for (std::size_t i = 0; i < participants_.size(); ++i)
        cast.participants.push_back(make_participant(i, draw_));
    return cast;
}

bool RecordMaker::next_day(Batch* batch) {
    Day day;
    if (!days_.next(&day)) return false;
    batch->articles.clear();
    batch->events.clear();
    batch->utterances.clear();
    for (const MadeDate& date : make_dates(draw_, day, days_.end_ms()))
        make_event(day, date, batch);
    return true;
}

void RecordMaker::make_event(const Day& day, const MadeDate& date, Batch* batch) {
    if (draw_.chance(0.3)) turn_to_new_story();
    model::EventRecord event;
    event.slug = fmt::format("event-{:08}", ++events_);
    event.date = date.text;
    event.utc_offset_minutes = date.utc_offset_minutes;
    event.title = title();
    if (draw_.chance(0.2)) event.summary = both(row_of_words(true, 8), row_of_words(false, 8));
    if (draw_.chance(0.7)) event.place = story_.place;
    if (draw_.chance(0.05)) event.within = story_.last_event;
    if (draw_.chance(0.01)) event.weight = draw_.between(1, 60);
    if (draw_.chance(0.1))
        event.confidence = draw_.chance(0.5) ? model::Confidence::medium : model::Confidence::low;
    event.topics.push_back(story_.topic);
    if (const model::Slug other = topic_slug(topics_.draw(draw_)); draw_.chance(0.2) && other != story_.topic)
        event.topics.push_back(other);
    add_participants(&event);
    add_coverage(day, date, &event, batch);
    if (draw_.chance(0.01)) add_claims(&event);
    const int due = utterances_due();
    for (int order = 1; order <= due; ++order)
        batch->utterances.push_back(make_utterance(event, date, order, batch));
    if (body_) batch->articles[body_->article].body = std::move(body_->text);
    body_.reset();
    story_.last_event = event.slug;
    batch->events.push_back(std::move(event));
}

void RecordMaker::turn_to_new_story() {
    story_.subject = subject_words()[draw_.skewed(subject_words().size())];
    story_.topic = topic_slug(topics_.draw(draw_));
    story_.place = place_slug(places_.draw(draw_));
    story_.last_event.clear();
}

model::LocalText RecordMaker::title() {
    const Word& second = subject_words()[draw_.skewed(subject_words().size())];
    const Word& what = bench::event_words()[draw_.skewed(bench::event_words().size())];
    return both(fmt::format("{} {} {}", story_.subject.korean, second.korean, what.korean),
                capitalised(fmt::format("{} {} {}", story_.subject.english, second.english, what.english)));
}

std::string RecordMaker::row_of_words(bool korean, int count) {
    std::string row;
    for (int i = 0; i < count; ++i) {
        const Word& word = subject_words()[draw_.skewed(subject_words().size())];
        if (i > 0) row += ' ';
        row += korean ? word.korean : word.english;
    }
    return row;
}

void RecordMaker::add_participants(model::EventRecord* event) {
    constexpr std::array<const char*, 5> roles{"attendee", "host", "subject", "organiser", "moderator"};
    const auto add = [&](const model::Slug& slug, const char* role) {
        for (const model::ParticipationRecord& there : event->participations)
            if (there.participant == slug) return;
        event->participations.push_back({slug, role, {}, {}});
        if (draw_.chance(0.2)) event->participations.back().title = both("위원", "Member");
    };
    add(person_slug(participants_.draw(draw_)), "speaker");
    while (event->participations.size() < 6 && draw_.chance(0.5))
        add(person_slug(participants_.draw(draw_)), roles.at(draw_.below(roles.size())));
    // Nobody is left out: each is at one event at least.
    const auto count = static_cast<std::int64_t>(participants_.size());
    const std::int64_t each = std::max<std::int64_t>(1, size_.events / count);
    if (events_ % each == 0 && events_ / each <= count)
        add(person_slug(static_cast<std::size_t>(events_ / each - 1)), "attendee");
}

void RecordMaker::add_coverage(const Day& day, const MadeDate& date, model::EventRecord* event,
                               Batch* batch) {
    if (recent_articles_.empty() || draw_.chance(0.5)) {
        batch->articles.push_back(make_article(day, date));
        if (draw_.chance(0.02)) body_.emplace().article = batch->articles.size() - 1;
        event->coverage.push_back(batch->articles.back().slug);
        recent_articles_.push_back(batch->articles.back().slug);
        if (recent_articles_.size() > max_recent) recent_articles_.pop_front();
    } else {
        event->coverage.push_back(recent_articles_.back());
    }
    while (draw_.chance(0.3)) {
        const model::Slug& other = recent_articles_[draw_.below(recent_articles_.size())];
        if (std::find(event->coverage.begin(), event->coverage.end(), other) != event->coverage.end()) break;
        event->coverage.push_back(other);
    }
}

model::ArticleRecord RecordMaker::make_article(const Day& day, const MadeDate& date) {
    model::ArticleRecord record;
    const bool korean = draw_.chance(0.8);
    record.slug = fmt::format("article-{:08}", ++articles_);
    record.outlet = outlet_slug(outlets_.draw(draw_));
    record.headline = row_of_words(korean, 5);
    if (draw_.chance(0.1)) record.deck = row_of_words(korean, 6);
    record.url = fmt::format("https://{}.example/{}", record.outlet, articles_);
    record.language = korean ? "ko" : "en";
    if (day.date.year < first_newspaper_year)
        record.published = fmt::format("{}", draw_.between(1950, last_year)); // in a book
    else if (date.instant_ms)
        record.published = base::format_instant(*date.instant_ms + draw_.between(5, 1500) * base::minute_ms,
                                                home_offset_minutes);
    else if (!date.text.empty())
        record.published = day_text(day.start_ms + draw_.between(0, 2) * base::day_ms);
    return record;
}

void RecordMaker::add_claims(model::EventRecord* event) {
    const int count = draw_.between(1, 500);
    const bool agree = draw_.chance(0.3);
    for (int i = 0; i < 2; ++i) {
        const int value = agree ? count : count + i * 10;
        event->claims.push_back({"attendance", both("참석 인원", "Attendance"),
                                 both(fmt::format("{}명", value), fmt::format("{}", value)),
                                 event->coverage.front()});
    }
}

// One for each event in the long run, in clusters: most events have none, some have many.
int RecordMaker::utterances_due() {
    ++owed_utterances_;
    const bool last = events_ == size_.events;
    if (!last && !draw_.chance(0.35)) return 0;
    const int due = last ? owed_utterances_ : std::min(owed_utterances_, max_utterances);
    owed_utterances_ -= due;
    return due;
}

model::UtteranceRecord RecordMaker::make_utterance(const model::EventRecord& event, const MadeDate& date,
                                                   int order, Batch* batch) {
    constexpr std::array<const char*, 4> kinds{"question", "statement", "opinion", ""};
    model::UtteranceRecord utterance;
    utterance.slug = fmt::format("said-{:08}", ++utterances_);
    utterance.event = event.slug;
    utterance.order = order;
    if (date.instant_ms && draw_.chance(0.3))
        utterance.said =
            base::format_instant(*date.instant_ms + order * base::minute_ms, home_offset_minutes);
    utterance.context_kind = kinds.at(draw_.below(kinds.size()));
    if (utterance.context_kind == "question")
        utterance.context = both(row_of_words(true, 3), row_of_words(false, 3));
    if (draw_.chance(0.3)) utterance.topics.push_back(story_.topic);
    add_quotes(event, &utterance, batch);
    add_attributions(event, order, &utterance);
    return utterance;
}

void RecordMaker::add_quotes(const model::EventRecord& event, model::UtteranceRecord* utterance,
                             Batch* batch) {
    model::QuoteRecord first = make_quote(event.coverage.front());
    if (body_ && batch->articles[body_->article].slug == first.article) {
        body_->append(row_of_words(true, 6) + " “");
        first.start = body_->length;
        body_->append(first.text);
        first.end = body_->length;
        body_->append("” ");
        first.form = model::QuoteForm::direct;
        first.prefix = "“";
        first.suffix = "”";
        first.part = "body";
    }
    utterance->quotes.push_back(std::move(first));
    while (draw_.chance(0.25))
        utterance->quotes.push_back(make_quote(event.coverage[draw_.below(event.coverage.size())]));
}

// Words that stand in no kept text are reported ones: nothing to compare them with.
model::QuoteRecord RecordMaker::make_quote(const model::Slug& article) {
    model::QuoteRecord quote;
    const bool korean = draw_.chance(0.8);
    quote.article = article;
    quote.text = row_of_words(korean, draw_.between(3, 9));
    quote.language = korean ? "ko" : "en";
    quote.form = draw_.chance(0.8) ? model::QuoteForm::indirect : model::QuoteForm::translated;
    return quote;
}

void RecordMaker::add_attributions(const model::EventRecord& event, int order,
                                   model::UtteranceRecord* utterance) {
    const auto& people = event.participations;
    const bool by_rule = draw_.chance(0.4);
    model::AttributionRecord attribution;
    attribution.speaker =
        people[draw_.chance(0.6) ? 0 : static_cast<std::size_t>(order) % people.size()].participant;
    attribution.article = utterance->quotes.front().article;
    attribution.method = by_rule ? model::AttributionMethod::rule : model::AttributionMethod::person;
    attribution.by = by_rule ? "rule-1" : "desk";
    if (by_rule) attribution.confidence = draw_.between(40, 99) / 100.0;
    if (!by_rule) attribution.review = model::Review::accepted;
    utterance->attributions.push_back(attribution);
    if (!draw_.chance(0.01)) return;
    attribution.speaker = person_slug(participants_.draw(draw_));
    attribution.status = model::AttributionStatus::disputed;
    utterance->attributions.push_back(std::move(attribution));
}

} // namespace dateline::bench
