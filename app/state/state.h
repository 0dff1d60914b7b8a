#pragma once
// What the user sees and does, as one value, and the one function that changes it. Knows no window, no pixels
// but logical ones, no thread: what must be read is asked for through wanted(), what must be done in the
// world through effects; their answers come back as actions.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "layout/compose.h"
#include "request/options.h"
#include "state/action.h"
#include "state/answer.h"
#include "state/effect.h"

namespace dateline::state {

struct Settings {
    layout::Theme theme = layout::Theme::light;
    base::Language language = base::Language::korean;
    float scale = 1; // 1 to 3
    bool motion = true;
    std::vector<std::string> recent;          // newest first, at most 10
    std::vector<std::string> recent_commands; // by name, of those run from the palette; newest first
    bool operator==(const Settings&) const = default;
};

// How it looked where another view was opened: going back restores it too, and the filter and grouping.
struct Look {
    layout::Theme theme = layout::Theme::light;
    std::string saved_view;
    bool operator==(const Look&) const = default;
};

// A step of the history: where one was.
struct HistoryEntry {
    model::View view;
    model::EventId event; // the event that the panel's list starts with
    std::optional<Look> look = {};
    bool operator==(const HistoryEntry&) const = default;
};

constexpr int max_hits_listed = 60; // of a search; kept as a filter it shows all
struct Search {
    bool open = false;
    std::string text;
    std::string answered; // the text that `hits` answer
    std::vector<model::SearchHit> hits;
    std::vector<model::Suggestion> near; // what was perhaps meant, where there are no hits
    std::size_t cursor = 0;              // among those that are listed
};

// The tray, as far as it is listed.
struct TrayShown {
    std::string text; // that is searched for in it
    int rows = model::TrayQuery().rows;
    std::optional<model::TrayQuery> answered; // what `tray` answers
    model::Tray tray;
};

struct Palette {
    std::string text;
    std::size_t cursor = 0; // among the commands that the text finds
};

struct Message {
    std::string text;
    bool failed = false;
    std::string sound_of = {}; // sources of which what is sound can be imported instead
};

// A view on its way: 150 ms, eased.
struct Animation {
    double from_start_ms = 0, from_span_ms = 0, to_start_ms = 0, to_span_ms = 0;
    double seconds = 0;
    bool running = false;
};

struct State {
    Settings settings;

    std::string path; // of the open database; empty: none
    bool opening = false;
    std::string failure; // why the last one did not open, while none is open
    model::DatabaseInfo info;

    layout::Viewport viewport;
    Animation animation;
    float fling_px_per_second = 0;
    bool fitted = false; // a first view has been set

    model::View view;   // without a span: the viewport says when
    int first_lane = 0; // 0 again with another filter or grouping
    model::EventId
        context_event; // the event that was selected when the person was clicked: its words come first
    model::UtteranceId compared;
    std::map<model::Ref, model::LocalText> names; // of what the chips show

    bool names_zones = false;      // times of several zones are shown, on the canvas or in the panel
    Detail detail;                 // what the panel shows
    model::Ref detail_ref;         // the thing that it is; differs from what is selected while loading
    model::Page page, detail_page; // of what it lists: that is wanted, and that is shown

    std::vector<HistoryEntry> back, forward;

    base::Span extent;                   // of the whole database
    std::vector<model::SavedView> views; // the story's steps in order, then the others by slug
    std::string saved_view;              // the slug of the one that is open: its bar is shown
    std::string edited_view;             // in Dialog::keep_view; empty: a new one
    bool edited_step = false;            // it becomes a step of the story
    std::string removed_next;            // in Dialog::views: the slug of the one that is about to go
    ViewChange unwritten;                // what waits until what is being written is
    bool writing_views = false;
    bool keeping_view = false; // Dialog::keep_view waits until its view is written
    std::string view_before;   // the slug of the one that was open before what is being written
    std::string open_next;     // to be opened once the views are written
    std::vector<model::SavedView> written_views, views_being_written; // as the file has them; as it will
    std::string change_token;                                         // of the open file

    // Of a state of the file before another program changed it: drawn until it is answered anew.
    struct Stale {
        bool window = false, rail = false, overview = false, detail = false, tray = false;
    };
    Stale stale;

    std::uint64_t revision = 0; // counts changes of window and overview: the canvas is composed anew
    model::Window window;       // what the canvas draws
    model::Window rail;         // counts for just what is in view
    model::Overview overview;
    model::Filter overview_filter;
    std::optional<std::pair<model::EventId, int>> stepping; // a neighbour was asked for

    Search search;
    Palette palette; // in Dialog::palette
    TrayShown tray;
    int rail_rows = model::WindowQuery().max_rail; // of people, topics and outlets, each
    Dialog dialog = Dialog::none;
    model::PhotoId viewed;              // in Dialog::photo
    ExportChoice exporting;             // in Dialog::export_picture
    std::optional<double> export_share; // how far the picture is that is being written
    std::optional<Message> message;
    std::vector<Effect> effects;
};

} // namespace dateline::state
