#include "publish/page_event.h"

#include <algorithm>

#include "publish/page_utterance.h"

namespace dateline::publish {
namespace {

constexpr int photo_px = 800;

std::string people_of(const model::EventView& event, const PageLanguage& page) {
    if (event.participations.empty()) return {};
    std::string text = "<ul class=\"people\" aria-label=\"" + page.tr("People") + "\">";
    for (const model::ParticipationItem& there : event.participations) {
        text += "<li>" + person_link(there.participant, there.name, page);
        std::string more = there.title.empty() ? "" : page.local(there.title);
        if (!there.role.empty()) more += (more.empty() ? "" : ", ") + page.tr(there.role.c_str());
        if (!more.empty()) text += "<span class=\"soft\"> · " + more + "</span>";
        if (!there.note.empty()) text += "<span class=\"soft\"> · " + page.local(there.note) + "</span>";
        text += "</li>";
    }
    return text + "</ul>";
}

std::string figure_of(const model::PhotoView& photo, PagePhotos& photos, const PageLanguage& page) {
    const PagePhotos::Picture picture = photos.load(photo, photo_px);
    const model::LocalText& described = photo.alt.empty() ? photo.caption : photo.alt;
    if (picture.address.empty() && described.empty() && picture.failure == paint::ImageFailure::none)
        return {};
    std::string text = "<figure>";
    if (picture.address.empty()) {
        const std::string& words = described.in(page.language);
        text += "<p class=\"missing\">" +
                (words.empty() ? page.tr(paint::image_failure_text(picture.failure)) : html(words)) + "</p>";
    } else {
        text += "<img id=\"photo-" + html(photo.slug) + "\" alt=\"" + html(described.in(page.language)) +
                "\" width=\"" + std::to_string(picture.width_px) + "\" height=\"" +
                std::to_string(picture.height_px) + "\" src=\"" + picture.address + "\">";
    }
    std::string words = page.local(photo.caption);
    const auto add = [&words](const std::string& more) { words += (words.empty() ? "" : " · ") + more; };
    if (photo.illustration) add("<em>" + page.tr("Illustration, not a photograph") + "</em>");
    if (!photo.credit.empty()) add("<span class=\"soft\">" + html(photo.credit) + "</span>");
    if (!photo.licence.empty()) add("<span class=\"soft\">" + html(photo.licence) + "</span>");
    if (!words.empty()) text += "<figcaption>" + words + "</figcaption>";
    return text + "</figure>\n";
}

std::string claims_of(const model::EventView& event, const PageLanguage& page) {
    if (event.claims.empty()) return {};
    std::string text = "<div class=\"claims\"><p>" + page.tr("Where sources disagree") + "</p><dl>";
    std::string about;
    for (const model::ClaimItem& claim : event.claims) {
        if (claim.about != about || about.empty()) {
            about = claim.about;
            text += "<dt>" + (claim.label.empty() ? html(claim.about) : page.local(claim.label)) + "</dt>";
        }
        text += "<dd>" + page.local(claim.value);
        if (!claim.outlet_name.empty())
            text += "<span class=\"soft\"> · " + page.local(claim.outlet_name) + "</span>";
        text += "</dd>";
    }
    return text + "</dl></div>\n";
}

std::string coverage_of(const model::EventView& event, const PageLanguage& page) {
    if (event.articles.empty()) return {};
    std::string text = "<div class=\"coverage\"><p>" + page.tr("Coverage") + "</p><ul>";
    for (const model::ArticleItem& article : event.articles)
        text += "<li>" + article_line(article, page) + "</li>";
    return text + "</ul></div>\n";
}

std::string confidence_of(const model::EventView& event, const PageLanguage& page) {
    if (event.confidence == model::Confidence::high) return {};
    return " · " +
           page.tr(event.confidence == model::Confidence::medium ? "Confidence: medium" : "Confidence: low");
}

std::string links_of(const model::EventView& event, const PageLanguage& page) {
    const auto link = [&](const model::Tag& tag) {
        return "<a href=\"#" + page.anchor(tag.key) + "\">" + page.local(tag.name) + "</a>";
    };
    std::string text;
    if (event.within)
        text += "<p class=\"soft\">" + page.tr("Part of") + ": " + link(*event.within) + "</p>\n";
    if (event.parts.empty()) return text;
    std::string parts;
    for (const model::Tag& part : event.parts)
        parts += (parts.empty() ? "" : " · ") + link(part);
    return text + "<p class=\"soft\">" + page.tr("Parts") + ": " + parts + "</p>\n";
}

} // namespace

std::string event_article(const EventInView& in_view, PagePhotos& photos, const PageLanguage& page) {
    const model::EventView& event = in_view.event;
    const int offset = event.item.utc_offset_minutes.value_or(page.utc_offset_minutes);
    std::string text = "<article class=\"event\" id=\"event-" + html(event.slug) + "\"><h4" +
                       page.lang_of(event.item.title) + ">" + html(event.item.title.in(page.language)) +
                       "</h4>";
    text += "<p class=\"when\">" + page.time(event.item.date, offset);
    if (event.item.date.beyond) text += " · " + page.tr("beyond the axis");
    if (!event.item.place.empty())
        text += " · <span class=\"place\">" + page.local(event.item.place) + "</span>";
    text += confidence_of(event, page) + "</p>\n";
    if (!event.summary.empty()) text += "<p class=\"summary\">" + page.local(event.summary) + "</p>\n";
    for (const model::PhotoView& photo : event.photos)
        text += figure_of(photo, photos, page);
    text += people_of(event, page);
    for (const model::UtteranceView* utterance : in_view.utterances)
        text += utterance_section(*utterance, page);
    text += claims_of(event, page);
    if (!event.note.empty()) text += "<p class=\"note\">" + page.local(event.note) + "</p>\n";
    return text + links_of(event, page) + coverage_of(event, page) + "</article>\n";
}

} // namespace dateline::publish
