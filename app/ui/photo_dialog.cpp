#include "ui/photo_dialog.h"

#include <algorithm>

#include "state/shown.h"
#include "ui/photo_view.h"

namespace dateline::ui {

void PhotoDialog::draw_content(Frame& frame, Column& column) {
    const model::PhotoView* photo = state::viewed_photo(frame.state);
    if (!photo) {
        column.text(frame.tr("There is no photo here."), {scene::Font::sans, 14, frame.colours.soft});
        return;
    }
    column.space(24);
    draw_photo(column, *photo, column.width(), room_height_px() - 220, "photo/");
    column.space(8);
    column.text(photo->caption.in(frame.language), {scene::Font::sans, 14, frame.colours.ink, 1.5F}, 2);
    column.text(photo->credit, {scene::Font::sans, 12, frame.colours.soft, 1.5F}, 1);
    const auto photos = state::photos_of(frame.state.detail);
    if (photos.size() < 2) return;
    const auto at = std::find(photos.begin(), photos.end(), photo) - photos.begin();
    column.space(6);
    column.chips(
        {{"←", "photo/previous", state::next_photo(frame.state, -1)},
         {std::to_string(at + 1) + " / " + std::to_string(photos.size()), "photo/number", std::nullopt},
         {"→", "photo/next", state::next_photo(frame.state, +1)}});
}

} // namespace dateline::ui
