#include "publish/page_data.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/date_text.h"
#include "base/displayable.h"
#include "layout/style.h"
#include "publish/page_unseen.h"
#include "store/tokens.h"

namespace dateline::publish {
namespace {

// As assets/page/data.js reads them.
enum Flag : unsigned {
    disputed = 1,
    uncertain = 2,
    instant = 4, // known better than to the day
    illustration = 8,
    open_start = 16,
    open_end = 32,
    unknown_start = 64,
    unknown_end = 128,
    or_earlier = 256,
    or_later = 512,
};

bool is_instant(const base::Edtf& date) {
    return date.precision < base::Precision::day && !date.interval;
}

unsigned flags_of(const model::EventItem& item) {
    unsigned flags = item.disputed ? disputed : 0U;
    if (item.date.uncertain || item.date.approximate || item.date.one_of_set) flags |= uncertain;
    if (is_instant(item.date)) flags |= instant;
    if (item.photo_is_illustration) flags |= illustration;
    if (item.date.open_start) flags |= open_start;
    if (item.date.open_end) flags |= open_end;
    if (item.date.unknown_start) flags |= unknown_start;
    if (item.date.unknown_end) flags |= unknown_end;
    if (item.date.or_earlier) flags |= or_earlier;
    if (item.date.or_later) flags |= or_later;
    return flags;
}

// Whole numbers are written as such, as far as numbers of JSON are exact.
Json json_ms(double instant_ms) {
    constexpr double exact = 9'007'199'254'740'992;
    if (std::abs(instant_ms) > exact) return instant_ms;
    return static_cast<std::int64_t>(instant_ms);
}

Json json_span(const base::Span& span) {
    return Json::array({json_ms(span.start_ms), json_ms(span.end_ms)});
}

Json ids_of(const std::vector<model::ParticipantId>& ids, PagePeople& people) {
    Json json = Json::array();
    for (const model::ParticipantId id : ids)
        json.push_back(people.index_of(id));
    return json;
}

// Interface words that the script puts together itself, by the English that it knows them by.
constexpr std::array script_words = {"People",
                                     "Organisations",
                                     "Events",
                                     "Topics",
                                     "Outlets",
                                     "Places",
                                     "Story",
                                     "Shown",
                                     "Show all events",
                                     "Utterances",
                                     "Coverage",
                                     "Appearances",
                                     "What was said",
                                     "sources differ",
                                     "No words of theirs are recorded.",
                                     "Close",
                                     "Back",
                                     "Copy link",
                                     "Link copied",
                                     "Link",
                                     "There is nothing at this address",
                                     "Larger",
                                     "Smaller",
                                     "Most covered",
                                     "There are no events here.",
                                     "No event has a date yet",
                                     "They are listed as text.",
                                     "No event passes the filter",
                                     "No events in view",
                                     "Fit everything",
                                     "Read as text",
                                     "Events without a date",
                                     "Click a person anywhere to read what they said.",
                                     "Scroll to zoom, drag to move, F shows everything, / searches.",
                                     "Show more",
                                     "Nothing found. Did you mean:",
                                     "Nothing found. Try another spelling or fewer words."};

// Topics, outlets or places: numbered as they are met.
class Things {
  public:
    int index_of(model::Ref key, const model::LocalText& name, const PageLanguage& page) {
        const auto [entry, is_new] = index_.try_emplace(key.id, static_cast<int>(listed_.size()));
        if (is_new) {
            listed_.push_back({{"id", page.anchor(key)},
                               {"name", plain(name.in(page.language))},
                               {"colour", layout::colour_index(key.id)}});
            met_.push_back({key, name});
        }
        return entry->second;
    }
    // All by which they are looked for: in each language as it is written, then the variants.
    void load_names(store::Store& store) {
        for (std::size_t i = 0; i < met_.size(); ++i) {
            std::set<std::string> compacts;
            Json& names = listed_[i]["names"] = Json::array();
            const auto add = [&](const std::string& name) {
                if (compacts.insert(store::compact(name)).second) names.push_back(plain(name));
            };
            for (const auto& [tag, name] : met_[i].name.by_language)
                add(name);
            for (const std::string& name : store.names_of(met_[i].key))
                add(name);
        }
    }
    const Json& listed() const { return listed_; }

  private:
    std::map<std::int64_t, int> index_;
    std::vector<model::Tag> met_;
    Json listed_ = Json::array();
};

Json sorted(std::vector<int> indices) {
    std::sort(indices.begin(), indices.end());
    indices.erase(std::unique(indices.begin(), indices.end()), indices.end());
    return indices;
}

// Ascending numbers as runs: from, to, from, to, ..., each without its `to`.
Json runs_of(const std::vector<int>& ascending) {
    Json runs = Json::array();
    for (std::size_t i = 0; i < ascending.size();) {
        std::size_t end = i + 1;
        while (end < ascending.size() && ascending[end] == ascending[end - 1] + 1)
            ++end;
        runs.push_back(ascending[i]);
        runs.push_back(ascending[end - 1] + 1);
        i = end;
    }
    return runs;
}

const char* grouping_word(model::Grouping grouping) {
    switch (grouping) {
    case model::Grouping::topic:
        return "topics";
    case model::Grouping::outlet:
        return "outlets";
    case model::Grouping::place:
        return "places";
    case model::Grouping::none:
        return "none";
    case model::Grouping::participant:
        break;
    }
    return "people";
}

} // namespace

struct PageData::Parts {
    Json start = Json::array(), end = Json::array(), weight = Json::array(), flags = Json::array(),
         when = Json::array(), people = Json::array(), said = Json::array(), topics = Json::array(),
         outlets = Json::array(), place = Json::array(), pull = Json::array(), photo = Json::array(),
         counts = Json::array(), unseen = Json::array();
    struct Article {
        base::Span published;
        bool instant = false; // known better than to the day
        std::vector<int> events;
    };
    std::map<model::ArticleId, Article> articles; // with a time
    std::map<model::EventId, int> event_index;
    Things all_topics, all_outlets, all_places;
};

PageData::PageData(const PageLanguage& page, base::DateStyle dates)
    : page_(page), dates_(dates), parts_(std::make_unique<Parts>()) {}

PageData::~PageData() = default;

namespace {

Json first_photo_of(const model::EventView& event, PagePeople& people) {
    if (event.photos.empty()) return nullptr;
    const model::PhotoView& first = event.photos.front();
    Json regions = Json::array();
    for (const model::RegionItem& region : first.regions)
        regions.push_back(
            {people.index_of(region.participant), region.x, region.y, region.width, region.height});
    return {"photo-" + first.slug, std::move(regions)};
}

} // namespace

void PageData::add(const EventInView& in_view, PagePeople& people) {
    const model::EventItem& item = in_view.event.item;
    Parts& parts = *parts_;
    const bool dated = item.date.placed();
    dates_off_the_axis_ = dates_off_the_axis_ || (!dated && !item.date.text.empty());
    if (dated) {
        const base::Span known = item.date.known();
        extent_ = has_dates() ? base::Span{std::min(extent_.start_ms, known.start_ms),
                                           std::max(extent_.end_ms, known.end_ms)}
                              : base::Span{known.start_ms, std::max(known.end_ms, known.start_ms + 1)};
    }
    const int index = static_cast<int>(parts.event_index.size());
    parts.event_index.emplace(item.id, index);
    parts.start.push_back(dated ? json_ms(item.date.span.start_ms) : Json(nullptr));
    parts.end.push_back(dated ? json_ms(item.date.span.end_ms) : Json(nullptr));
    parts.weight.push_back(item.weight);
    parts.flags.push_back(flags_of(item));
    parts.when.push_back(
        base::format_date(item.date, page_.language, dates_, page_.zone(item.utc_offset_minutes)));
    std::vector<model::ParticipantId> there;
    for (const model::ParticipationItem& participation : in_view.event.participations)
        there.push_back(participation.participant);
    parts.people.push_back(ids_of(there, people));
    add_filters_of(in_view, people);
    parts.pull.push_back(base::displayable(item.pull_quote, 600));
    parts.photo.push_back(first_photo_of(in_view.event, people));
    parts.unseen.push_back(unseen_texts(in_view, page_));
    parts.counts.push_back({in_view.utterances.size(), item.participants - item.organisations,
                            in_view.event.articles.size(), item.organisations});
    for (const model::ArticleItem& article : in_view.event.articles)
        if (article.published && article.published->placed()) {
            Parts::Article& covered = parts.articles[article.id];
            covered.published = article.published->known();
            covered.instant = is_instant(*article.published);
            covered.events.push_back(index);
        }
}

// Who speaks, and of which topics, outlets and place it is.
void PageData::add_filters_of(const EventInView& in_view, PagePeople& people) {
    Parts& parts = *parts_;
    Json said = Json::array(); // by whom
    std::vector<int> topics, outlets;
    const auto note_topics = [&](const std::vector<model::Tag>& tags) {
        for (const model::Tag& tag : tags)
            topics.push_back(parts.all_topics.index_of(tag.key, tag.name, page_));
    };
    const auto note_outlet = [&](const model::ArticleItem& article) {
        if (article.outlet)
            outlets.push_back(parts.all_outlets.index_of(article.outlet, article.outlet_name, page_));
    };
    note_topics(in_view.event.topics);
    for (const model::UtteranceView* utterance : in_view.utterances) {
        said.push_back(people.index_of(utterance->speaker));
        note_topics(utterance->topics);
        for (const model::Printing& printing : utterance->printings)
            note_outlet(printing.article);
    }
    for (const model::ArticleItem& article : in_view.event.articles)
        note_outlet(article);
    parts.said.push_back(std::move(said));
    parts.topics.push_back(sorted(std::move(topics)));
    parts.outlets.push_back(sorted(std::move(outlets)));
    const std::optional<model::Tag>& place = in_view.event.place;
    parts.place.push_back(place ? parts.all_places.index_of(place->key, place->name, page_) : -1);
}

const char* PageData::heading_off_the_axis() const {
    return dates_off_the_axis_ ? "Events off the axis" : "Events without a date";
}

void PageData::load_names(store::Store& store) {
    for (Things* things : {&parts_->all_topics, &parts_->all_outlets, &parts_->all_places})
        things->load_names(store);
}

// Each article's time, a number or the start and end of the day or more that it is known to, and the events
// that it covers: a number where it is one.
void PageData::write_coverage(Json* json) const {
    std::vector<const Parts::Article*> order;
    for (const auto& [id, article] : parts_->articles)
        order.push_back(&article);
    std::stable_sort(order.begin(), order.end(), [](const Parts::Article* a, const Parts::Article* b) {
        return a->published.start_ms < b->published.start_ms;
    });
    Json times = Json::array(), events = Json::array();
    for (const Parts::Article* article : order) {
        times.push_back(article->instant ? json_ms(article->published.start_ms)
                                         : json_span(article->published));
        events.push_back(article->events.size() == 1 ? Json(article->events.front()) : Json(article->events));
    }
    (*json)["coverage"] = std::move(times);
    (*json)["covered"] = std::move(events);
}

void PageData::write_story(Json* json, const std::vector<PageStep>& story, const std::string& opened) const {
    Json& steps = (*json)["story"] = Json::array();
    int first = -1;
    for (const PageStep& step : story) {
        if (step.slug == opened) first = static_cast<int>(steps.size());
        Json shown = nullptr;
        if (step.shown) {
            std::vector<int> indices;
            for (const model::EventId id : *step.shown)
                if (const auto known = parts_->event_index.find(id); known != parts_->event_index.end())
                    indices.push_back(known->second);
            std::sort(indices.begin(), indices.end());
            shown = runs_of(indices);
        }
        steps.push_back(
            {{"name", base::displayable(step.name.in(page_.language))},
             {"note", base::displayable(step.note.in(page_.language), 20'000, base::Newlines::keep)},
             {"span", step.span ? json_span(*step.span) : Json(nullptr)},
             {"select", step.select},
             {"shown", std::move(shown)},
             {"filters", step.filters},
             {"grouping", grouping_word(step.grouping)},
             {"theme", step.theme}});
    }
    (*json)["step"] = first;
}

std::string PageData::finish(const model::View& view, PagePeople& people, const std::vector<PageStep>& story,
                             const std::string& opened_step) {
    Parts& parts = *parts_;
    Json json;
    json["lang"] = base::language_tag(page_.language);
    json["offset"] = page_.utc_offset_minutes;
    json["zones_differ"] = page_.names_zones;
    json["extent"] = has_dates() ? json_span(extent_) : Json(nullptr);
    json["span"] = view.span ? json_span(*view.span) : Json(nullptr);
    json["select"] = view.selected ? page_.anchor(view.selected) : "";
    json["grouping"] = grouping_word(view.grouping);
    json["events"] = {{"start", parts.start},   {"end", parts.end},       {"weight", parts.weight},
                      {"flags", parts.flags},   {"when", parts.when},     {"people", parts.people},
                      {"said", parts.said},     {"topics", parts.topics}, {"outlets", parts.outlets},
                      {"place", parts.place},   {"pull", parts.pull},     {"photo", parts.photo},
                      {"counts", parts.counts}, {"unseen", parts.unseen}};
    write_coverage(&json);
    json["topics"] = parts.all_topics.listed();
    json["outlets"] = parts.all_outlets.listed();
    json["places"] = parts.all_places.listed();
    Json& listed = json["people"] = Json::array();
    for (const PagePerson& person : people.people()) {
        Json names = Json::array({plain(person.view.name.in(page_.language))});
        for (const model::Name& name : person.view.names)
            names.push_back(plain(name.text));
        listed.push_back({{"id", page_.anchor(person.id)},
                          {"colour", layout::colour_index(person.id.value)},
                          {"names", std::move(names)},
                          {"events", person.events},
                          {"said", person.utterances}});
    }
    write_story(&json, story, opened_step);
    Json& words = json["words"] = Json::object();
    for (const char* key : script_words)
        words[key] = base::tr(page_.language, key);
    words["Events without a date"] = base::tr(page_.language, heading_off_the_axis());
    return script_safe(base::harmless_json(json.dump(-1, ' ', false, Json::error_handler_t::replace)));
}

} // namespace dateline::publish
