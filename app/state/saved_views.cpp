#include "state/saved_views.h"

#include <algorithm>
#include <tuple>

#include "base/edtf.h"
#include "base/error.h"
#include "base/utf8.h"
#include "state/first_few.h"

namespace dateline::state {
namespace {

using base::Error;
using base::Fault;

constexpr std::size_t longest_slug_bytes = 60;

std::string list_of(const std::vector<const model::SavedView*>& views, base::Language language) {
    return first_few(views, [&](const model::SavedView* view) {
        return base::displayable(view->name.in(language), 80) + " (" + base::displayable(view->slug, 120) +
               ")";
    });
}

} // namespace

const model::SavedView* view_by_slug(const std::vector<model::SavedView>& views, std::string_view slug) {
    const auto found =
        std::find_if(views.begin(), views.end(), [&](const auto& view) { return view.slug == slug; });
    return found == views.end() ? nullptr : &*found;
}

const model::SavedView& find_view(const std::vector<model::SavedView>& views, const std::string& given,
                                  base::Language language) {
    if (const model::SavedView* exact = view_by_slug(views, given)) return *exact;
    const std::string wanted = base::fold(given);
    std::vector<const model::SavedView*> named, all;
    for (const model::SavedView& view : views) {
        all.push_back(&view);
        const auto& names = view.name.by_language;
        if (std::any_of(names.begin(), names.end(),
                        [&](const auto& name) { return base::fold(name.second) == wanted; }))
            named.push_back(&view);
    }
    if (named.size() == 1) return *named.front();
    std::string message = "--view \"" + base::displayable(given, 80) + "\": ";
    if (!named.empty())
        message += "several have this name, give one by its slug: " + list_of(named, language);
    else if (all.empty())
        message += "no views are saved here";
    else
        message += "no view has this name; here are " + list_of(all, language);
    throw Error(Fault::input, message);
}

View view_of(const model::SavedView& saved, int utc_offset_minutes, base::Span extent) {
    View view{std::nullopt, saved.filter, saved.grouping, saved.selected};
    const auto date = [&](const std::string& text) {
        std::optional<base::Edtf> parsed = base::parse_edtf(text, utc_offset_minutes).date;
        return parsed && parsed->placed() ? parsed : std::nullopt;
    };
    const auto from = date(saved.from), to = date(saved.to);
    if (!from && !to) return view;
    const base::Span span = span_between(from, to, extent);
    if (!span.empty()) view.span = span;
    return view;
}

std::optional<StoryPlace> place_in_story(const std::vector<model::SavedView>& views, std::string_view slug) {
    std::vector<const model::SavedView*> steps;
    for (const model::SavedView& view : views)
        if (view.order > 0) steps.push_back(&view);
    for (std::size_t i = 0; i < steps.size(); ++i)
        if (steps[i]->slug == slug)
            return StoryPlace{static_cast<int>(i) + 1, static_cast<int>(steps.size()),
                              i > 0 ? steps[i - 1] : nullptr, i + 1 < steps.size() ? steps[i + 1] : nullptr};
    return std::nullopt;
}

std::string fresh_slug(const std::vector<model::SavedView>& views, std::string_view name) {
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

void arrange(std::vector<model::SavedView>* views) {
    std::sort(views->begin(), views->end(), [](const model::SavedView& a, const model::SavedView& b) {
        return std::tuple(a.order == 0, a.order, a.slug) < std::tuple(b.order == 0, b.order, b.slug);
    });
    int order = 0;
    for (model::SavedView& view : *views)
        if (view.order > 0) view.order = ++order;
}

} // namespace dateline::state
