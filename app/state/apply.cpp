#include <algorithm>
#include <cmath>

#include "state/move.h"
#include "state/state.h"

namespace dateline::state {

namespace {

constexpr std::size_t most_history = 200;
constexpr std::size_t most_recent = 10;

template<class... Ts> struct overloaded : Ts... { using Ts::operator()...; };
template<class... Ts> overloaded(Ts...) -> overloaded<Ts...>;

Place here(const State& state) {
    return {state.selected, state.context_event, state.viewport.start_ms, state.viewport.span_ms};
}

void remember(State& state) {
    if (!state.back.empty() && state.back.back().selected == state.selected && !state.selected) return;
    state.back.push_back(here(state));
    if (state.back.size() > most_history) state.back.erase(state.back.begin());
    state.forward.clear();
}

// The event that whatever is selected now belongs to: the one whose words come first when a person is
// clicked.
model::EventId event_of_selection(const State& state) {
    if (state.selected.kind == model::Kind::event) return model::EventId{state.selected.id};
    if (const auto* utterance = std::get_if<model::UtteranceView>(&state.detail)) return utterance->event;
    if (const auto* photo = std::get_if<model::PhotoView>(&state.detail); photo && photo->event)
        return photo->event;
    return state.context_event;
}

void show(State& state, model::Ref ref, model::EventId context) {
    state.selected = ref;
    state.context_event = context;
    state.detail_limit = 200;
    state.compared = {};
    state.detail_ref = {}; // asked for again: the same person may be wanted with another event first
    if (!ref) state.detail = std::monostate();
}

void select(State& state, model::Ref ref) {
    const model::EventId context =
        ref.kind == model::Kind::event ? model::EventId{ref.id} : event_of_selection(state);
    if (ref == state.selected && context == state.context_event) return;
    remember(state);
    show(state, ref, ref ? context : model::EventId{});
    if (state.dialog == Dialog::tray || state.dialog == Dialog::photo || state.dialog == Dialog::menu)
        state.dialog = Dialog::none;
}

void step_through(State& state, std::vector<Place>& from, std::vector<Place>& to) {
    if (from.empty()) return;
    to.push_back(here(state));
    const Place place = from.back();
    from.pop_back();
    show(state, place.selected, place.event);
    if (place.span_ms > 0) {
        layout::Viewport target = state.viewport;
        target.start_ms = place.start_ms;
        target.span_ms = place.span_ms;
        go_to(state, target);
    }
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
    if (hit.date) bring_into_view(state, hit.date->span);
}

std::optional<base::Span> span_of_detail(const State& state) {
    if (const auto* event = std::get_if<model::EventView>(&state.detail)) return event->item.date.span;
    if (const auto* utterance = std::get_if<model::UtteranceView>(&state.detail)) {
        if (utterance->event_date) return utterance->event_date->span;
    }
    if (const auto* person = std::get_if<model::ParticipantView>(&state.detail)) {
        std::optional<base::Span> all;
        for (const auto& event : person->events) {
            if (event.date.text.empty()) continue;
            const base::Span& span = event.date.span;
            all = all ? base::Span{std::min(all->start_ms, span.start_ms), std::max(all->end_ms, span.end_ms)}
                      : span;
        }
        return all;
    }
    return std::nullopt;
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
    } else if (!state.back.empty()) {
        step_through(state, state.back, state.forward);
    } else if (state.selected) {
        show(state, {}, {});
    } else if (!state.filter.empty()) {
        state.filter = {};
    }
}

void opened(State& state, const action::Opened& action) {
    const Settings settings = state.settings;
    const PictureOptions kept = state.exporting.options;
    const std::optional<double> export_share = state.export_share;
    const layout::Viewport viewport = state.viewport;
    const std::uint64_t revision = state.revision;
    state = State();
    state.revision = revision + 1;
    state.settings = settings;
    state.viewport = viewport;
    state.exporting.options.view.size = kept.view.size;
    state.exporting.options.view.scale = kept.view.scale;
    state.export_share = export_share;
    state.path = action.path;
    state.info = action.info;
    state.overview = action.overview;
    state.viewport.utc_offset_minutes = action.info.record.utc_offset_minutes;
    if (action.view) {
        state.filter = action.view->filter;
        state.grouping = action.view->grouping;
        show(state, action.view->selected,
             action.view->selected.kind == model::Kind::event ? model::EventId{action.view->selected.id}
                                                              : model::EventId{});
    }
    const bool given = action.view && action.view->span;
    go_to_span(state, given ? *action.view->span : fit_all_span(state), given ? 0 : 0.06);
    state.fitted = true;
    auto& recent = state.settings.recent;
    std::erase(recent, action.path);
    recent.insert(recent.begin(), action.path);
    if (recent.size() > most_recent) recent.resize(most_recent);
    state.effects.push_back({.kind = Effect::Kind::save_settings});
}

// The same stretch of time stays in view, wider or narrower.
void act(State& state, const action::Resize& a) {
    state.viewport.size = a.canvas;
}
void act(State& state, const action::ZoomAt& a) {
    stop_moving(state);
    state.viewport =
        kept_near(layout::zoomed(state.viewport, static_cast<double>(a.x_px), a.factor), state.overview);
}
void act(State& state, const action::PanBy& a) {
    stop_moving(state);
    state.viewport = kept_near(layout::panned(state.viewport, -static_cast<double>(a.px)), state.overview);
}
void act(State& state, const action::ShowSpan& a) {
    go_to_span(state, a.span, a.margin_share);
}
void act(State& state, const action::FitAll&) {
    go_to_span(state, fit_all_span(state), 0.06);
}
void act(State& state, const action::FitSelection&) {
    if (const auto span = span_of_detail(state)) go_to_span(state, *span, 0.4);
}
void act(State& state, const action::StepEvent& a) {
    state.stepping = {state.selected.kind == model::Kind::event ? model::EventId{state.selected.id}
                                                                : state.context_event,
                      a.direction};
}
void act(State& state, const action::Tick& a) {
    advance(state, a.seconds);
}
void act(State& state, const action::Fling& a) {
    if (state.settings.motion) state.fling_px_per_second = std::clamp(a.px_per_second, -8000.0F, 8000.0F);
}
void act(State& state, const action::StopMoving&) {
    stop_moving(state);
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
void act(State& state, const action::SetGrouping& a) {
    state.grouping = a.grouping;
}
void act(State& state, const action::Compare& a) {
    state.compared = state.compared == a.utterance ? model::UtteranceId{} : a.utterance;
}
void act(State& state, const action::MorePage&) {
    state.detail_limit += 200;
    state.detail_ref = {};
}

void act(State& state, const action::SearchText& a) {
    state.search.open = true;
    state.search.text = a.text;
    state.search.cursor = 0;
    if (a.text.empty()) {
        state.search.answered.clear();
        state.search.hits.clear();
    }
}
void act(State& state, const action::SearchMove& a) {
    const auto count = static_cast<long>(state.search.hits.size());
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
    const bool of_a_database =
        a.dialog == Dialog::export_picture || a.dialog == Dialog::tray || a.dialog == Dialog::photo;
    if (of_a_database && state.path.empty()) return;
    if (a.dialog == Dialog::photo && photos_of(state.detail).empty()) return;
    state.dialog = a.dialog;
    state.viewed = a.photo;
}
void act(State& state, const action::Open& a) {
    state.opening = true;
    state.dialog = Dialog::none;
    state.message.reset();
    state.effects.push_back({.kind = Effect::Kind::open, .text = a.path});
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

void act(State& state, const action::Opened& a) {
    opened(state, a);
}
void act(State& state, const action::OpenFailed& a) {
    state.opening = false;
    if (state.path.empty()) state.failure = a.message;
    state.message = Message{a.message, true};
}
void act(State& state, const action::WindowLoaded& a) {
    // What was asked for before the filter changed is stale.
    if (a.window.query.filter != state.filter || a.window.query.grouping != state.grouping) return;
    state.window = a.window;
    ++state.revision;
}
void act(State& state, const action::RailLoaded& a) {
    if (a.window.query.filter == state.filter) state.rail = a.window;
}
void act(State& state, const action::OverviewLoaded& a) {
    if (a.filter != state.filter) return;
    state.overview_filter = a.filter;
    ++state.revision;
    // The strip keeps the whole range: only its bars follow the filter.
    const base::Span extent = state.overview.extent;
    state.overview = a.overview;
    if (state.overview.extent.empty()) state.overview.extent = extent;
}
void act(State& state, const action::DetailLoaded& a) {
    if (a.ref != state.selected) return;
    state.detail_ref = a.ref;
    state.detail = a.detail;
    if (std::holds_alternative<std::monostate>(state.detail)) show(state, {}, {});
}
void act(State& state, const action::SearchLoaded& a) {
    if (a.text != state.search.text) return;
    state.search.answered = a.text;
    state.search.hits = a.hits;
    state.search.cursor = 0;
}
void act(State& state, const action::NeighbourLoaded& a) {
    state.stepping.reset();
    if (!a.event) return;
    select(state, a.event->id);
    bring_into_view(state, a.event->date.span);
}
void act(State& state, const action::NameLoaded& a) {
    state.names[a.ref] = a.name;
}

} // namespace

void apply(State& state, const Action& action) {
    std::visit([&](const auto& a) { act(state, a); }, action);
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
