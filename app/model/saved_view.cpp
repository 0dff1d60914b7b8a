#include "model/saved_view.h"

#include <algorithm>
#include <tuple>

namespace dateline::model {
namespace {

constexpr std::size_t longest_slug_bytes = 60;

} // namespace

const SavedView* view_by_slug(const std::vector<SavedView>& views, std::string_view slug) {
    const auto found =
        std::find_if(views.begin(), views.end(), [&](const auto& view) { return view.slug == slug; });
    return found == views.end() ? nullptr : &*found;
}

View view_of(const SavedView& saved, int utc_offset_minutes, const base::Span& extent) {
    View view = saved.view;
    view.span = span_of(saved.dates, utc_offset_minutes, extent);
    return view;
}

std::optional<StoryPlace> place_in_story(const std::vector<SavedView>& views, std::string_view slug) {
    std::vector<const SavedView*> steps;
    for (const SavedView& view : views)
        if (view.order > 0) steps.push_back(&view);
    for (std::size_t i = 0; i < steps.size(); ++i)
        if (steps[i]->slug == slug)
            return StoryPlace{static_cast<int>(i) + 1, static_cast<int>(steps.size()),
                              i > 0 ? steps[i - 1] : nullptr, i + 1 < steps.size() ? steps[i + 1] : nullptr};
    return std::nullopt;
}

std::string fresh_slug(const std::vector<SavedView>& views, std::string_view name) {
    std::string slug;
    for (const char c : name) {
        const bool upper = c >= 'A' && c <= 'Z';
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || upper;
        if (plain && slug.size() < longest_slug_bytes)
            slug += upper ? static_cast<char>(c - 'A' + 'a') : c;
        else if (!slug.empty() && slug.back() != '-')
            slug += '-';
    }
    while (!slug.empty() && slug.back() == '-')
        slug.pop_back();
    if (slug.empty()) slug = "view";
    std::string fresh = slug;
    for (int i = 2; view_by_slug(views, fresh) != nullptr; ++i)
        fresh = slug + "-" + std::to_string(i);
    return fresh;
}

void arrange(std::vector<SavedView>* views) {
    std::sort(views->begin(), views->end(), [](const SavedView& a, const SavedView& b) {
        return std::tuple(a.order == 0, a.order, a.slug) < std::tuple(b.order == 0, b.order, b.slug);
    });
    int order = 0;
    for (SavedView& view : *views)
        if (view.order > 0) view.order = ++order;
}

} // namespace dateline::model
