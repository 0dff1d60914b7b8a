#include "ui/date_words.h"

#include "editorial/citation.h"

namespace dateline::ui {

base::Zone zone_of(const Frame& frame, std::optional<int> own_minutes) {
    return base::Zone::among(own_minutes, frame.state.info.record.utc_offset_minutes,
                             frame.state.names_zones);
}

std::string date_text(const Frame& frame, const std::optional<base::Edtf>& date,
                      std::optional<int> utc_offset_minutes, base::DateStyle style) {
    if (!date || date->text.empty()) return frame.tr("undated");
    return base::format_date(*date, frame.language, style, zone_of(frame, utc_offset_minutes));
}

std::string published_text(const Frame& frame, const model::ArticleItem& article) {
    return editorial::source_line(article, frame.language, zone_of(frame, {}));
}

} // namespace dateline::ui
