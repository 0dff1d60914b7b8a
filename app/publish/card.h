#pragma once
// The quote card: one utterance as a picture that can be cited. Internal to publish/. Knows layout's colours,
// not the store nor the painters.
//
//   | context: the question               1/2 |
//   | “The words, in serif, as large as fit,  |   a bar in the speaker's colour at the left
//   |  in lines of about the same length”     |
//   | (o) Speaker                             |
//   |     title held then                     |
//   |     event, date                         |
//   | ---------------------------------------- |
//   | outlet, date, headline                  |

#include <vector>

#include "base/geometry.h"
#include "layout/style.h"
#include "model/detail.h"
#include "scene/scene.h"
#include "scene/text.h"

namespace dateline::publish {

// A height of 0 is as high as the words need: from 630 to 1,500 at a width of 1,200. Long words are set
// smaller; what is still too long goes on over several cards, each with its speaker and source, because words
// smaller than those of the source line are not read, and a card as high as a scroll is shown by nobody.
std::vector<scene::Scene> compose_cards(const model::UtteranceView& view, model::PhotoId portrait,
                                        int utc_offset_minutes, base::Size size, const layout::Style& style,
                                        const scene::TextMeasurer& measurer);

} // namespace dateline::publish
