#include "publish/page_story.h"

#include "base/displayable.h"
#include "publish/events_in_view.h"

namespace dateline::publish {
namespace {

std::vector<std::string> words_of(const model::Filter& filter, store::Store& store, base::Language language) {
    std::vector<std::string> words;
    const auto add = [&](const auto& ids) {
        for (const auto id : ids)
            words.push_back(base::displayable(store.name_of(id).in(language), 200));
    };
    add(filter.participants);
    add(filter.topics);
    add(filter.outlets);
    add(filter.places);
    if (!filter.text.empty()) words.push_back("“" + base::displayable(filter.text, 200) + "”");
    return words;
}

std::vector<model::EventId> shown_by(const model::Filter& filter, store::Store& store) {
    std::vector<model::EventId> shown;
    model::View view;
    view.filter = filter;
    each_event_id(store, view, [&](model::EventId id) {
        shown.push_back(id);
        return true;
    });
    return shown;
}

} // namespace

std::vector<PageStep> page_story(store::Store& store, const std::vector<model::SavedView>& views,
                                 const PageLanguage& page) {
    std::vector<PageStep> story;
    const base::Span extent = store.load_overview({}, 1, {}).extent;
    for (const model::SavedView& saved : views) {
        if (saved.order <= 0) continue;
        PageStep step;
        step.slug = saved.slug;
        step.name = saved.name;
        step.note = saved.note;
        step.span = model::view_of(saved, page.utc_offset_minutes, extent).span;
        if (!saved.view.filter.empty()) step.shown = shown_by(saved.view.filter, store);
        step.filters = words_of(saved.view.filter, store, page.language);
        if (saved.view.selected) step.select = page.anchor(saved.view.selected);
        step.grouping = saved.view.grouping;
        step.theme = saved.theme;
        story.push_back(std::move(step));
    }
    return story;
}

} // namespace dateline::publish
