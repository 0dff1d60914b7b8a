#include "ui/home_page.h"

#include "base/parts.h"

namespace dateline::ui {

void draw_home_page(Column& column) {
    Frame& frame = column.frame();
    const state::State& s = frame.state;
    const model::DatabaseRecord& record = s.info.record;
    column.text(record.title.in(frame.language), {scene::Font::sans_bold, 21, frame.colours.ink, 1.3F});
    column.space(8);
    column.text(record.description.in(frame.language), {scene::Font::sans, 13.5F, frame.colours.soft, 1.6F});
    column.space(14);
    column.text(frame.count("{} event", "{} events", s.info.events) + " · " +
                    frame.count("{} person", "{} people", s.info.participants) + " · " +
                    frame.count("{} quote", "{} quotes", s.info.utterances) + " · " +
                    frame.count("{} article", "{} articles", s.info.articles) + " · " +
                    frame.count("{} outlet", "{} outlets", s.info.outlets),
                {scene::Font::sans, 13, frame.colours.ink, 1.6F});
    column.space(20);
    column.rule();
    column.space(16);
    const TextLook tip{scene::Font::sans, 13, frame.colours.soft, 1.6F};
    for (const char* words : {"Click a person anywhere to read what they said.",
                              "Click a quote for its event and the articles that printed it.",
                              "Scroll to zoom, drag to move, F shows everything, ? lists the keys."}) {
        column.text(frame.tr(words), tip);
        column.space(6);
    }
    if (!record.licence.empty()) {
        column.space(10);
        column.text(std::string(frame.tr("Licence of the data")) + ": " + base::isolated(record.licence),
                    {scene::Font::sans, 12, frame.colours.soft, 1.5F});
    }
}

} // namespace dateline::ui
