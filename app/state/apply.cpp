#include <algorithm>
#include <cmath>
#include <limits>

#include "state/acts.h"
#include "state/move.h"

namespace dateline::state {

namespace {

constexpr std::size_t most_history = 200;

// The event that whatever is selected now belongs to: the one whose words come first when a person is
// clicked.
model::EventId event_of_selection(const State& state) {
    if (state.selected.kind == model::Kind::event) return model::EventId{state.selected.id};
    if (const auto* utterance = std::get_if<model::UtteranceView>(&state.detail)) return utterance->event;
    if (const auto* photo = std::get_if<model::PhotoView>(&state.detail); photo && photo->event)
        return photo->event;
    return state.context_event;
}

} // namespace

Place here(const State& state) {
    return {state.selected, state.context_event, state.viewport.start_ms, state.viewport.span_ms};
}

Look look_of(const State& state) {
    return {state.filter, state.grouping, state.settings.theme, state.saved_view};
}

void remember(State& state, const Place& place) {
    state.back.push_back(place);
    if (state.back.size() > most_history) state.back.erase(state.back.begin());
    state.forward.clear();
}

void show(State& state, model::Ref ref, model::EventId context) {
    state.selected = ref;
    state.context_event = context;
    state.page = {};
    state.compared = {};
    state.detail_ref = {}; // asked for again: the same person may be wanted with another event first
    if (!ref) state.detail = std::monostate();
}

void select(State& state, model::Ref ref) {
    const model::EventId context =
        ref.kind == model::Kind::event ? model::EventId{ref.id} : event_of_selection(state);
    if (ref == state.selected && context == state.context_event) return;
    const bool nothing_twice = !state.back.empty() && state.back.back().selected == state.selected &&
                               !state.back.back().look && !state.selected;
    if (!nothing_twice) remember(state, here(state));
    show(state, ref, ref ? context : model::EventId{});
    if (state.dialog == Dialog::tray || state.dialog == Dialog::photo || state.dialog == Dialog::menu)
        state.dialog = Dialog::none;
}

namespace {

// What is known of the whole range was that of the other filter.
void forget_overview(State& state) {
    state.overview.extent = state.extent;
    state.overview.density.clear();
    state.stale.overview = true; // the filter may come back before the answer to this one does
    ++state.revision;
}

} // namespace

void set_filter(State& state, const model::Filter& filter) {
    if (filter == state.filter) return;
    state.filter = filter;
    forget_overview(state);
}

// Pans so that `date` is in view, without changing the zoom; a span wider than the view is shown from its
// start.
void bring_into_view(State& state, const base::Span& span) {
    const auto start = static_cast<double>(span.start_ms);
    const auto end = static_cast<double>(span.end_ms);
    const layout::Viewport& view = state.viewport;
    const double margin = view.span_ms * 0.1;
    if (start >= view.start_ms + margin && end <= view.end_ms() - margin) return;
    layout::Viewport target = view;
    target.start_ms =
        (end - start < view.span_ms ? (start + end) / 2 : start + view.span_ms * 0.4) - view.span_ms / 2;
    go_to(state, target);
}

namespace {

void step_through(State& state, std::vector<Place>& from, std::vector<Place>& to) {
    if (from.empty()) return;
    const Place place = from.back();
    from.pop_back();
    to.push_back(here(state));
    if (place.look) {
        to.back().look = look_of(state);
        set_filter(state, place.look->filter);
        state.grouping = place.look->grouping;
        state.settings.theme = place.look->theme;
        state.saved_view = place.look->saved_view;
    }
    show(state, place.selected, place.event);
    if (place.span_ms > 0) {
        layout::Viewport target = state.viewport;
        target.start_ms = place.start_ms;
        target.span_ms = place.span_ms;
        go_to(state, target);
    }
}

template<class Id> void toggle(std::vector<Id>& list, Id id) {
    const auto found = std::find(list.begin(), list.end(), id);
    if (found != list.end()) {
        list.erase(found);
    } else {
        list.push_back(id);
    }
}

void toggle_filter(model::Filter& filter, model::Ref ref) {
    switch (ref.kind) {
    case model::Kind::participant:
        toggle(filter.participants, model::ParticipantId{ref.id});
        break;
    case model::Kind::topic:
        toggle(filter.topics, model::TopicId{ref.id});
        break;
    case model::Kind::outlet:
        toggle(filter.outlets, model::OutletId{ref.id});
        break;
    case model::Kind::place:
        toggle(filter.places, model::PlaceId{ref.id});
        break;
    default:
        break;
    }
}

void choose_hit(State& state, std::size_t index) {
    if (state.search.hits.empty() && index < state.search.near.size()) {
        state.search.text = std::string(state.search.near[index].text);
        state.search.cursor = 0;
        return;
    }
    if (index >= state.search.hits.size()) return;
    const model::SearchHit hit = state.search.hits[index];
    state.search.open = false;
    switch (hit.key.kind) {
    case model::Kind::topic:
    case model::Kind::outlet:
    case model::Kind::place:
        if (!is_filtered_by(state.filter, hit.key)) toggle_filter(state.filter, hit.key);
        state.names[hit.key] = hit.title;
        return;
    default:
        break;
    }
    if (hit.key.kind == model::Kind::participant) state.context_event = {};
    select(state, hit.key);
    if (hit.date && hit.date->placed()) bring_into_view(state, hit.date->known());
}

void escape(State& state) {
    if (state.dialog != Dialog::none) {
        state.dialog = Dialog::none;
    } else if (state.search.open) {
        state.search.open = false;
    } else if (state.message) {
        state.message.reset();
    } else if (state.compared) {
        state.compared = {};
    } else if (const model::SavedView* view = open_view(state); view && view->selected == state.selected) {
        state.saved_view.clear(); // what was clicked in it is gone back from first
    } else if (!state.back.empty()) {
        step_through(state, state.back, state.forward);
    } else if (state.selected) {
        show(state, {}, {});
    } else if (!state.filter.empty()) {
        state.filter = {};
    }
}

void act(State& state, const action::Select& a) {
    select(state, a.ref);
}
void act(State& state, const action::Back&) {
    step_through(state, state.back, state.forward);
}
void act(State& state, const action::Forward&) {
    step_through(state, state.forward, state.back);
}
void act(State& state, const action::Escape&) {
    escape(state);
}
void act(State& state, const action::ToggleFilter& a) {
    toggle_filter(state.filter, a.ref);
}
void act(State& state, const action::ClearFilters&) {
    state.filter = {};
}
void act(State& state, const action::ClearFilterText&) {
    state.filter.text.clear();
}
void act(State& state, const action::SetGrouping& a) {
    state.grouping = a.grouping;
}
void act(State& state, const action::ShowLanes& a) {
    state.first_lane = std::max(a.first, 0);
}
void act(State& state, const action::Compare& a) {
    state.compared = state.compared == a.utterance ? model::UtteranceId{} : a.utterance;
}
void act(State& state, const action::TurnPage& a) {
    state.page = a.page;
}

void act(State& state, const action::SearchText& a) {
    state.search.open = true;
    state.search.text = a.text;
    state.search.cursor = 0;
    if (a.text.empty()) {
        state.search.answered.clear();
        state.search.hits.clear();
        state.search.near.clear();
    }
}
void act(State& state, const action::SearchMove& a) {
    const Search& search = state.search;
    const auto count = static_cast<long>(search.hits.empty() ? search.near.size() : search.hits.size());
    if (count == 0) return;
    const long next = (static_cast<long>(state.search.cursor) + a.by % count + count) % count;
    state.search.cursor = static_cast<std::size_t>(next);
}
void act(State& state, const action::SearchChoose& a) {
    choose_hit(state, a.index);
}
void act(State& state, const action::SearchAsFilter&) {
    state.filter.text = state.search.text;
    state.search.open = false;
}
void act(State& state, const action::SearchClose&) {
    state.search.open = false;
}

void act(State& state, const action::SearchTray& a) {
    state.tray.text = a.text;
    state.tray.rows = TrayShown().rows;
}
void act(State& state, const action::ListMore& a) {
    int& rows = a.list == List::tray ? state.tray.rows : state.rail_rows;
    rows = rows > std::numeric_limits<int>::max() / 4 ? std::numeric_limits<int>::max() : 4 * rows;
}

void act(State& state, const action::SetTheme& a) {
    state.settings.theme = a.theme;
    state.effects.push_back({.kind = Effect::Kind::save_settings});
}
void act(State& state, const action::SetLanguage& a) {
    state.settings.language = a.language;
    state.effects.push_back({.kind = Effect::Kind::save_settings});
}
void act(State& state, const action::SetScale& a) {
    if (!std::isfinite(a.scale)) return;
    state.settings.scale = std::clamp(std::round(a.scale * 20) / 20, 1.0F, 3.0F);
    state.effects.push_back({.kind = Effect::Kind::save_settings});
}
void act(State& state, const action::SetMotion& a) {
    state.settings.motion = a.on;
    if (!a.on) stop_moving(state);
    state.effects.push_back({.kind = Effect::Kind::save_settings});
}

void act(State& state, const action::Show& a) {
    const bool of_a_database = a.dialog == Dialog::export_picture || a.dialog == Dialog::tray ||
                               a.dialog == Dialog::photo || a.dialog == Dialog::views ||
                               a.dialog == Dialog::keep_view;
    if (of_a_database && state.path.empty()) return;
    // A dialog shows what went wrong; what went well before it is no news there.
    if (a.dialog != Dialog::none && state.message && !state.message->failed) state.message.reset();
    if (a.dialog == Dialog::photo && photos_of(state.detail).empty()) return;
    state.dialog = a.dialog;
    state.edited_view.clear();
    state.edited_step = false;
    state.removed_next.clear();
    state.viewed = a.photo;
}
void act(State& state, const action::Open& a) {
    if (state.writing_views) { // what waits is written first
        state.open_next = a.path;
        return;
    }
    state.opening = true;
    // The dialog where its path was typed stays until it is open.
    if (state.dialog != Dialog::open_file) state.dialog = Dialog::none;
    state.message.reset();
    state.effects.push_back({.kind = Effect::Kind::open, .text = a.path, .sound_only = a.sound_only});
}
void act(State& state, const action::OpenUrl& a) {
    state.effects.push_back({.kind = Effect::Kind::open_url, .text = a.url});
}
void act(State& state, const action::Copy& a) {
    state.effects.push_back({.kind = Effect::Kind::copy, .text = a.text, .told = a.told});
}
void act(State& state, const action::SetExport& a) {
    state.exporting = a.choice;
}
void act(State& state, const action::ExportPicture&) {
    if (state.export_share || state.path.empty()) return; // one at a time
    state.export_share = 0;
    state.message.reset();
    state.effects.push_back({.kind = Effect::Kind::export_picture,
                             .text = state.exporting.path,
                             .picture = picture_options(state)});
}
void act(State& state, const action::ExportProgress& a) {
    if (state.export_share) state.export_share = a.share;
}
void act(State& state, const action::ExportEnded& a) {
    state.export_share.reset();
    if (a.saved && state.dialog == Dialog::export_picture) state.dialog = Dialog::none;
}
void act(State& state, const action::CancelExport&) {
    state.effects.push_back({.kind = Effect::Kind::cancel_export});
}
void act(State& state, const action::SaveCard& a) {
    state.effects.push_back({.kind = Effect::Kind::save_card, .text = a.path, .utterance = a.utterance});
}
void act(State& state, const action::Notify& a) {
    state.message = Message{a.text, a.failed};
}

} // namespace

void apply(State& state, const Action& action) {
    const model::Filter before = state.filter;
    const model::Grouping grouping = state.grouping;
    std::visit([&](const auto& a) { act(state, a); }, action);
    // Whatever has changed the filter: none of them can forget it. What is opened brings an overview along.
    const bool opened = std::holds_alternative<action::Opened>(action);
    if (state.filter != before && !opened) forget_overview(state);
    // Other lanes are the busiest now.
    if (state.filter != before || state.grouping != grouping || opened) state.first_lane = 0;
}

std::vector<const model::PhotoView*> photos_of(const Detail& detail) {
    const std::vector<model::PhotoView>* all = nullptr;
    if (const auto* photo = std::get_if<model::PhotoView>(&detail)) return {photo};
    if (const auto* event = std::get_if<model::EventView>(&detail)) all = &event->photos;
    if (const auto* person = std::get_if<model::ParticipantView>(&detail)) all = &person->photos;
    std::vector<const model::PhotoView*> photos;
    for (std::size_t i = 0; all && i < all->size(); ++i)
        photos.push_back(&(*all)[i]);
    return photos;
}

const model::PhotoView* viewed_photo(const State& state) {
    const std::vector<const model::PhotoView*> photos = photos_of(state.detail);
    for (const model::PhotoView* photo : photos)
        if (photo->id == state.viewed) return photo;
    return photos.empty() ? nullptr : photos.front();
}

std::optional<action::Show> next_photo(const State& state, int direction) {
    const std::vector<const model::PhotoView*> photos = photos_of(state.detail);
    const auto at = std::find(photos.begin(), photos.end(), viewed_photo(state));
    if (at == photos.end()) return std::nullopt;
    const auto to = (at - photos.begin()) + direction;
    if (to < 0 || to >= static_cast<std::ptrdiff_t>(photos.size())) return std::nullopt;
    return action::Show{Dialog::photo, photos[static_cast<std::size_t>(to)]->id};
}

layout::Focus focus_of(const State& state) {
    layout::Focus focus;
    focus.selected = state.selected;
    if (state.selected.kind == model::Kind::participant) focus.participant = {state.selected.id};
    if (state.selected.kind == model::Kind::utterance) {
        if (const auto* view = std::get_if<model::UtteranceView>(&state.detail))
            focus.participant = view->speaker;
    }
    return focus;
}

layout::Style style_of(const State& state) {
    return {.theme = state.settings.theme, .language = state.settings.language};
}

PictureOptions picture_options(const State& state) {
    PictureOptions options = state.exporting.options;
    ViewOptions& view = options.view;
    if (state.exporting.range != ExportRange::dates) view.from = view.to = "";
    if (state.exporting.range == ExportRange::visible)
        set_span(view, visible_span(state), state.viewport.utc_offset_minutes);
    const auto named = [](const auto& ids) {
        std::vector<std::string> names;
        for (const auto id : ids)
            names.push_back(model::to_string(model::Ref(id)));
        return names;
    };
    view.persons = named(state.filter.participants);
    view.topics = named(state.filter.topics);
    view.outlets = named(state.filter.outlets);
    view.places = named(state.filter.places);
    view.search = state.filter.text;
    view.group =
        state.grouping == model::Grouping::participant ? "" : std::string(grouping_name(state.grouping));
    view.select = state.selected ? model::to_string(state.selected) : "";
    if (view.language.empty()) view.language = base::language_tag(state.settings.language);
    if (view.theme.empty()) view.theme = state.settings.theme == layout::Theme::dark ? "dark" : "light";
    if (!state.selected) options.panel = false;
    return options;
}

bool is_moving(const State& state) {
    return state.animation.running || state.fling_px_per_second != 0;
}

bool is_filtered_by(const model::Filter& filter, model::Ref ref) {
    const auto has = [&](const auto& list) {
        return std::any_of(list.begin(), list.end(), [&](auto id) { return model::Ref(id) == ref; });
    };
    return has(filter.participants) || has(filter.topics) || has(filter.outlets) || has(filter.places);
}

} // namespace dateline::state
