#include "ui/article_page.h"

#include "editorial/quotation.h"
#include "ui/date_words.h"
#include "ui/flow.h"
#include "ui/page_parts.h"
#include "ui/page_turns.h"

namespace dateline::ui {

namespace {

void draw_printed_words(Column& column, const model::UtteranceView& utterance, model::ArticleId article) {
    Frame& frame = column.frame();
    const TextLook around{scene::Font::serif, 13.5F, frame.colours.soft, 1.6F};
    const TextLook words{scene::Font::serif, 15, frame.colours.ink, 1.6F};
    const std::string id = "panel/" + model::to_string(model::Ref(utterance.id));
    for (const model::Printing& printing : utterance.printings) {
        if (printing.article.id != article) continue;
        for (const model::QuoteItem& quote : printing.quotes) {
            draw_flow(column, {{utterance.speaker_name.in(frame.language) + "  ",
                                {scene::Font::sans_bold, 12.5F, frame.colours.ink, 1.6F},
                                "panel/" + model::to_string(model::Ref(utterance.speaker)),
                                state::action::Select{utterance.speaker}}});
            if (quote.prefix.empty() && quote.suffix.empty())
                draw_flow(column,
                          {{editorial::words_of(quote), words, id, state::action::Select{utterance.id}}});
            else
                draw_flow(column, {{"…" + quote.prefix, around},
                                   {quote.text, words, id, state::action::Select{utterance.id}, true},
                                   {quote.suffix + "…", around}});
            column.space(10);
        }
    }
}

} // namespace

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
        draw_flow(column, {{item.url,
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
            draw_flow(column, {{event.name.in(frame.language),
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

} // namespace dateline::ui
