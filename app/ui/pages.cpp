// The pages of the right panel for an event, an utterance, an article and a photo.

#include <algorithm>
#include <cmath>

#include "base/parts.h"
#include "editorial/quotation.h"
#include "state/filters.h"
#include "ui/panels.h"

namespace dateline::ui {

namespace {

void draw_person_line(Column& column, const model::ParticipationItem& item) {
    Frame& frame = column.frame();
    const float from = column.y();
    const model::Ref ref(item.participant);
    const std::string id = "panel/" + model::to_string(ref);
    const float left = column.left(), width = column.width();
    column.avatar({left + 16, from + 22}, 16, item.participant, item.name, item.size, item.portrait);
    column.set_left(left + 42, width - 42);
    column.set_lines(Column::Lines::from_left);
    column.space(4);
    const std::string count =
        item.utterances > 0 ? frame.count("{} quote", "{} quotes", item.utterances) : "";
    column.ends(item.name.in(frame.language), {scene::Font::sans_bold, 13.5F, frame.colours.ink, 1.35F},
                count, {scene::Font::sans, 12, frame.colours.soft, 1.5F});
    std::string title = frame.tr(item.role.c_str());
    base::add_part(title, "  ·  ", item.title.in(frame.language));
    column.text(title, {scene::Font::sans, 12, frame.colours.soft, 1.4F}, 1);
    column.set_lines(Column::Lines::as_read);
    column.set_left(left, width);
    column.space(5);
    base::Rect r = column.block(from);
    r = {r.x - frame.px(6), r.y, r.width + frame.px(12), r.height};
    draw_attention(frame, column.list(), id, r, 6);
    column.hit(id, r, state::action::Select{ref});
}

void draw_topics(Column& column, const std::vector<model::Tag>& topics) {
    Frame& frame = column.frame();
    if (topics.empty()) return;
    std::vector<Column::Chip> chips;
    chips.reserve(topics.size());
    for (const model::Tag& topic : topics)
        chips.push_back({topic.name.in(frame.language), "panel/" + model::to_string(topic.key),
                         state::action::ToggleFilter{topic.key},
                         state::is_filtered_by(frame.state.view.filter, topic.key)});
    column.space(8);
    column.chips(chips);
}

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
        column.flow(runs);
    }
}

std::string place_line(const Frame& frame, const model::EventView& view) {
    std::string line = date_text(frame, view.item.date, view.item.utc_offset_minutes, base::DateStyle::full);
    if (view.item.date.beyond) line += std::string("  ·  ") + frame.tr("beyond the axis");
    if (view.place) base::add_part(line, "  ·  ", view.place->name.in(frame.language));
    return line;
}

void draw_attributions(Column& column, const model::UtteranceView& view) {
    Frame& frame = column.frame();
    section(column, view.disputed ? "Sources disagree on the speaker" : "Who says so");
    for (const model::AttributionItem& item : view.attributions) {
        const base::Colour person = frame.colours.person(layout::colour_index(item.speaker.value));
        const float from = column.y();
        const float left = column.left(), width = column.width();
        column.set_left(left + 14, width - 14);
        std::vector<Run> runs;
        if (!item.outlet_name.empty())
            runs.push_back(
                {base::isolated(item.outlet_name.in(frame.language)) + ": ",
                 {scene::Font::sans, 13, frame.colours.soft, 1.5F},
                 item.article ? "panel/attribution:" + model::to_string(model::Ref(item.article)) : "",
                 item.article ? std::optional<state::Action>(state::action::Select{item.article})
                              : std::nullopt});
        runs.push_back({base::isolated(item.speaker_name.in(frame.language)),
                        {scene::Font::sans_bold, 13.5F, frame.colours.ink, 1.5F},
                        "panel/speaker:" + std::to_string(item.speaker.value),
                        state::action::Select{item.speaker}});
        const char* status = item.status == model::AttributionStatus::accepted   ? "accepted"
                             : item.status == model::AttributionStatus::disputed ? "disputed"
                                                                                 : "rejected";
        runs.push_back(
            {std::string("  ·  ") + frame.tr(status),
             {scene::Font::sans, 12,
              item.status == model::AttributionStatus::accepted ? frame.colours.soft : frame.colours.alert,
              1.5F}});
        column.flow(runs);
        std::string how = item.method == model::AttributionMethod::rule ? frame.tr("guessed by rule")
                          : item.by.empty()                             ? ""
                                                                        : frame.tr("decided by");
        if (!item.by.empty()) how += " " + base::isolated(item.by);
        const auto add = [&how](const std::string& words) { how += (how.empty() ? "" : "  ·  ") + words; };
        if (item.confidence) add(std::to_string(std::lround(*item.confidence * 100)) + " %");
        add(frame.tr(item.reviewed ? "reviewed" : "not reviewed"));
        if (!item.decided.empty()) how += "  ·  " + item.decided;
        soft_text(column, how, 12);
        soft_text(column, item.note.in(frame.language), 12.5F);
        column.set_left(left, width);
        base::Rect bar = column.block(from);
        bar.width = frame.px(3);
        column.list().AddRectFilled(low(bar), high(bar), packed(person));
        column.space(8);
    }
}

void draw_printed_words(Column& column, const model::UtteranceView& utterance, model::ArticleId article) {
    Frame& frame = column.frame();
    const TextLook around{scene::Font::serif, 13.5F, frame.colours.soft, 1.6F};
    const TextLook words{scene::Font::serif, 15, frame.colours.ink, 1.6F};
    const std::string id = "panel/" + model::to_string(model::Ref(utterance.id));
    for (const model::Printing& printing : utterance.printings) {
        if (printing.article.id != article) continue;
        for (const model::QuoteItem& quote : printing.quotes) {
            column.flow({{utterance.speaker_name.in(frame.language) + "  ",
                          {scene::Font::sans_bold, 12.5F, frame.colours.ink, 1.6F},
                          "panel/" + model::to_string(model::Ref(utterance.speaker)),
                          state::action::Select{utterance.speaker}}});
            if (quote.prefix.empty() && quote.suffix.empty())
                column.flow({{editorial::words_of(quote), words, id, state::action::Select{utterance.id}}});
            else
                column.flow({{"…" + quote.prefix, around},
                             {quote.text, words, id, state::action::Select{utterance.id}, true},
                             {quote.suffix + "…", around}});
            column.space(10);
        }
    }
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
    draw_topics(column, view.topics);
}

void draw_parts(Column& column, const model::EventView& view) {
    const auto link = [&](const model::Tag& tag) {
        column.flow({{tag.name.in(column.frame().language),
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

void draw_utterance_page(Column& column, const model::UtteranceView& view) {
    Frame& frame = column.frame();
    draw_event_heading(column, view.event, view.event_title, view.event_date, view.event_utc_offset_minutes);
    column.space(10);
    if (view.speaker) {
        model::ParticipationItem speaker;
        speaker.participant = view.speaker;
        speaker.name = view.speaker_name;
        speaker.title = view.speaker_title;
        speaker.role = "speaker";
        draw_person_line(column, speaker);
        column.space(4);
    }
    draw_utterance(column, view, ShowSpeaker::no);
    draw_topics(column, view.topics);
    draw_attributions(column, view);
    section(column, "Printed by");
    for (const model::Printing& printing : view.printings) {
        const float from = column.y();
        (void)from;
        draw_article_line(column, printing.article);
        for (const model::QuoteItem& quote : printing.quotes) {
            const std::string label = quote.label.empty() ? "" : quote.label + "  ";
            column.flow({{label, {scene::Font::sans, 11, frame.colours.soft, 1.5F}},
                         {editorial::words_of(quote), {scene::Font::serif, 14, frame.colours.ink, 1.55F}}});
            soft_text(column, quote.note.in(frame.language), 12);
        }
        column.space(8);
    }
}

void draw_article_page(Column& column, const model::ArticleView& view) {
    Frame& frame = column.frame();
    const model::ArticleItem& item = view.item;
    soft_text(column, published_text(frame, item));
    column.space(4);
    const bool untitled = item.headline.empty();
    column.text(untitled ? item.reference : item.headline,
                {untitled ? scene::Font::sans_bold : scene::Font::serif_bold, untitled ? 16.0F : 20.0F,
                 frame.colours.ink, 1.4F});
    column.text(item.deck, {scene::Font::serif, 15, frame.colours.soft, 1.5F});
    soft_text(column, item.byline);
    if (item.updated)
        soft_text(column,
                  std::string(frame.tr("updated")) + " " +
                      date_text(frame, item.updated, item.updated->utc_offset_minutes, base::DateStyle::full),
                  12);
    column.space(8);
    if (!item.url.empty()) {
        column.flow({{item.url,
                      {scene::Font::sans, 12.5F, frame.colours.accent, 1.5F},
                      "panel/open-url",
                      state::action::OpenUrl{item.url}}});
    } else if (!untitled) {
        soft_text(column, item.reference, 12.5F);
    }
    soft_text(column, view.note.in(frame.language), 12.5F);
    if (!view.events.empty()) {
        section(column, "Events that it covers");
        for (const model::Tag& event : view.events)
            column.flow({{event.name.in(frame.language),
                          {scene::Font::sans_bold, 13, frame.colours.accent, 1.6F},
                          "panel/" + model::to_string(event.key),
                          state::action::Select{event.key}}});
        draw_rest(column, "events", view.total_events - static_cast<std::int64_t>(view.events.size()));
    }
    if (!view.utterances.empty()) {
        section(column, "What it printed");
        const Turns turns = turns_of(view, view.total_utterances);
        draw_earlier(column, turns);
        for (const model::UtteranceView& utterance : view.utterances)
            column.item("utterance " + std::to_string(utterance.id.value),
                        [&] { draw_printed_words(column, utterance, item.id); });
        draw_later(column, turns);
    }
    if (!view.body.empty()) {
        section(column, "Text");
        column.text(view.body, {scene::Font::serif, 14, frame.colours.ink, 1.65F});
    }
}

void draw_photo_page(Column& column, const model::PhotoView& view) {
    Frame& frame = column.frame();
    draw_photo(column, view, column.width(), 480, "panel/face:");
    column.space(8);
    column.text(view.caption.in(frame.language), {scene::Font::sans, 14, frame.colours.ink, 1.55F});
    std::string credit;
    base::add_part(credit, "  ·  ", view.credit);
    base::add_part(credit, "  ·  ", view.licence);
    if (view.illustration) credit += std::string(credit.empty() ? "" : "  ·  ") + frame.tr("illustration");
    soft_text(column, credit, 12);
    if (view.event) {
        column.space(12);
        column.flow({{view.event_title.in(frame.language),
                      {scene::Font::sans_bold, 13, frame.colours.accent, 1.6F},
                      "panel/" + model::to_string(model::Ref(view.event)),
                      state::action::Select{view.event}}});
    }
    if (!view.regions.empty()) {
        section(column, "From left to right");
        for (const model::RegionItem& region : view.regions)
            column.flow({{region.name.in(frame.language),
                          {scene::Font::sans, 13.5F, frame.colours.ink, 1.7F},
                          "panel/" + model::to_string(model::Ref(region.participant)),
                          state::action::Select{region.participant}}});
    }
}

} // namespace dateline::ui
