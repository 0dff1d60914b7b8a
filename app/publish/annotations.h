#pragma once
// What a view holds as W3C Web Annotations (https://www.w3.org/TR/annotation-model/).

#include "publish/data.h"

namespace dateline::publish {

// W3C Web Annotation Data Model: an AnnotationPage with an annotation for each printed quote (who said it)
// and each region of a photo (who stands there). A target without a web address is
// urn:dateline:IDENTITY:article:SLUG (see publish/identity.h); a photo is its file beside the database.
LeftOut write_annotations(const DataRequest& request);

} // namespace dateline::publish
