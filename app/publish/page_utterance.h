#pragma once
// One utterance as a <section>: all that is known of it, in words, with its sources. Internal to publish/.

#include <string>

#include "model/detail.h"
#include "publish/page_text.h"

namespace dateline::publish {

std::string utterance_section(const model::UtteranceView& utterance, const PageLanguage& page);
// Outlet, time of publication, and the article by its headline (a link where it has an address).
std::string article_line(const model::ArticleItem& article, const PageLanguage& page);
// Names of people lead to what they said.
std::string person_link(model::ParticipantId id, const model::LocalText& name, const PageLanguage& page);

} // namespace dateline::publish
