#pragma once
// What the world and the window are asked to do after the actions of a frame, as values. State pushes them,
// ui/effects.h alone carries them out; what comes of it returns as actions.

#include <string>
#include <variant>
#include <vector>

#include "model/saved_view.h"
#include "request/options.h"

namespace dateline::state {

// Views to be written into the database, and the slugs of those to be taken out.
struct ViewChange {
    std::vector<model::SavedView> put;
    std::vector<std::string> removed;
    bool empty() const { return put.empty() && removed.empty(); }
};

namespace effect {
// Of the world.
struct Open { // a database, or sources to import
    std::string path;
    bool sound_only = false; // of sources: all records but those with problems
};
struct OpenUrl {
    std::string url;
};
struct Copy {
    std::string text;
    std::string told; // what the user is told then, a key for base::tr
};
struct ExportPicture {
    std::string out; // a path
    request::PictureOptions options;
};
struct CancelExport {};
struct SaveCard {
    model::UtteranceId utterance;
    std::string out; // empty: a fresh path
};
struct SaveSettings {};
struct SaveWindow {}; // as a picture
struct KeepViews {
    std::string path, change_token; // of the file that the views belong to
    ViewChange views;
};
struct Reopen {                     // read again the file that is open
    std::string path, change_token; // the token is empty where it may be any
};
struct Quit {};

// Of the keyboard: where what is typed goes, and what has the focus.
struct TypeSearch {}; // into the search field
struct LeaveField {}; // out of the field that is typed into
struct NextField {};  // of the dialog
struct Confirm {};    // what the dialog's main button does
struct LeaveFocus {}; // no place has it
struct EnterRegion {
}; // the panel, or what the dialog holds; where the dialog has a main button, that is pressed
struct ChangeRegion {
    int by; // +1: panel, people, top bar
};
struct MoveFocus {
    int by;
};
struct ActOnFocus {}; // as a click on the place
} // namespace effect

using Effect = std::variant<effect::Open, effect::OpenUrl, effect::Copy, effect::ExportPicture,
                            effect::CancelExport, effect::SaveCard, effect::SaveSettings, effect::SaveWindow,
                            effect::KeepViews, effect::Reopen, effect::Quit, effect::TypeSearch,
                            effect::LeaveField, effect::NextField, effect::Confirm, effect::LeaveFocus,
                            effect::EnterRegion, effect::ChangeRegion, effect::MoveFocus, effect::ActOnFocus>;

} // namespace dateline::state
