#include "ui/photo_page.h"

#include "base/parts.h"
#include "ui/flow.h"
#include "ui/page_parts.h"
#include "ui/photo_view.h"

namespace dateline::ui {

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
        draw_flow(column, {{view.event_title.in(frame.language),
                            {scene::Font::sans_bold, 13, frame.colours.accent, 1.6F},
                            "panel/" + model::to_string(model::Ref(view.event)),
                            state::action::Select{view.event}}});
    }
    if (!view.regions.empty()) {
        section(column, "From left to right");
        for (const model::RegionItem& region : view.regions)
            draw_flow(column, {{region.name.in(frame.language),
                                {scene::Font::sans, 13.5F, frame.colours.ink, 1.7F},
                                "panel/" + model::to_string(model::Ref(region.participant)),
                                state::action::Select{region.participant}}});
    }
}

} // namespace dateline::ui
