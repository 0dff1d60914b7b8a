#include "ui/utterance_page.h"

#include <cmath>

#include "base/parts.h"
#include "editorial/quotation.h"
#include "ui/flow.h"
#include "ui/page_parts.h"
#include "ui/utterance_block.h"

namespace dateline::ui {

namespace {

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
        draw_flow(column, runs);
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

} // namespace

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
    draw_topic_chips(column, view.topics);
    draw_attributions(column, view);
    section(column, "Printed by");
    for (const model::Printing& printing : view.printings) {
        const float from = column.y();
        (void)from;
        draw_article_line(column, printing.article);
        for (const model::QuoteItem& quote : printing.quotes) {
            const std::string label = quote.label.empty() ? "" : quote.label + "  ";
            draw_flow(column,
                      {{label, {scene::Font::sans, 11, frame.colours.soft, 1.5F}},
                       {editorial::words_of(quote), {scene::Font::serif, 14, frame.colours.ink, 1.55F}}});
            soft_text(column, quote.note.in(frame.language), 12);
        }
        column.space(8);
    }
}

} // namespace dateline::ui
