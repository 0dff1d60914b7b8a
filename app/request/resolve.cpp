#include "request/resolve.h"

#include "base/displayable.h"
#include "base/error.h"
#include "base/utf8.h"
#include "platform/locale.h"
#include "request/name_lookup.h"
#include "request/names.h"

namespace dateline::request {
namespace {

using model::Kind;

std::optional<base::Span> resolve_span(const model::DateBounds& dates, store::Store& store) {
    if (dates.empty()) return std::nullopt;
    const int offset = store.info().record.utc_offset_minutes;
    check_dates(dates, offset);
    const bool both = !dates.from.empty() && !dates.to.empty();
    return model::span_of(dates, offset, both ? base::Span{} : store.load_overview({}, 1, {}).extent);
}

// The ids of what was named; else those of the saved view.
template<class Id>
std::vector<Id> resolve_names(NameLookup& names_of_database, const char* option, Kind kind,
                              const std::vector<std::string>& names, const std::vector<Id>& saved) {
    std::vector<Id> ids;
    for (const std::string& name : names)
        ids.push_back({names_of_database.one(option, name, kind).id});
    return names.empty() ? saved : ids;
}

} // namespace

ResolvedOptions resolve_options(const ViewOptions& options, store::Store& store) {
    check_options(options);
    ResolvedOptions resolved;
    resolved.language = choice("--lang", options.language, languages);
    const base::Language language = resolved.language.value_or(platform::system_language());
    model::SavedView saved;
    if (!options.view.empty()) saved = find_view(store.load_views(), options.view, language);
    resolved.saved_view = saved.slug;
    const auto or_saved = [](const std::string& given, const std::string& of_view) {
        return given.empty() ? of_view : given;
    };
    resolved.theme = choice("--theme", or_saved(options.theme, saved.theme), themes);
    resolved.size = size_of(options.size);
    resolved.scale = static_cast<float>(options.scale);
    if (const NamedSize* named = named_size(options.size); named && resolved.scale == 0)
        resolved.scale = named->scale;
    model::View& view = resolved.view;
    view.grouping = choice("--group", options.group, model::groupings).value_or(saved.view.grouping);
    view.span = resolve_span(
        {or_saved(options.dates.from, saved.dates.from), or_saved(options.dates.to, saved.dates.to)}, store);
    NameLookup lookup(store, language);
    const model::Filter& filter = saved.view.filter;
    view.filter.participants =
        resolve_names(lookup, "--person", Kind::participant, options.persons, filter.participants);
    view.filter.topics = resolve_names(lookup, "--topic", Kind::topic, options.topics, filter.topics);
    view.filter.outlets = resolve_names(lookup, "--outlet", Kind::outlet, options.outlets, filter.outlets);
    view.filter.places = resolve_names(lookup, "--place", Kind::place, options.places, filter.places);
    view.filter.text = base::to_nfc(or_saved(options.search, filter.text));
    view.selected = saved.view.selected;
    if (!options.select.empty()) view.selected = lookup.one("--select", options.select, Kind::none);
    return resolved;
}

PictureRequest resolve_picture(const PictureOptions& options, store::Store& store, base::Language language) {
    check_options(options);
    const ResolvedOptions resolved = resolve_options(options.view, store);
    PictureRequest request;
    request.view = resolved.view;
    request.size = resolved.size.value_or(request.size);
    request.scale = resolved.scale > 0 ? resolved.scale : 1.0F;
    request.style.theme = resolved.theme.value_or(layout::Theme::light);
    request.style.language = resolved.language.value_or(language);
    request.style.lanes = options.lanes;
    request.style.coverage = options.coverage;
    request.panel = options.panel;
    request.legend = options.legend;
    if (options.transparent) request.style.ground = layout::Ground::none;
    request.title = base::displayable(base::to_nfc(options.title), 400);
    request.caption = base::displayable(base::to_nfc(options.caption), 2000);
    request.pages = pages_of(options.pages);
    request.index = !options.pages.empty();
    return request;
}

} // namespace dateline::request
