#pragma once
// What several pages of the panel are made of.

#include <optional>
#include <string>
#include <vector>

#include "base/edtf.h"
#include "model/detail.h"
#include "ui/column.h"

namespace dateline::ui {

void section(Column& column, const char* title);
void soft_text(Column& column, const std::string& text, float size_px = 13);
// Topics as chips that filter by them.
void draw_topic_chips(Column& column, const std::vector<model::Tag>& topics);
// Who took part, and as what.
void draw_person_line(Column& column, const model::ParticipationItem& item);
void draw_event_heading(Column& column, model::EventId id, const model::LocalText& title,
                        const std::optional<base::Edtf>& date, std::optional<int> utc_offset_minutes);
void draw_article_line(Column& column, const model::ArticleItem& article);

} // namespace dateline::ui
