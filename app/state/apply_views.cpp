#include "state/apply_views.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "model/rules.h"
#include "state/apply_dialogs.h"
#include "state/current_view.h"
#include "state/filters.h"
#include "state/navigation.h"
#include "state/selection.h"

namespace dateline::state {
namespace {

constexpr std::size_t longest_name_bytes = 400, longest_note_bytes = 4000;

void open(State& state, const model::SavedView& saved) {
    HistoryEntry place = here(state);
    place.look = look_of(state);
    remember(state, place);
    set_filter(state, saved.view.filter);
    state.view.grouping = saved.view.grouping;
    if (saved.theme == "light") state.settings.theme = layout::Theme::light;
    if (saved.theme == "dark") state.settings.theme = layout::Theme::dark;
    const model::Ref selected = saved.view.selected;
    show(state, selected,
         selected.kind == model::Kind::event ? model::EventId{selected.id} : model::EventId{});
    state.dialog = Dialog::none;
    state.search.open = false;
    state.saved_view = saved.slug;
    const auto span = model::span_of(saved.dates, state.viewport.utc_offset_minutes, state.extent);
    go_to_span(state, span.value_or(fit_all_span(state)), span ? 0 : 0.06);
}

// What changed goes to the database: at once, or when what is being written is.
void write(State& state) {
    if (state.writing_views || state.unwritten.empty()) return;
    state.writing_views = true;
    state.views_being_written = state.views;
    state.effects.emplace_back(
        effect::KeepViews{state.path, state.change_token, std::exchange(state.unwritten, {})});
}

void note_put(ViewChange& change, const model::SavedView& view) {
    std::erase(change.removed, view.slug);
    std::erase_if(change.put, [&](const auto& other) { return other.slug == view.slug; });
    change.put.push_back(view);
}

// Takes over the list, arranged; what differs from the one before is written.
void replace(State& state, std::vector<model::SavedView> views) {
    arrange(&views);
    for (const model::SavedView& old : state.views)
        if (!view_by_slug(views, old.slug)) {
            std::erase_if(state.unwritten.put, [&](const auto& put) { return put.slug == old.slug; });
            state.unwritten.removed.push_back(old.slug);
        }
    for (const model::SavedView& view : views) {
        const model::SavedView* old = view_by_slug(state.views, view.slug);
        if (!old || *old != view) note_put(state.unwritten, view);
    }
    state.views = std::move(views);
    write(state);
}

// Whole characters, at most so many bytes.
std::string cut(const std::string& text, std::size_t max_bytes) {
    std::size_t end = std::min(text.size(), max_bytes);
    while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    return text.substr(0, end);
}

// In one language; the others stay. Nothing is said in a language by no text.
void set_words(model::LocalText* text, base::Language language, const std::string& words,
               std::size_t max_bytes) {
    const std::string_view tag = base::language_tag(language);
    std::string kept = base::to_nfc(cut(words, max_bytes));
    if (model::shows_nothing(kept))
        std::erase_if(text->by_language, [&](const auto& own) { return own.first == tag; });
    else
        text->set(tag, std::move(kept));
}

// The dialog goes when what was typed in it is in the file.
void close_kept(State& state) {
    if (!state.keeping_view || state.writing_views) return;
    state.keeping_view = false;
    if (state.dialog == Dialog::keep_view)
        state.dialog = state.edited_view.empty() ? Dialog::none : Dialog::views;
}

int last_order(const std::vector<model::SavedView>& views) {
    int last = 0;
    for (const model::SavedView& view : views)
        last = std::max(last, view.order);
    return last;
}

} // namespace

void reduce(State& state, const action::OpenView& a) {
    if (const model::SavedView* view = view_by_slug(state.views, a.slug)) open(state, *view);
}

void reduce(State& state, const action::StepStory& a) {
    if (const auto place = place_in_story(state.views, state.saved_view)) {
        const model::SavedView* to = a.direction > 0 ? place->next : place->previous;
        if (to) open(state, *to);
    } else if (!state.views.empty() && state.views.front().order > 0) {
        open(state, state.views.front());
    }
}

void reduce(State& state, const action::LeaveView&) {
    state.saved_view.clear();
}

void reduce(State& state, const action::EditView& a) {
    if (state.path.empty() || (!a.slug.empty() && !view_by_slug(state.views, a.slug))) return;
    state.dialog = Dialog::keep_view;
    state.edited_view = a.slug;
    const model::SavedView* view = view_by_slug(state.views, a.slug);
    state.edited_step = view && view->order > 0;
}

void reduce(State& state, const action::EditStep& a) {
    state.edited_step = a.step;
}

void reduce(State& state, const action::AskRemoval& a) {
    state.removed_next = a.slug;
}

void reduce(State& state, const action::KeepView& a) {
    const std::string name = cut(a.name, longest_name_bytes);
    if (state.path.empty() || model::shows_nothing(name)) return; // a view has a name
    const bool from_dialog = state.dialog == Dialog::keep_view;
    if (from_dialog && state.keeping_view) return; // what is typed there is being written
    if (!state.writing_views) state.view_before = state.saved_view;
    state.message.reset();
    std::vector<model::SavedView> views = state.views;
    model::SavedView view = current_view(state);
    if (const model::SavedView* old = view_by_slug(views, a.slug)) {
        if (a.looks == action::Looks::keep) view = *old;
        view.slug = old->slug;
        view.name = old->name;
        view.note = old->note;
        view.order = old->order;
        if (old->theme.empty()) view.theme.clear(); // it has always left the theme to the reader
        std::erase_if(views, [&](const auto& other) { return other.slug == view.slug; });
    } else {
        view.slug = fresh_slug(views, name);
    }
    set_words(&view.name, state.settings.language, name, longest_name_bytes);
    set_words(&view.note, state.settings.language, a.note, longest_note_bytes);
    if (!a.step)
        view.order = 0;
    else if (view.order == 0)
        view.order = last_order(views) + 1;
    if (a.slug.empty() || a.looks == action::Looks::take) state.saved_view = view.slug;
    views.push_back(std::move(view));
    replace(state, std::move(views));
    state.keeping_view = from_dialog;
    close_kept(state);
}

void reduce(State& state, const action::MoveStep& a) {
    const auto place = place_in_story(state.views, a.slug);
    const model::SavedView* other = !place ? nullptr : a.by < 0 ? place->previous : place->next;
    if (!other) return;
    std::vector<model::SavedView> views = state.views;
    const auto at = [&](const std::string& slug) {
        return std::find_if(views.begin(), views.end(), [&](const auto& view) { return view.slug == slug; });
    };
    std::swap(at(a.slug)->order, at(other->slug)->order);
    replace(state, std::move(views));
}

void reduce(State& state, const action::RemoveView& a) {
    std::vector<model::SavedView> views = state.views;
    std::erase_if(views, [&](const auto& view) { return view.slug == a.slug; });
    if (!state.writing_views) state.view_before = state.saved_view;
    if (state.saved_view == a.slug) state.saved_view.clear();
    replace(state, std::move(views));
}

void reduce(State& state, const answer::ViewsKept& a) {
    if (a.path != state.path) return; // another database is open by now
    state.writing_views = false;
    const std::string open_next = std::exchange(state.open_next, {});
    if (!a.failure.empty()) { // the file is as it was
        state.unwritten = {};
        state.views = state.written_views;
        if (!open_view(state)) state.saved_view = state.view_before;
        if (!open_view(state)) state.saved_view.clear();
        state.keeping_view = false; // the dialog stays, with what was typed in it
        state.message = Message{a.failure, true};
        state.effects.emplace_back(effect::Reopen{state.path, ""}); // another may have changed it meanwhile
        return;
    }
    state.change_token = a.change_token;
    if (!a.told.empty()) state.message = Message{a.told};
    state.written_views = std::move(state.views_being_written);
    write(state);
    if (state.writing_views) {
        state.open_next = open_next;
        return;
    }
    close_kept(state);
    if (!open_next.empty()) return reduce(state, action::Open{open_next});
    state.effects.emplace_back(effect::Reopen{state.path, state.change_token});
}

void reduce(State& state, answer::Reopened&& a) {
    if (a.path != state.path || state.writing_views) return;
    if ((a.by == answer::ChangedBy::us) != (a.change_token == state.change_token))
        return; // known, or of before
    // What we write into a file of an older version makes it another: its instants reach further.
    if (a.by == answer::ChangedBy::another || a.info.schema_version != state.info.schema_version) {
        state.change_token = a.change_token;
        state.stale = {true, true, true, true, true};
        state.search.answered.clear();
        state.names.clear(); // it may have given other ones
    }
    state.info = std::move(a.info);
    state.views = state.written_views = std::move(a.views);
    if (!open_view(state)) state.saved_view.clear();
}

} // namespace dateline::state
