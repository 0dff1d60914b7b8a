#pragma once
// One event as an <article>: all that is known of it, in words, with its sources. Internal to publish/.

#include <string>

#include "publish/events_in_view.h"
#include "publish/page_photos.h"
#include "publish/page_text.h"

namespace dateline::publish {

std::string event_article(const EventInView& in_view, PagePhotos& photos, const PageLanguage& page);
} // namespace dateline::publish
