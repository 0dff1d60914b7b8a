#include "state/picture.h"

#include "layout/compose.h"
#include "state/state.h"

namespace dateline::state {

scene::Scene compose_view(store::Store& store, const PictureRequest& request,
                          const scene::TextMeasurer& measurer) {
    const model::DatabaseInfo info = store.info();
    const model::Overview overview = store.load_overview(request.view.filter, 240, {});
    layout::Viewport viewport;
    viewport.size = request.size;
    viewport.utc_offset_minutes = info.record.utc_offset_minutes;
    const bool given = request.view.span.has_value();
    base::Span span = given ? *request.view.span : overview.extent;
    viewport = layout::fitted(viewport, span, given ? 0.0 : 0.06);
    model::WindowQuery query = window_query(viewport, request.view.filter, request.view.grouping);
    const model::Window window = store.load_window(query, {});
    layout::Focus focus;
    focus.selected = request.view.selected;
    if (focus.selected.kind == model::Kind::participant) focus.participant = {focus.selected.id};
    if (focus.selected.kind == model::Kind::utterance) {
        if (const auto utterance = store.load_utterance({focus.selected.id}))
            focus.participant = utterance->speaker;
    }
    return layout::compose_picture(info, window, overview, viewport, request.style, focus, measurer);
}

} // namespace dateline::state
