#include "publish/page_data.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/date_text.h"
#include "base/utf8.h"
#include "layout/style.h"

namespace dateline::publish {
namespace {

using Json = nlohmann::ordered_json;

// As assets/page/data.js reads them.
enum Flag : unsigned {
    disputed = 1,
    uncertain = 2,
    instant = 4, // known better than to the day
    illustration = 8,
    open_start = 16,
    open_end = 32,
};

unsigned flags_of(const model::EventItem& item) {
    unsigned flags = item.disputed ? disputed : 0U;
    if (item.date.uncertain || item.date.approximate || item.date.one_of_set) flags |= uncertain;
    if (item.date.precision < base::Precision::day && !item.date.interval) flags |= instant;
    if (item.photo_is_illustration) flags |= illustration;
    if (item.date.open_start) flags |= open_start;
    if (item.date.open_end) flags |= open_end;
    return flags;
}

Json ids_of(const std::vector<model::ParticipantId>& ids, PagePeople& people) {
    Json json = Json::array();
    for (const model::ParticipantId id : ids)
        json.push_back(people.index_of(id));
    return json;
}

// Interface words that the script puts together itself, by the English that it knows them by.
constexpr std::array script_words = {"People",
                                     "Events",
                                     "Topics",
                                     "Utterances",
                                     "Coverage",
                                     "Appearances",
                                     "What was said",
                                     "sources differ",
                                     "No words of theirs are recorded.",
                                     "Close",
                                     "Most covered",
                                     "Events without a date",
                                     "Click a person anywhere to read what they said.",
                                     "Scroll to zoom, drag to move, F shows everything, / searches.",
                                     "Nothing found. Try another spelling or fewer words."};

} // namespace

struct PageData::Parts {
    Json id = Json::array(), start = Json::array(), end = Json::array(), weight = Json::array(),
         flags = Json::array(), when = Json::array(), people = Json::array(), said = Json::array(),
         topics = Json::array(), pull = Json::array(), photo = Json::array(), counts = Json::array();
    std::vector<std::int64_t> coverage;
    std::map<model::ArticleId, bool> articles;
    std::map<std::int64_t, int> topic_index;
    Json topic_names = Json::array();

    int topic(const model::Tag& tag, base::Language language) {
        const auto [entry, is_new] =
            topic_index.try_emplace(tag.key.id, static_cast<int>(topic_names.size()));
        if (is_new)
            topic_names.push_back(
                {{"id", tag.key.id}, {"name", base::displayable(tag.name.in(language), 200)}});
        return entry->second;
    }
};

PageData::PageData(const PageOptions& options, int utc_offset_minutes, base::DateStyle dates)
    : options_(options), utc_offset_minutes_(utc_offset_minutes), dates_(dates),
      parts_(std::make_unique<Parts>()) {}

PageData::~PageData() = default;

void PageData::add(const EventInView& in_view, PagePeople& people) {
    const model::EventItem& item = in_view.event.item;
    Parts& parts = *parts_;
    const bool dated = !item.date.text.empty();
    if (dated) {
        base::Span known = item.date.span;
        if (item.date.open_start) known.start_ms = known.end_ms - 1;
        if (item.date.open_end) known.end_ms = known.start_ms + 1;
        extent_ = has_dates() ? base::Span{std::min(extent_.start_ms, known.start_ms),
                                           std::max(extent_.end_ms, known.end_ms)}
                              : base::Span{known.start_ms, std::max(known.end_ms, known.start_ms + 1)};
    }
    const int offset = item.utc_offset_minutes.value_or(utc_offset_minutes_);
    parts.id.push_back(item.id.value);
    parts.start.push_back(dated ? Json(item.date.span.start_ms) : Json(nullptr));
    parts.end.push_back(dated ? Json(item.date.span.end_ms) : Json(nullptr));
    parts.weight.push_back(item.weight);
    parts.flags.push_back(flags_of(item));
    parts.when.push_back(base::format_date(item.date, options_.language, dates_, offset));
    std::vector<model::ParticipantId> there;
    for (const model::ParticipationItem& participation : in_view.event.participations)
        there.push_back(participation.participant);
    parts.people.push_back(ids_of(there, people));
    Json said = Json::array();
    std::vector<std::int64_t> on;
    for (const model::Tag& topic : in_view.event.topics)
        on.push_back(parts.topic(topic, options_.language));
    for (const model::UtteranceView* utterance : in_view.utterances) {
        said.push_back(utterance->id.value);
        said.push_back(people.index_of(utterance->speaker));
        for (const model::Tag& topic : utterance->topics)
            on.push_back(parts.topic(topic, options_.language));
    }
    std::sort(on.begin(), on.end());
    on.erase(std::unique(on.begin(), on.end()), on.end());
    parts.said.push_back(std::move(said));
    parts.topics.push_back(on);
    parts.pull.push_back(base::displayable(item.pull_quote, 600));
    Json photo = nullptr;
    if (!in_view.event.photos.empty()) {
        const model::PhotoView& first = in_view.event.photos.front();
        Json regions = Json::array();
        for (const model::RegionItem& region : first.regions)
            regions.push_back(
                {people.index_of(region.participant), region.x, region.y, region.width, region.height});
        photo = {first.id.value, std::move(regions)};
    }
    parts.photo.push_back(std::move(photo));
    parts.counts.push_back(
        {in_view.utterances.size(), in_view.event.participations.size(), in_view.event.articles.size()});
    for (const model::ArticleItem& article : in_view.event.articles)
        if (article.published && parts.articles.try_emplace(article.id, true).second)
            parts.coverage.push_back(article.published->span.start_ms);
}

std::string PageData::finish(const state::View& view, PagePeople& people) {
    Parts& parts = *parts_;
    Json json;
    json["lang"] = base::language_tag(options_.language);
    json["offset"] = utc_offset_minutes_;
    json["extent"] = has_dates() ? Json({extent_.start_ms, extent_.end_ms}) : Json(nullptr);
    json["span"] = view.span ? Json({view.span->start_ms, view.span->end_ms}) : Json(nullptr);
    json["select"] = model::to_string(view.selected);
    json["theme"] = !options_.theme ? "" : *options_.theme == layout::Theme::dark ? "dark" : "light";
    json["events"] = {{"id", parts.id},         {"start", parts.start}, {"end", parts.end},
                      {"weight", parts.weight}, {"flags", parts.flags}, {"when", parts.when},
                      {"people", parts.people}, {"said", parts.said},   {"topics", parts.topics},
                      {"pull", parts.pull},     {"photo", parts.photo}, {"counts", parts.counts}};
    std::sort(parts.coverage.begin(), parts.coverage.end());
    json["coverage"] = parts.coverage;
    json["topics"] = parts.topic_names;
    Json& listed = json["people"] = Json::array();
    for (const PagePerson& person : people.people()) {
        Json names = Json::array({base::displayable(person.view.name.in(options_.language), 200)});
        for (const model::Name& name : person.view.names)
            names.push_back(base::displayable(name.text, 200));
        listed.push_back({{"id", person.id.value},
                          {"colour", layout::colour_index(person.id.value)},
                          {"names", std::move(names)},
                          {"events", person.events},
                          {"said", person.utterances}});
    }
    Json& story = json["story"] = Json::array();
    for (const PageStep& step : options_.story) {
        Json topics = Json::array();
        for (const model::TopicId topic : step.filter.topics)
            if (const auto known = parts.topic_index.find(topic.value); known != parts.topic_index.end())
                topics.push_back(known->second);
        story.push_back(
            {{"name", base::displayable(step.name.in(options_.language))},
             {"note", base::displayable(step.note.in(options_.language), 20'000, base::Newlines::keep)},
             {"span", step.span ? Json({step.span->start_ms, step.span->end_ms}) : Json(nullptr)},
             {"select", model::to_string(step.selected)},
             {"people", ids_of(step.filter.participants, people)},
             {"topics", std::move(topics)},
             {"text", base::displayable(step.filter.text)}});
    }
    Json& words = json["words"] = Json::object();
    for (const char* key : script_words)
        words[key] = base::tr(options_.language, key);
    return script_safe(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

} // namespace dateline::publish
