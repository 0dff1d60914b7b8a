#pragma once
// What the store and the world answer, as values: what was read, and how what was asked for went. They come
// from workers; state::apply() takes them over, and copies none: a window may be large.

#include <optional>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

#include "layout/style.h"
#include "model/detail.h"
#include "model/photo.h"
#include "model/saved_view.h"
#include "model/window.h"

namespace dateline::state {

// One page of the right panel, loaded.
using AnyDetail = std::variant<std::monostate, model::EventView, model::ParticipantView, model::UtteranceView,
                               model::ArticleView, model::PhotoView>;
// What copies, moves and destroys so many alternatives is compiled once, in action.cpp, and not in every file
// that has one; so with Action and Answer.
struct Detail : AnyDetail {
    using AnyDetail::AnyDetail;
    Detail() noexcept;
    Detail(const Detail&);
    Detail(Detail&&) noexcept;
    Detail& operator=(const Detail&);
    Detail& operator=(Detail&&) noexcept;
    ~Detail();
};

namespace answer {
struct Opened {
    std::string path;
    model::DatabaseInfo info;
    model::Overview overview;
    std::optional<model::View> view;
    std::vector<model::SavedView> views;
    std::string change_token = {};           // of the database
    std::string saved_view = {};             // the slug of the one that `view` is
    std::optional<layout::Theme> theme = {}; // that it asks for
    std::string message = {};                // what could not be shown as asked for
};
// The same file, changed by ourselves or by another Dateline: ids are what they were.
enum class ChangedBy { us, another };
struct Reopened {
    std::string path;
    model::DatabaseInfo info;
    std::vector<model::SavedView> views;
    std::string change_token;
    ChangedBy by = ChangedBy::us;
};
struct OpenFailed {
    std::string path, message;
    std::string sound_of = {}; // sources of which what is sound can be imported
};
struct ViewsKept {
    std::string path, change_token;
    std::string failure;   // empty: they are written
    std::string told = {}; // besides, where they are
};
struct WindowLoaded {
    model::Window window;
};
struct RailLoaded {
    model::Window window;
};
struct OverviewLoaded {
    model::Filter filter;
    model::Overview overview;
};
struct DetailLoaded {
    model::Ref ref;
    Detail detail;
    model::Page page = {};
};
struct SearchLoaded {
    std::string text;
    std::vector<model::SearchHit> hits;
    std::vector<model::Suggestion> near = {}; // where there are no hits
};
struct NeighbourLoaded {
    model::EventId from;
    int direction;
    std::optional<model::EventItem> event;
};
struct TrayLoaded {
    model::TrayQuery query;
    model::Tray tray;
};
struct NameLoaded {
    model::Ref ref;
    model::LocalText name;
};
struct PhotosSeen { // what the window's events know otherwise
    std::vector<model::PhotoFact> facts;
};
struct ExportProgress {
    double share; // 0 to 1
};
struct ExportEnded {
    bool saved;
};
struct Imported { // sources: their database is to be opened
    std::string path;
};
struct Notify { // told to the user
    std::string text;
    bool failed = false;
};
} // namespace answer

using AnyAnswer = std::variant<answer::Opened, answer::Reopened, answer::OpenFailed, answer::ViewsKept,
                               answer::WindowLoaded, answer::RailLoaded, answer::OverviewLoaded,
                               answer::DetailLoaded, answer::SearchLoaded, answer::NeighbourLoaded,
                               answer::TrayLoaded, answer::NameLoaded, answer::PhotosSeen,
                               answer::ExportProgress, answer::ExportEnded, answer::Imported, answer::Notify>;

// One of them. It is moved, never copied.
struct Answer : AnyAnswer {
    using AnyAnswer::AnyAnswer;
    Answer(const Answer&) = delete;
    Answer(Answer&&) noexcept;
    Answer& operator=(const Answer&) = delete;
    Answer& operator=(Answer&&) noexcept;
    ~Answer();
};
static_assert(!std::is_copy_constructible_v<Answer>);

} // namespace dateline::state
