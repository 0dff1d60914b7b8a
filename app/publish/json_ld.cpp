#include "publish/json_ld.h"

#include <set>

#include "base/edtf_written.h"
#include "editorial/printings.h"
#include "paint/picture_text.h"
#include "publish/events_in_view.h"
#include "publish/identity.h"
#include "publish/iso_dates.h"
#include "publish/json_text.h"

namespace dateline::publish {
namespace {

// Whole: what could act, json_text() writes as a number.
void set_text(Json* node, const char* property, const std::string& text) {
    if (!text.empty()) (*node)[property] = text;
}

// One value stands alone, several in a list.
void add_value(Json* node, const char* property, Json value) {
    if (!node->contains(property)) {
        (*node)[property] = std::move(value);
        return;
    }
    Json& there = (*node)[property];
    if (!there.is_array()) there = Json::array({there});
    there.push_back(std::move(value));
}

Json reference(const char* kind, const std::string& slug) {
    return {{"@id", std::string("#") + kind + "-" + slug}};
}

void set_name(Json* node, const model::LocalText& name, base::Language language) {
    set_text(node, "name", name.in(language));
    for (const auto& [tag, text] : name.by_language)
        if (text != name.in(language)) add_value(node, "alternateName", text);
}

// Whether an ISO date, or two, say all of it.
bool is_plain(const base::Edtf& date) {
    const auto is_season = [](base::Precision precision) { return precision == base::Precision::season; };
    if (!date.placed() || date.uncertain || date.approximate || date.unspecified || date.one_of_set ||
        !date.alternatives.empty() || date.open_start || date.open_end || date.or_earlier || date.or_later ||
        is_season(date.precision) || is_season(date.end_precision))
        return false;
    const base::WrittenMember member = base::written_of(date, 0)->members.front();
    const auto is_counted = [](const base::WrittenEnd& end) {
        return end.part && !end.part->significant_digits;
    };
    return is_counted(member.first) && is_counted(member.last);
}

// One of several dates is neither the start of all nor their end.
IsoRange sure_range(const base::Edtf& date, int utc_offset_minutes) {
    return date.one_of_set ? IsoRange() : iso_range(date, utc_offset_minutes, IsoDetail::known);
}

// As it is written, where ISO dates cannot say it; `of` is the property that it is more exact than.
void add_edtf(Json* node, const base::Edtf& date, const char* of = nullptr) {
    if (date.text.empty() || is_plain(date)) return;
    Json value = {{"@type", "PropertyValue"}, {"propertyID", "edtf"}, {"value", date.text}};
    if (of) value["name"] = of;
    add_value(node, "additionalProperty", std::move(value));
}

class Graph {
  public:
    Graph(const DataRequest& request, Json context)
        : request_(request), offset_minutes_(request.store.info().record.utc_offset_minutes),
          list_(request.output, {{"@context", std::move(context)}}, "@graph") {}

    void add(const EventInView& in_view) {
        const model::EventView& event = in_view.event;
        if (in_view.begins) {
            event_ = event_node(event);
            for (const model::ParticipationItem& there : event.participations)
                add_participation(&event_, there);
            for (const model::ArticleItem& article : event.articles)
                add_value(&event_, "subjectOf", article_node(article));
        }
        for (const model::UtteranceView* utterance : in_view.utterances)
            add_value(&event_, "recordedIn", quotation_node(*utterance));
        if (in_view.ends) list_.add(event_);
    }
    void finish() { list_.finish(Json::object()); }

  private:
    std::string words(const model::LocalText& text) const { return text.in(request_.language); }

    void add_topics(Json* node, const std::vector<model::Tag>& topics) const {
        for (const model::Tag& topic : topics)
            add_value(node, "about", {{"@type", "Thing"}, {"name", words(topic.name)}});
    }

    Json event_node(const model::EventView& event) {
        Json node = {{"@type", "Event"}};
        node["@id"] = reference("event", event.slug)["@id"];
        set_name(&node, event.item.title, request_.language);
        const IsoRange range = sure_range(event.item.date, offset_of(event.item, offset_minutes_));
        if (!range.start.empty()) node["startDate"] = range.start;
        if (!range.end.empty() && range.end != range.start) node["endDate"] = range.end;
        add_edtf(&node, event.item.date);
        set_text(&node, "description", words(event.summary));
        if (!event.item.place.empty()) {
            Json place = {{"@type", "Place"}};
            set_name(&place, event.item.place, request_.language);
            if (event.latitude && event.longitude)
                place["geo"] = {{"@type", "GeoCoordinates"},
                                {"latitude", *event.latitude},
                                {"longitude", *event.longitude}};
            node["location"] = place;
        }
        add_topics(&node, event.topics);
        for (const model::PhotoView& photo : event.photos)
            add_value(&node, "image", photo_node(photo));
        if (event.within) node["superEvent"] = other_event(*event.within);
        for (const model::Tag& part : event.parts)
            add_value(&node, "subEvent", other_event(part));
        return node;
    }

    // Its file is the database's own: it has no address on the web.
    Json photo_node(const model::PhotoView& photo) {
        Json known = reference("photo", photo.slug);
        Json node = {{"@type", "ImageObject"}, {"@id", known["@id"]}};
        set_text(&node, "caption", words(photo.caption));
        set_text(&node, "description", words(photo.alt));
        set_text(&node, "creditText", photo.credit);
        set_text(&node, "copyrightNotice", photo.licence);
        if (photo.illustration) node["genre"] = "illustration";
        set_date(&node, "dateCreated", base::parse_edtf(photo.taken, offset_minutes_).date);
        list_.add(node);
        return known;
    }

    // It may not be in the view: its name says what it is.
    Json other_event(const model::Tag& event) {
        Json node = reference("event", request_.store.slug_of(event.key));
        node["@type"] = "Event";
        set_text(&node, "name", words(event.name));
        return node;
    }

    void add_participation(Json* event, const model::ParticipationItem& there) {
        const std::string& role = there.role;
        const char* property = role == "host" || role == "organiser"      ? "organizer"
                               : role == "speaker" || role == "moderator" ? "performer"
                               : role == "subject"                        ? "about"
                                                                          : "attendee";
        add_value(event, property, participant_node(there.participant));
    }

    Json participant_node(model::ParticipantId id) {
        Json known = reference("participant", request_.store.slug_of(id));
        if (!participants_.insert(id).second) return known;
        const auto participant = request_.store.load_participant(id, {}, {.limit = 0});
        if (!participant) return known;
        Json node = {
            {"@type", participant->kind == model::ParticipantKind::person ? "Person" : "Organization"},
            {"@id", known["@id"]}};
        const std::string name = words(participant->name);
        node["name"] = name;
        std::set<std::string> others{name};
        for (const model::Name& other : participant->names)
            if (others.insert(other.text).second) add_value(&node, "alternateName", other.text);
        set_text(&node, "description", words(participant->description));
        list_.add(node);
        return known;
    }

    Json outlet_node(const model::ArticleItem& article) {
        Json known = reference("outlet", request_.store.slug_of(article.outlet));
        if (!outlets_.insert(article.outlet).second) return known;
        Json node = {{"@type", "Organization"}, {"@id", known["@id"]}};
        set_name(&node, article.outlet_name, request_.language);
        list_.add(node);
        return known;
    }

    Json article_node(const model::ArticleItem& article) {
        Json known = reference("article", article.slug);
        if (!articles_.insert(article.id).second) return known;
        Json node = {{"@type", "NewsArticle"}, {"@id", known["@id"]}};
        set_text(&node, "headline", article.headline);
        set_text(&node, "alternativeHeadline", article.deck);
        // A byline may name several people, or an agency: credit, not a Person.
        set_text(&node, "creditText", article.byline);
        set_date(&node, "datePublished", article.published);
        set_date(&node, "dateModified", article.updated);
        if (article.outlet) node["publisher"] = outlet_node(article);
        set_text(&node, "url", paint::link_target(article.url));
        set_text(&node, "identifier", article.reference);
        set_text(&node, "inLanguage", article.language);
        list_.add(node);
        return known;
    }

    void set_date(Json* node, const char* property, const std::optional<base::Edtf>& date) const {
        if (!date) return;
        const std::string start = sure_range(*date, offset_minutes_).start;
        if (!start.empty()) (*node)[property] = start;
        add_edtf(node, *date, property);
    }

    // Nobody is its creator while sources disagree; each to whom it is attributed is named.
    void add_speakers(Json* node, const model::UtteranceView& utterance) {
        if (!utterance.disputed) {
            if (!utterance.speaker) return;
            const Json speaker = participant_node(utterance.speaker);
            (*node)["spokenByCharacter"] = speaker;
            (*node)["creator"] = speaker;
            return;
        }
        std::set<model::ParticipantId> named;
        for (const model::AttributionItem& attribution : utterance.attributions) {
            const bool stands = attribution.status != model::AttributionStatus::rejected;
            if (stands && named.insert(attribution.speaker).second)
                add_value(node, "spokenByCharacter", participant_node(attribution.speaker));
        }
    }

    Json quotation_node(const model::UtteranceView& utterance) {
        Json known = reference("utterance", utterance.slug);
        Json node = {{"@type", "Quotation"}, {"@id", known["@id"]}};
        const std::string said = editorial::fullest_words(utterance);
        if (!said.empty()) node["text"] = said; // word for word
        set_text(&node, "inLanguage", editorial::fullest_language(utterance));
        set_date(&node, "dateCreated", utterance.said);
        add_speakers(&node, utterance);
        add_topics(&node, utterance.topics);
        if (!utterance.printings.empty())
            node["isPartOf"] = article_node(utterance.printings.front().article);
        for (const model::Printing& printing : utterance.printings)
            add_value(&node, "citation", article_node(printing.article));
        list_.add(node);
        return known;
    }

    const DataRequest& request_;
    int offset_minutes_;
    JsonList list_;
    Json event_;                                  // until its last piece
    std::set<model::ParticipantId> participants_; // written already
    std::set<model::OutletId> outlets_;
    std::set<model::ArticleId> articles_;
};

} // namespace

namespace {

void write_graph(const DataRequest& request, Json context) {
    Graph graph(request, std::move(context));
    each_piece(request.store, request.view, [&](const EventInView& in_view) {
        graph.add(in_view);
        return !request.output.closed();
    });
    graph.finish();
}

} // namespace

LeftOut write_json_ld(const DataRequest& request) {
    const std::string base = "urn:dateline:" + identity_of(request.store.info());
    write_graph(request, Json::array({"https://schema.org", {{"@base", base}}}));
    return {};
}

std::string json_ld(store::Store& store, const model::View& view, base::Language language) {
    StringOutput output;
    write_graph({store, view, language, output}, "https://schema.org");
    return output.text();
}

} // namespace dateline::publish
