#pragma once
// What the user can do to the state, as values. Panels and the canvas push them; state::apply() is the only
// one that acts on them. What the store and the world answer is in state/answer.h.

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "layout/style.h"
#include "model/detail.h"
#include "model/saved_view.h"
#include "model/window.h"
#include "request/options.h"

namespace dateline::state {

enum class Dialog { none, open_file, export_picture, keys, tray, photo, menu, views, keep_view, palette };
enum class CommandId : int; // state/command.h

// What the export dialog has been told: the look of the picture, and what of the view it takes.
enum class ExportRange { visible, whole, dates };
struct ExportChoice {
    request::PictureOptions
        options; // filters, grouping, selection and the range are the view's: picture_options()
    ExportRange range = ExportRange::visible;
    std::string path;
};

enum class List { tray, rail }; // those that show more when asked

namespace action {
// Moving about. x is in the canvas' logical pixels; PanBy above 0 moves what is drawn to the right.
struct Resize {
    base::Size canvas;
};
struct ZoomAt {
    float x_px;
    double factor;
};
struct PanBy {
    float px;
};
struct ShowSpan {
    base::Span span;
    double margin_share = 0.06;
};
struct FitAll {};
struct FitSelection {};
struct StepEvent {
    int direction;
}; // +1: the next event by start, -1: the one before
struct Tick {
    double seconds;
}; // time passes for animation and inertia
struct Fling {
    float px_per_second;
};
struct StopMoving {};

// What is looked at.
struct Select {
    model::Ref ref;
};
struct Back {};
struct Forward {};
struct Escape {};
struct ToggleFilter {
    model::Ref ref;
};
struct ClearFilters {};
struct ClearFilterText {}; // the other filters stay
struct SetGrouping {
    model::Grouping grouping;
};
struct ShowLanes {
    int first; // so many of the busiest are passed over
};
struct Compare {
    model::UtteranceId utterance;
};                // opens or closes the comparison of printings
struct TurnPage { // of what the panel lists of the selected thing
    model::Page page;
};

// Saved views and the story.
struct OpenView {
    std::string slug;
};
// +1: the next step, or the first; -1: the one before.
struct StepStory {
    int direction;
};
struct LeaveView {}; // what is in view stays
// The dialog with the name and note of a view; empty: of a new one.
struct EditView {
    std::string slug;
};
// Whether what is edited becomes a step of the story.
struct EditStep {
    bool step;
};
enum class Looks { keep, take }; // keep those of the view that is there, or take those that are shown
struct KeepView {
    std::string slug;       // empty: a new view
    std::string name, note; // in the language of the window
    bool step;              // of the story
    Looks looks;
};
// Within the story: -1 is earlier.
struct MoveStep {
    std::string slug;
    int by;
};
// Whether it shall really go; empty: none.
struct AskRemoval {
    std::string slug;
};
struct RemoveView {
    std::string slug;
};

// Search.
struct SearchText {
    std::string text;
};
struct SearchMove {
    int by;
};
struct SearchChoose {
    std::size_t index;
};
struct SearchAsFilter {};
struct SearchClose {};

struct SearchTray { // for words in the tray
    std::string text;
};
struct ListMore { // of a list that ends before all of it is shown
    List list;
};

// What the table of commands has under that name, if it can be done now.
struct RunCommand {
    CommandId command;
    enum class From { window, palette } from = From::window; // the palette closes first, and remembers it
};
struct TypeInPalette {
    std::string text;
};
struct MovePalette { // its cursor
    int by;
};

// Settings.
struct SetTheme {
    layout::Theme theme;
};
struct SetLanguage {
    base::Language language;
};
struct SetScale {
    float scale;
};
struct SetMotion {
    bool on;
};

// Dialogs and effects.
struct Show {
    Dialog dialog;
    model::PhotoId photo = {}; // of those in the panel, the one to view; none: the first
};
struct Open {
    std::string path;
    bool sound_only = false; // of sources: all records but those with problems
};
struct OpenUrl {
    std::string url;
};
struct Copy {
    std::string text;
    std::string told = "Copied with its source."; // what the user is told, a key for base::tr
};
struct SetExport {
    ExportChoice choice;
};                       // what the dialog shows, changed
struct ExportPicture {}; // as chosen
struct CancelExport {};
struct SaveCard {
    model::UtteranceId utterance;
    std::string path;
};

} // namespace action

using AnyAction = std::variant<
    action::Resize, action::ZoomAt, action::PanBy, action::ShowSpan, action::FitAll, action::FitSelection,
    action::StepEvent, action::Tick, action::Fling, action::StopMoving, action::Select, action::Back,
    action::Forward, action::Escape, action::ToggleFilter, action::ClearFilters, action::ClearFilterText,
    action::OpenView, action::StepStory, action::LeaveView, action::EditView, action::EditStep,
    action::AskRemoval, action::KeepView, action::MoveStep, action::RemoveView, action::SetGrouping,
    action::ShowLanes, action::Compare, action::TurnPage, action::SearchText, action::SearchMove,
    action::SearchChoose, action::SearchAsFilter, action::SearchClose, action::SearchTray, action::ListMore,
    action::RunCommand, action::TypeInPalette, action::MovePalette, action::SetTheme, action::SetLanguage,
    action::SetScale, action::SetMotion, action::Show, action::Open, action::OpenUrl, action::Copy,
    action::SetExport, action::ExportPicture, action::CancelExport, action::SaveCard>;

// One of them. What copies, moves and destroys so many alternatives is compiled once, in action.cpp, and not
// in every file that has one.
struct Action : AnyAction {
    using AnyAction::AnyAction;
    Action(const Action&);
    Action(Action&&) noexcept;
    Action& operator=(const Action&);
    Action& operator=(Action&&) noexcept;
    ~Action();
};

} // namespace dateline::state
