#pragma once
// The words beside a picture: what was said of what is selected, in the picture's time. Internal to publish/.

#include "base/progress_and_cancel.h"
#include "layout/picture.h"
#include "request/resolve.h"
#include "store/store.h"

namespace dateline::publish {

void add_panel(store::Store& store, const request::PictureRequest& request, const base::Span& span,
               const base::ProgressAndCancel& watch, layout::PictureParts& parts);

} // namespace dateline::publish
