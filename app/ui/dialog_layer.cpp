#include "ui/dialog_layer.h"

#include "ui/export_dialog.h"
#include "ui/keep_view_dialog.h"
#include "ui/keys_dialog.h"
#include "ui/menu_dialog.h"
#include "ui/open_dialog.h"
#include "ui/palette_dialog.h"
#include "ui/photo_dialog.h"
#include "ui/tray_dialog.h"
#include "ui/views_dialog.h"

namespace dateline::ui {

DialogLayer::DialogLayer(Preview& preview) {
    using Kind = state::Dialog;
    dialogs_[Kind::open_file] = std::make_unique<OpenDialog>();
    dialogs_[Kind::export_picture] = std::make_unique<ExportDialog>(preview);
    dialogs_[Kind::keys] = std::make_unique<KeysDialog>();
    dialogs_[Kind::tray] = std::make_unique<TrayDialog>();
    dialogs_[Kind::photo] = std::make_unique<PhotoDialog>();
    dialogs_[Kind::menu] = std::make_unique<MenuDialog>();
    dialogs_[Kind::views] = std::make_unique<ViewsDialog>();
    dialogs_[Kind::keep_view] = std::make_unique<KeepViewDialog>();
    dialogs_[Kind::palette] = std::make_unique<PaletteDialog>();
}

Dialog* DialogLayer::shown() {
    const auto found = dialogs_.find(shown_);
    return found == dialogs_.end() ? nullptr : found->second.get();
}

void DialogLayer::draw(Frame& frame, const base::Rect& window) {
    if (frame.state.dialog != shown_) {
        if (Dialog* gone = shown()) gone->close();
        shown_ = frame.state.dialog;
        if (Dialog* opened = shown()) opened->open(frame);
    }
    Dialog* dialog = shown();
    if (!dialog) return;
    frame.hits.set_layer(Layer::dialog);
    frame.hits.set_region(Region::dialog);
    dialog->draw(frame, window);
    frame.hits.set_layer(Layer::base);
}

} // namespace dateline::ui
