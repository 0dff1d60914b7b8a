#include "ui/utterance_block.h"

#include "base/displayable.h"
#include "base/parts.h"
#include "editorial/citation.h"
#include "editorial/diff.h"
#include "editorial/printings.h"
#include "editorial/quotation.h"
#include "ui/date_words.h"
#include "ui/flow.h"

namespace dateline::ui {

namespace {

std::string said_text(const Frame& frame, const model::UtteranceView& view) {
    return editorial::moment_of(view, frame.language, zone_of(frame, view.event_utc_offset_minutes));
}

void draw_context(Column& column, const model::UtteranceView& view, ShowSpeaker show_speaker) {
    Frame& frame = column.frame();
    const TextLook look{scene::Font::sans, 12.5F, frame.colours.soft, 1.45F};
    std::vector<Run> runs;
    if (show_speaker == ShowSpeaker::yes && view.speaker) {
        TextLook name = look;
        name.font = scene::Font::sans_bold;
        name.colour = frame.colours.ink;
        runs.push_back({base::isolated(view.speaker_name.in(frame.language)), name,
                        "panel/" + model::to_string(model::Ref(view.speaker)),
                        state::action::Select{view.speaker}});
    }
    const std::string said = said_text(frame, view);
    if (!said.empty()) runs.push_back({(runs.empty() ? "" : "  ·  ") + said, look});
    const std::string& context = view.context.in(frame.language);
    if (!context.empty())
        runs.push_back({runs.empty() && view.context_kind != "question"
                            ? context
                            : (runs.empty() ? "" : "  ·  ") +
                                  std::string(view.context_kind == "question" ? "Q. " : "") +
                                  base::isolated(context),
                        look});
    if (view.disputed) {
        TextLook alert = look;
        alert.font = scene::Font::sans_bold;
        alert.colour = frame.colours.alert;
        runs.push_back({(runs.empty() ? "" : "  ·  ") + std::string(frame.tr("speaker disputed")), alert});
    }
    draw_flow(column, runs);
}

void draw_words(Column& column, const model::UtteranceView& view) {
    Frame& frame = column.frame();
    for (const model::QuoteItem* quote : editorial::fullest_segments(view)) {
        column.space(2);
        column.text(editorial::words_of(*quote), {scene::Font::serif, 16, frame.colours.ink, 1.55F});
    }
}

void draw_actions(Column& column, const model::UtteranceView& view) {
    Frame& frame = column.frame();
    const std::string id = std::to_string(view.id.value);
    const TextLook soft{scene::Font::sans, 12, frame.colours.soft, 1.6F};
    const TextLook link{scene::Font::sans, 12, frame.colours.accent, 1.6F};
    std::vector<Run> runs;
    const model::ArticleItem& article = view.printings.front().article;
    runs.push_back({published_text(frame, article), soft});
    if (const char* label = editorial::form_label(*editorial::fullest_segments(view).front()); *label)
        runs.push_back({std::string(" · ") + frame.tr(label), soft});
    const auto add = [&](const std::string& text, const std::string& hit, state::Action action) {
        runs.push_back({" · ", soft});
        runs.push_back({text, link, hit, std::move(action)});
    };
    if (view.printings.size() > 1) {
        runs.push_back({" · " + frame.count("{} outlet", "{} outlets",
                                            static_cast<long long>(editorial::count_outlets(view))),
                        soft});
        if (const std::size_t wordings = editorial::count_other_wordings(view); wordings > 0)
            runs.push_back({" · " + frame.count("{} wording differs", "{} wordings differ",
                                                static_cast<long long>(wordings)),
                            soft});
        add(frame.tr("compare"), "panel/compare:" + id, state::action::Compare{view.id});
    }
    add(frame.tr("in the article"), "panel/in-article:" + id, state::action::Select{article.id});
    add(frame.tr("copy with source"), "panel/copy:" + id, state::action::Copy{copy_with_source(frame, view)});
    add(frame.tr("save as card"), "panel/card:" + id, state::action::SaveCard{view.id, ""});
    draw_flow(column, runs);
}

void draw_comparison(Column& column, const model::UtteranceView& view) {
    Frame& frame = column.frame();
    for (std::size_t i = 1; i < view.printings.size(); ++i) {
        const model::Printing& printing = view.printings[i];
        for (const model::QuoteItem& quote : printing.quotes) {
            column.space(8);
            std::string source = published_text(frame, printing.article);
            if (const char* label = editorial::form_label(quote); *label)
                source += std::string(" · ") + frame.tr(label);
            column.text(source, {scene::Font::sans, 12, frame.colours.soft, 1.5F}, 1);
            std::vector<Run> runs;
            const TextLook words{scene::Font::serif, 14.5F, frame.colours.ink, 1.55F};
            const std::string& main_language = view.printings.front().quotes.front().language;
            if (quote.language == main_language) {
                for (const editorial::DiffPiece& piece :
                     editorial::differing_words(quote.text, editorial::reference_for(view, quote)))
                    runs.push_back({piece.text, words, "", std::nullopt, piece.differs});
            } else {
                runs.push_back({quote.text, words}); // another language: every word differs
            }
            draw_flow(column, runs);
            if (!quote.note.empty())
                column.text(quote.note.in(frame.language),
                            {scene::Font::sans, 12, frame.colours.soft, 1.45F});
        }
    }
}

} // namespace

std::string copy_with_source(const Frame& frame, const model::UtteranceView& view) {
    std::string text;
    if (view.printings.empty()) return text;
    const model::Printing& printing = view.printings.front();
    for (const model::QuoteItem* quote : editorial::fullest_segments(view))
        text += (text.empty() ? "" : " ") + editorial::words_of(*quote);
    std::string when =
        date_text(frame, view.event_date, view.event_utc_offset_minutes, base::DateStyle::full);
    if (const std::string said = said_text(frame, view); !said.empty()) when += "; " + said;
    text += "\n— " + view.speaker_name.in(frame.language) + ", " + view.event_title.in(frame.language) +
            " (" + when + ")";
    text += "\n" + base::displayable(editorial::citation_line(printing.article, frame.language,
                                                              zone_of(frame, {}))); // nothing unseen
    if (const std::string& where = editorial::whereabouts_of(printing.article); !where.empty())
        text += "\n" + where;
    return text;
}

void draw_utterance(Column& column, const model::UtteranceView& view, ShowSpeaker show_speaker) {
    Frame& frame = column.frame();
    const float left = column.left(), width = column.width(), from = column.y();
    const model::Ref ref(view.id);
    const std::string id = "panel/" + model::to_string(ref);
    // The block comes before its links in the list of places: they lie on top of it. Its height is known from
    // the last frame's text only after it is drawn, so its place is taken now and filled then.
    column.split();
    column.set_left(left + 14, width - 18);
    const std::size_t place = frame.hits.reserve();
    column.space(4);
    draw_context(column, view, show_speaker);
    if (!view.printings.empty()) {
        draw_words(column, view);
        draw_actions(column, view);
    }
    if (frame.state.compared == view.id) draw_comparison(column, view);
    column.space(5);
    column.set_left(left, width);
    const base::Rect r = column.block(from);
    const base::Colour person = frame.colours.person(layout::colour_index(view.speaker.value));
    if (frame.state.view.selected == ref) {
        column.background(r, frame.colours.highlight, 8, ImDrawFlags_RoundCornersRight);
    } else if (frame.hits.hovered() == id || frame.hits.focused() == id) {
        column.background(r, base::faded(frame.colours.ink, 0.04F), 8, ImDrawFlags_RoundCornersRight);
    }
    column.background({r.x, r.y, frame.px(3), r.height}, person, 0);
    column.merge();
    if (frame.hits.focused() == id)
        column.list().AddRect(low(r), high(r), packed(frame.colours.accent), frame.px(6), 0, frame.px(2));
    column.follow_focus(id, r);
    frame.hits.fill(place, id, r, clip_of(column.list()), state::action::Select{ref});
    column.space(10);
}

} // namespace dateline::ui
