#pragma once
// What takes long and runs on a thread of its own: importing, keeping views, exporting pictures and cards.
// Each answers with actions; none knows the window.

#include <stop_token>
#include <string>

#include "source/import.h"
#include "state/effect.h"
#include "state/state.h"
#include "ui/tasks.h"

namespace dateline::ui {

// A folder or a file of the source format, rather than a database.
bool is_source(const std::string& path);
// Into a database among its files; how far it is, and what has come of it.
void import_source(const std::string& source, source::Broken broken, base::Language language,
                   const Reply& reply, const std::stop_token& stop);

// The views go into the file that was opened, and into no other that has taken its place since.
state::Answer keep_views(const state::effect::KeepViews& effect, base::Language language);

void export_picture(const state::effect::ExportPicture& effect, const std::string& database_path,
                    base::Language language, const Reply& reply, const std::stop_token& stop);

state::Answer save_card(const state::effect::SaveCard& effect, const std::string& database_path,
                        layout::Theme theme, base::Language language);

} // namespace dateline::ui
