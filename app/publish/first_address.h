#pragma once
// The address under which an event or an utterance can be read.

#include <string>
#include <vector>

#include "model/detail.h"

namespace dateline::publish {

// The first web address (http, https) of the articles, as a link may hold it; "" if there is none.
std::string first_address(const std::vector<model::ArticleItem>& articles);

} // namespace dateline::publish
