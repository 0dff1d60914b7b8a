#include "ui/event_page.h"

#include "base/parts.h"
#include "ui/date_words.h"
#include "ui/flow.h"
#include "ui/page_parts.h"
#include "ui/page_turns.h"
#include "ui/photo_view.h"
#include "ui/utterance_block.h"

namespace dateline::ui {

namespace {

void draw_claims(Column& column, const std::vector<model::ClaimItem>& claims) {
    if (claims.empty()) return;
    Frame& frame = column.frame();
    section(column, "Where sources disagree");
    std::string about;
    for (const model::ClaimItem& claim : claims) {
        if (claim.about != about) {
            about = claim.about;
            column.space(4);
            column.text(claim.label.empty() ? claim.about : claim.label.in(frame.language),
                        {scene::Font::sans_bold, 13, frame.colours.alert, 1.5F});
        }
        std::vector<Run> runs{
            {claim.value.in(frame.language), {scene::Font::sans, 13, frame.colours.ink, 1.5F}}};
        if (claim.article)
            runs.push_back({"  —  " + base::isolated(claim.outlet_name.in(frame.language)),
                            {scene::Font::sans, 12, frame.colours.accent, 1.5F},
                            "panel/" + model::to_string(model::Ref(claim.article)),
                            state::action::Select{claim.article}});
        draw_flow(column, runs);
    }
}

std::string place_line(const Frame& frame, const model::EventView& view) {
    std::string line = date_text(frame, view.item.date, view.item.utc_offset_minutes, base::DateStyle::full);
    if (view.item.date.beyond) line += std::string("  ·  ") + frame.tr("beyond the axis");
    if (view.place) base::add_part(line, "  ·  ", view.place->name.in(frame.language));
    return line;
}

void draw_event_head(Column& column, const model::EventView& view) {
    Frame& frame = column.frame();
    column.text(base::isolated(view.item.title.in(frame.language)),
                {scene::Font::sans_bold, 21, frame.colours.ink, 1.3F});
    column.space(4);
    soft_text(column, place_line(frame, view));
    if (view.confidence != model::Confidence::high)
        soft_text(
            column,
            frame.tr(view.confidence == model::Confidence::medium ? "Confidence: medium" : "Confidence: low"),
            12);
    column.space(8);
    if (!view.photos.empty()) { // the others are listed below
        draw_photo(column, view.photos.front(), column.width(), 360, "panel/face:");
        column.space(4);
        soft_text(column, view.photos.front().caption.in(frame.language), 12);
        column.space(6);
    }
    column.text(view.summary.in(frame.language), {scene::Font::sans, 14, frame.colours.ink, 1.6F});
    soft_text(column, view.note.in(frame.language), 12.5F);
    draw_topic_chips(column, view.topics);
}

void draw_parts(Column& column, const model::EventView& view) {
    const auto link = [&](const model::Tag& tag) {
        draw_flow(column, {{tag.name.in(column.frame().language),
                            {scene::Font::sans, 13, column.frame().colours.accent, 1.6F},
                            "panel/" + model::to_string(tag.key),
                            state::action::Select{tag.key}}});
    };
    if (view.within) {
        section(column, "Part of");
        link(*view.within);
    }
    if (!view.parts.empty()) section(column, "Parts");
    for (const model::Tag& part : view.parts)
        column.item("part " + std::to_string(part.key.id), [&] { link(part); });
    draw_rest(column, "parts", view.total_parts - std::ssize(view.parts));
}

} // namespace

void draw_event_page(Column& column, const model::EventView& view) {
    draw_event_head(column, view);
    if (!view.utterances.empty()) {
        section(column, "What was said");
        const Turns turns = turns_of(view, view.item.utterances);
        draw_earlier(column, turns);
        for (const model::UtteranceView& utterance : view.utterances)
            column.item("utterance " + std::to_string(utterance.id.value),
                        [&] { draw_utterance(column, utterance, ShowSpeaker::yes); });
        draw_later(column, turns);
    }
    const auto rest = [&](const char* what, std::int64_t total, std::size_t listed) {
        draw_rest(column, what, total - static_cast<std::int64_t>(listed));
    };
    if (!view.participations.empty()) {
        section(column, "People");
        for (const model::ParticipationItem& item : view.participations)
            column.item("participant " + std::to_string(item.participant.value),
                        [&] { draw_person_line(column, item); });
        rest("people", view.total_participations, view.participations.size());
    }
    draw_claims(column, view.claims);
    rest("claims", view.total_claims, view.claims.size());
    for (std::size_t i = 1; i < view.photos.size(); ++i) {
        column.space(14);
        draw_photo(column, view.photos[i], column.width(), 300, "panel/face:");
        column.space(4);
        soft_text(column, view.photos[i].caption.in(column.frame().language), 12);
    }
    rest("photos", view.item.photos, view.photos.size());
    draw_parts(column, view);
    if (!view.articles.empty()) {
        section(column, "Coverage");
        for (const model::ArticleItem& article : view.articles)
            column.item("article " + std::to_string(article.id.value),
                        [&] { draw_article_line(column, article); });
        rest("articles", view.item.articles, view.articles.size());
    }
}

} // namespace dateline::ui
