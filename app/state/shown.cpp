#include "state/shown.h"

#include <algorithm>

#include "model/enum_names.h"

namespace dateline::state {

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
    focus.selected = state.view.selected;
    if (state.view.selected.kind == model::Kind::participant) focus.participant = {state.view.selected.id};
    if (state.view.selected.kind == model::Kind::utterance) {
        if (const auto* view = std::get_if<model::UtteranceView>(&state.detail))
            focus.participant = view->speaker;
    }
    return focus;
}

layout::Style style_of(const State& state) {
    return {.theme = state.settings.theme, .language = state.settings.language};
}

request::PictureOptions picture_options(const State& state) {
    request::PictureOptions options = state.exporting.options;
    request::ViewOptions& view = options.view;
    if (state.exporting.range != ExportRange::dates) view.dates = {};
    if (state.exporting.range == ExportRange::visible)
        view.dates = model::bounds_of(visible_span(state), state.viewport.utc_offset_minutes);
    const auto named = [](const auto& ids) {
        std::vector<std::string> names;
        for (const auto id : ids)
            names.push_back(model::to_string(model::Ref(id)));
        return names;
    };
    view.persons = named(state.view.filter.participants);
    view.topics = named(state.view.filter.topics);
    view.outlets = named(state.view.filter.outlets);
    view.places = named(state.view.filter.places);
    view.search = state.view.filter.text;
    view.group = state.view.grouping == model::Grouping::participant
                     ? ""
                     : std::string(model::name_in(model::groupings, state.view.grouping));
    view.select = state.view.selected ? model::to_string(state.view.selected) : "";
    if (view.language.empty()) view.language = base::language_tag(state.settings.language);
    if (view.theme.empty()) view.theme = state.settings.theme == layout::Theme::dark ? "dark" : "light";
    if (!state.view.selected) options.panel = false;
    return options;
}

base::Span visible_span(const State& state) {
    return layout::span_of(state.viewport);
}

bool is_moving(const State& state) {
    return state.animation.running || state.fling_px_per_second != 0;
}

} // namespace dateline::state
