#pragma once
// Dates and sources in the window's language.

#include <optional>
#include <string>

#include "base/date_text.h"
#include "ui/frame.h"

namespace dateline::ui {

// Times name their zone where those of several are shown.
base::Zone zone_of(const Frame& frame, std::optional<int> own_minutes);
std::string date_text(const Frame& frame, const std::optional<base::Edtf>& date,
                      std::optional<int> utc_offset_minutes, base::DateStyle style);
// "비즈워치 · 2023. 6. 9. 16:53"
std::string published_text(const Frame& frame, const model::ArticleItem& article);

} // namespace dateline::ui
