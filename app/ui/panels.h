#pragma once
// The parts of the window around and over the canvas. Each draws itself from a const state into its own Dear
// ImGui window and pushes actions. `area` is in Dear ImGui's units.

#include "base/date_text.h"
#include "ui/column.h"
#include "ui/frame.h"

namespace dateline::ui {

constexpr float top_bar_height_px = 52;

void draw_top_bar(Frame& frame, const base::Rect& area, bool focus_search);
// The filters that hold, each with what takes it away; ids start with `prefix`, "dialog" for one.
std::vector<Column::Chip> filter_chips(const Frame& frame, const std::string& prefix);
void draw_search_results(Frame& frame, const base::Rect& search_box);
base::Rect search_box_of(const Frame& frame, const base::Rect& top_bar);
void draw_rail(Frame& frame, const base::Rect& area, bool narrow);
void draw_panel(Frame& frame, const base::Rect& area);
// The view that is open: its name and note, its place in the story, and the way on.
float story_bar_height_px(const state::State& state, base::Language language); // 0: no view is open
void draw_story_bar(Frame& frame, const base::Rect& area);
void draw_message(Frame& frame, const base::Rect& canvas);
// What a message offers to do instead: import what is sound. Nothing, for most.
void draw_offer(Column& column, const state::Message& message);

// Pages of the right panel.
void draw_home_page(Column& column);
void draw_event_page(Column& column, const model::EventView& view);
void draw_participant_page(Column& column, const model::ParticipantView& view);
void draw_utterance_page(Column& column, const model::UtteranceView& view);
void draw_article_page(Column& column, const model::ArticleView& view);
void draw_photo_page(Column& column, const model::PhotoView& view);

// Shared by the pages.
enum class ShowSpeaker { no, yes };
void draw_utterance(Column& column, const model::UtteranceView& view, ShowSpeaker show_speaker);
void section(Column& column, const char* title);
void soft_text(Column& column, const std::string& text, float size_px = 13);
// What was said, where it is more than a page: the number of all, and chips that lead to the pages before
// and after.
struct Turns {
    bool more_before = false, more_after = false;
    model::UtteranceId first, last; // of the page
    std::int64_t total = 0;
};
template<class View> Turns turns_of(const View& view, std::int64_t total) {
    if (view.utterances.empty()) return {};
    return {view.more_before, view.more_after, view.utterances.front().id, view.utterances.back().id, total};
}
void draw_earlier(Column& column, const Turns& turns);
void draw_later(Column& column, const Turns& turns);
// A chip that lists more of what it does not list: "and 986 more". `what` tells one list from another.
void draw_rest(Column& column, const char* what, std::int64_t rest);
void draw_event_heading(Column& column, model::EventId id, const model::LocalText& title,
                        const std::optional<base::Edtf>& date, std::optional<int> utc_offset_minutes);
// A photo as wide as the column with its regions; ids start with `prefix` ("panel/face:").
void draw_photo(Column& column, const model::PhotoView& photo, float width_px, float max_height_px,
                const std::string& prefix);
void draw_article_line(Column& column, const model::ArticleItem& article);
// Times name their zone where those of several are shown.
base::Zone zone_of(const Frame& frame, std::optional<int> own_minutes);
std::string date_text(const Frame& frame, const std::optional<base::Edtf>& date,
                      std::optional<int> utc_offset_minutes, base::DateStyle style);
// "비즈워치 · 2023. 6. 9. 16:53"
std::string published_text(const Frame& frame, const model::ArticleItem& article);
std::string copy_with_source(const Frame& frame, const model::UtteranceView& view);

// A window of Dear ImGui without any of its decoration.
enum class Scroll { no, yes };
bool begin_area(const char* id, const base::Rect& area, base::Colour ground, Scroll scroll,
                bool on_top = false, float radius = 0);
void end_area();

} // namespace dateline::ui
