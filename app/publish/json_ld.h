#pragma once
// schema.org JSON-LD (https://schema.org): one @graph of Event, Person, Organization, NewsArticle and
// Quotation, each written once with the @id "#KIND-SLUG" (event, participant, outlet, article, utterance), so
// that a page may use the same as ids of its elements. A file gives them a base, urn:dateline:IDENTITY (see
// publish/identity.h), which makes them its database's own; in a page their base is the page's address.

#include <string>

#include "publish/data.h"

namespace dateline::publish {

LeftOut write_json_ld(const DataRequest& request);
// The same as a string. It holds no '<' (they are \u003c), so it may stand in a <script> element as it is.
std::string json_ld(store::Store& store, const model::View& view, base::Language language);

} // namespace dateline::publish
