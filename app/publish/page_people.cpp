#include "publish/page_people.h"

#include <algorithm>

#include "base/displayable.h"
#include "base/utf8.h"
#include "layout/style.h"

namespace dateline::publish {
namespace {

constexpr int portrait_px = 144; // twice the largest at which the page shows it
constexpr std::size_t max_in_rail = 200;

std::string colour_class(model::ParticipantId id) {
    return "p" + std::to_string(layout::colour_index(id.value));
}

std::string portrait_of(const PagePerson& person, const PageLanguage& page) {
    if (!person.portrait.address.empty())
        return "<img class=\"portrait\" alt=\"\" src=\"" + person.portrait.address + "\">";
    const std::string initial =
        person.view.size ? std::to_string(*person.view.size)
                         : base::first_grapheme(base::displayable(person.view.name.in(page.language)));
    return "<span class=\"portrait\" aria-hidden=\"true\">" + html(initial) + "</span>";
}

std::string titles_of(const PagePerson& person, const PageLanguage& page) {
    std::string text;
    for (const model::TitleAt& title : person.view.titles) {
        if (title.title.empty()) continue;
        text += "<li>" + page.local(title.title);
        if (title.date)
            text += " <span class=\"soft\">" + page.time(*title.date, page.utc_offset_minutes) + "</span>";
        text += "</li>";
    }
    if (text.empty()) return text;
    text = "<ul class=\"titles\">" + text + "</ul>";
    if (person.view.total_events > model::max_titled_events)
        text += "<p class=\"titles-note soft\">" +
                page.tr("Of very many events, at the 2,000 that were covered most") + "</p>";
    return text;
}

std::string other_names_of(const PagePerson& person, const PageLanguage& page) {
    std::string text;
    for (const model::Name& name : person.view.names) {
        if (name.text == person.view.name.in(page.language)) continue;
        text += (text.empty() ? "" : " · ") + std::string("<span") +
                page.lang_attribute(name.language, name.text) + ">" + html(name.text) + "</span>";
    }
    return text.empty() ? text : "<p class=\"names\">" + text + "</p>";
}

std::string words_of(const PagePerson& person, const PageLanguage& page) {
    std::string text;
    for (const auto& [utterance, title] : person.words)
        text += "<li><a href=\"#utterance-" + html(utterance) + "\">" + page.local(title) + "</a></li>";
    return text.empty() ? text : "<ul class=\"words\">" + text + "</ul>";
}

} // namespace

int PagePeople::index_of(model::ParticipantId id) {
    if (!id) return -1;
    const auto [entry, is_new] = index_.try_emplace(id, static_cast<int>(people_.size()));
    if (is_new) people_.emplace_back().id = id;
    return entry->second;
}

void PagePeople::meet(const EventInView& in_view) {
    std::vector<int> here;
    for (const model::ParticipationItem& there : in_view.event.participations) {
        const int index = index_of(there.participant);
        here.push_back(index);
        if (!there.title.empty()) people_[static_cast<std::size_t>(index)].title = there.title;
    }
    for (const model::UtteranceView* utterance : in_view.utterances) {
        const int index = index_of(utterance->speaker);
        if (index < 0) continue;
        here.push_back(index);
        PagePerson& person = people_[static_cast<std::size_t>(index)];
        ++person.utterances;
        person.words.emplace_back(utterance->slug, in_view.event.item.title);
    }
    std::sort(here.begin(), here.end());
    here.erase(std::unique(here.begin(), here.end()), here.end());
    for (const int index : here)
        ++people_[static_cast<std::size_t>(index)].events;
}

void PagePeople::add_all(store::Store& store) {
    const auto participants = store.participants();
    while (const auto id = participants->next())
        index_of(*id);
}

void PagePeople::load(store::Store& store, PagePhotos& photos) {
    for (const int index : busiest()) {
        PagePerson& person = people_[static_cast<std::size_t>(index)];
        if (auto view = store.load_participant(person.id, {}, {.limit = 0})) person.view = *std::move(view);
        if (!person.view.portrait) continue;
        if (const auto photo = store.load_photo(person.view.portrait))
            person.portrait = photos.load(*photo, portrait_px);
    }
}

std::vector<int> PagePeople::busiest() const {
    std::vector<int> order(people_.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = static_cast<int>(i);
    std::stable_sort(order.begin(), order.end(), [this](int a, int b) {
        const PagePerson& left = people_[static_cast<std::size_t>(a)];
        const PagePerson& right = people_[static_cast<std::size_t>(b)];
        return std::pair(left.utterances, left.events) > std::pair(right.utterances, right.events);
    });
    return order;
}

std::string people_rail(const PagePeople& people, const PageLanguage& page) {
    std::string text = "<ol class=\"rail-people\">\n";
    std::size_t listed = 0;
    for (const int index : people.busiest()) {
        if (++listed > max_in_rail) break; // the section lists all, and is led to
        const PagePerson& person = people.people()[static_cast<std::size_t>(index)];
        const model::LocalText& below = person.title.empty() ? person.view.description : person.title;
        text += "<li><a class=\"" + colour_class(person.id) + "\" href=\"#" + page.anchor(person.id) +
                "\" data-person=\"" + std::to_string(index) + "\">" + portrait_of(person, page) +
                "<span class=\"who\"><b>" + page.local(person.view.name) + "</b>" +
                (below.empty() ? "" : "<span>" + page.local(below) + "</span>") + "</span>" +
                (person.utterances == 0
                     ? ""
                     : "<span class=\"count\">" + std::to_string(person.utterances) +
                           "<span class=\"unseen\"> " + page.tr("Utterances") + "</span></span>") +
                "</a></li>\n";
    }
    text += "</ol>\n";
    const std::size_t all = people.people().size();
    if (all > max_in_rail)
        text += "<p class=\"rail-more\"><a href=\"#people\">" +
                page.count("and {} more", "and {} more", all - max_in_rail) + "</a></p>\n";
    return text;
}

std::string people_section(const PagePeople& people, const PageLanguage& page) {
    std::string text;
    for (const int index : people.busiest()) {
        const PagePerson& person = people.people()[static_cast<std::size_t>(index)];
        text += "<article class=\"person " + colour_class(person.id) + "\" id=\"" + page.anchor(person.id) +
                "\">" + portrait_of(person, page) + "<div><h3>" + page.local(person.view.name) + "</h3>" +
                other_names_of(person, page);
        if (!person.view.description.empty()) text += "<p>" + page.local(person.view.description) + "</p>";
        std::string counts;
        if (person.events > 0) counts = page.count("{} event", "{} events", person.events);
        if (person.utterances > 0)
            counts += (counts.empty() ? "" : " · ") +
                      page.count("{} utterance", "{} utterances", person.utterances);
        text += titles_of(person, page) + (counts.empty() ? counts : "<p class=\"soft\">" + counts + "</p>") +
                words_of(person, page) + "</div></article>\n";
    }
    return text;
}

} // namespace dateline::publish
