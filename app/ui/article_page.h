#pragma once
// The page of the panel for an article.

#include "model/detail.h"
#include "ui/column.h"

namespace dateline::ui {

void draw_article_page(Column& column, const model::ArticleView& view);

} // namespace dateline::ui
