#include "source/left_out.h"

#include <algorithm>

namespace dateline::source {
namespace {

using model::Kind;

class Drop {
  public:
    Drop(const std::function<bool(Kind, const model::Slug&)>& is_gone, const GoneVisitor& visit)
        : is_gone_(is_gone), visit_(visit) {}

    void operator()(model::DatabaseRecord&) const {}
    void operator()(model::TopicRecord&) const {}
    void operator()(model::OutletRecord&) const {}
    void operator()(model::SourceRecord&) const {}
    void operator()(model::MappingRecord&) const {}
    void operator()(model::PlaceRecord& r) const { one(Kind::place, &r.within, "within"); }
    void operator()(model::ParticipantRecord& r) const { one(Kind::photo, &r.portrait, "portrait"); }
    void operator()(model::ArticleRecord& r) const { need(Kind::outlet, r.outlet, "outlet"); }
    void operator()(model::PhotoRecord& r) const {
        one(Kind::event, &r.event, "event");
        each(Kind::participant, &r.regions, "regions", [](const auto& region) { return region.participant; });
    }
    void operator()(model::EventRecord& r) const {
        one(Kind::place, &r.place, "place");
        one(Kind::event, &r.within, "within");
        each(Kind::participant, &r.participations, "participations",
             [](const auto& there) { return there.participant; });
        each(Kind::topic, &r.topics, "topics", itself);
        each(Kind::article, &r.coverage, "coverage", itself);
        for (model::ClaimRecord& claim : r.claims)
            one(Kind::article, &claim.article, "claims");
    }
    void operator()(model::UtteranceRecord& r) const {
        need(Kind::event, r.event, "event");
        each(Kind::topic, &r.topics, "topics", itself);
        const bool stays = std::any_of(r.quotes.begin(), r.quotes.end(), [this](const auto& quote) {
            return !is_gone_(Kind::article, quote.article);
        });
        if (stays)
            each(Kind::article, &r.quotes, "quotes", [](const auto& quote) { return quote.article; });
        else if (!r.quotes.empty())
            need(Kind::article, r.quotes.front().article, "quotes");
        for (model::AttributionRecord& attribution : r.attributions) {
            // Without the newest one an older one would stand, and name somebody else.
            need(Kind::participant, attribution.speaker, "attributions");
            one(Kind::article, &attribution.article, "attributions");
            if (one(Kind::participant, &attribution.runner_up, "attributions"))
                attribution.runner_up_confidence.reset();
        }
    }
    // Without a part of its filter a view would show something else.
    void operator()(model::ViewRecord& r) const {
        if (one(r.select_kind, &r.select, "select")) r.select_kind = Kind::none;
        for (const model::Slug& slug : r.participants)
            need(Kind::participant, slug, "participants");
        for (const model::Slug& slug : r.topics)
            need(Kind::topic, slug, "topics");
        for (const model::Slug& slug : r.outlets)
            need(Kind::outlet, slug, "outlets");
        for (const model::Slug& slug : r.places)
            need(Kind::place, slug, "places");
    }

  private:
    static model::Slug itself(const model::Slug& slug) { return slug; }
    bool one(Kind kind, model::Slug* slug, const char* field) const {
        if (slug->empty() || !is_gone_(kind, *slug)) return false;
        visit_(Reference::dropped, kind, *slug, field);
        slug->clear();
        return true;
    }
    void need(Kind kind, const model::Slug& slug, const char* field) const {
        if (!slug.empty() && is_gone_(kind, slug)) visit_(Reference::needed, kind, slug, field);
    }
    template<class Part, class SlugOf>
    void each(Kind kind, std::vector<Part>* parts, const char* field, SlugOf slug_of) const {
        std::erase_if(*parts, [&](const Part& part) {
            const model::Slug slug = slug_of(part);
            if (slug.empty() || !is_gone_(kind, slug)) return false;
            visit_(Reference::dropped, kind, slug, field);
            return true;
        });
    }

    const std::function<bool(Kind, const model::Slug&)>& is_gone_;
    const GoneVisitor& visit_;
};

Kind kind_of(std::uint64_t key) {
    const std::size_t section = record_of(key).section;
    return section < kinds_of_sections.size() ? kinds_of_sections.at(section) : Kind::none;
}

} // namespace

bool LeftOut::add(const Problems& problems, const SlugTable& slugs, const Problems& taken) {
    SlugTable standing; // of those that are defined again by a record that is still sound
    for (const auto& [key, slug] : taken.records())
        if (!problems.records().contains(key) && !slug.empty()) standing.define_existing(kind_of(key), slug);
    bool is_new = false;
    for (const auto& [key, slug] : problems.records()) {
        is_new = records_.insert(key).second || is_new;
        const RecordKey record = record_of(key);
        const Kind kind = kind_of(key);
        if (kind == Kind::none || slug.empty() || standing.is_defined(kind, slug)) continue;
        // The slug of what is there twice is that of the first.
        const auto place = slugs.place_of(kind, slug);
        if (place && *place != std::pair(record.file, record.index)) continue;
        slugs_.define_existing(kind, slug);
    }
    return is_new;
}

void drop_references(Record* record, const std::function<bool(model::Kind, const model::Slug&)>& is_gone,
                     const GoneVisitor& visit) {
    std::visit(Drop(is_gone, visit), *record);
}

} // namespace dateline::source
