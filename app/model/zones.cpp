#include "model/zones.h"

#include <algorithm>

#include "base/edtf.h"

namespace dateline::model {
namespace {

bool is_of_other_zone(const std::optional<base::Edtf>& date, std::optional<int> own_minutes,
                      int shown_minutes) {
    return date && base::names_other_zone(*date, own_minutes.value_or(shown_minutes), shown_minutes);
}

} // namespace

bool has_other_zone(const std::vector<EventItem>& events, int shown_offset_minutes) {
    return std::any_of(events.begin(), events.end(), [&](const EventItem& event) {
        return is_of_other_zone(event.date, event.utc_offset_minutes, shown_offset_minutes);
    });
}

bool has_other_zone(const std::vector<UtteranceView>& utterances, int shown_offset_minutes) {
    const auto is_other = [&](const std::optional<base::Edtf>& date, std::optional<int> own_minutes) {
        return is_of_other_zone(date, own_minutes, shown_offset_minutes);
    };
    return std::any_of(utterances.begin(), utterances.end(), [&](const UtteranceView& utterance) {
        return is_other(utterance.event_date, utterance.event_utc_offset_minutes) ||
               is_other(utterance.said, utterance.event_utc_offset_minutes) ||
               std::any_of(utterance.printings.begin(), utterance.printings.end(),
                           [&](const Printing& printing) {
                               return is_other(printing.article.published, std::nullopt);
                           });
    });
}

bool has_other_zone(const std::vector<ArticleItem>& articles, int shown_offset_minutes) {
    return std::any_of(articles.begin(), articles.end(), [&](const ArticleItem& article) {
        return is_of_other_zone(article.published, std::nullopt, shown_offset_minutes);
    });
}

} // namespace dateline::model
