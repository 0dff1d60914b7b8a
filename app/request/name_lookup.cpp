#include "request/name_lookup.h"

#include <algorithm>
#include <charconv>

#include "base/displayable.h"
#include "base/error.h"
#include "base/utf8.h"
#include "request/first_few.h"
#include "request/names.h"

namespace dateline::request {
namespace {

using base::Error;
using base::Fault;
using model::Kind;

std::string views_listed(const std::vector<const model::SavedView*>& views, base::Language language) {
    return first_few(views, [&](const model::SavedView* view) {
        return base::displayable(view->name.in(language), 80) + " (" + base::displayable(view->slug, 120) +
               ")";
    });
}

} // namespace

model::Ref NameLookup::one(const char* option, const std::string& given, Kind kind) {
    std::string_view name = given;
    if (const std::size_t colon = given.find(':'); colon != std::string::npos) {
        const Kind named = kind_of(std::string_view(given).substr(0, colon));
        if (named != Kind::none && (kind == Kind::none || kind == named)) {
            kind = named;
            name = name.substr(colon + 1);
            if (const auto ref = by_number(kind, name)) return *ref;
        }
    }
    std::vector<model::Ref> found = find(kind, name);
    if (found.size() == 1) return found.front();
    std::string message = std::string(option) + " " + in_quotes(given) + ": ";
    if (found.empty()) {
        message += "nothing here has this name";
        if (found = similar(kind, name); !found.empty()) {
            message += "; did you mean " + list_of(found) + "?";
        } else if (found = prominent(kind); !found.empty()) {
            message += "; here are " + list_of(found);
        }
    } else {
        message += "several have this name, give one by its id: " + list_of(found);
    }
    throw Error(Fault::input, message);
}

std::vector<model::Ref> NameLookup::find(Kind kind, std::string_view name) {
    std::vector<model::Ref> found;
    for (const auto& [each, word] : model::selectable_kinds) {
        if (kind != Kind::none && kind != each) continue;
        for (const model::Ref& ref : store_.find(each, name))
            found.push_back(ref);
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

std::optional<model::Ref> NameLookup::by_number(Kind kind, std::string_view text) {
    std::int64_t id = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
    if (error != std::errc() || end != text.data() + text.size() || id <= 0) return std::nullopt;
    const model::Ref ref(kind, id);
    const bool there = kind == Kind::photo       ? store_.load_photo({id}).has_value()
                       : kind == Kind::utterance ? store_.load_utterance({id}).has_value()
                                                 : !store_.name_of(ref).empty();
    return there ? std::optional(ref) : std::nullopt;
}

// What was perhaps meant: what a search finds, then the names that are spelt most alike.
std::vector<model::Ref> NameLookup::similar(Kind kind, std::string_view name) {
    constexpr int some = 40;
    std::vector<model::Ref> refs;
    for (const model::SearchHit& hit : store_.search(name, some, {})) {
        if (kind == Kind::none || hit.key.kind == kind) refs.push_back(hit.key);
    }
    for (const model::Suggestion& near : store_.suggest(kind, name, some, {})) {
        const bool is_new = std::find(refs.begin(), refs.end(), near.key) == refs.end();
        if (near.key && is_new) refs.push_back(near.key);
    }
    return refs;
}

// The people, topics and outlets that the window would list, busiest first.
std::vector<model::Ref> NameLookup::prominent(Kind kind) {
    model::WindowQuery query;
    query.span = store_.load_overview({}, 1, {}).extent;
    query.buckets = 1;
    query.grouping = model::Grouping::none;
    query.max_events = 1;
    const model::Window window = store_.load_window(query, {});
    std::vector<model::Ref> refs;
    const auto add = [&](model::Ref ref) {
        if (kind == Kind::none || ref.kind == kind) refs.push_back(ref);
    };
    for (const model::RailParticipant& person : window.participants)
        add(person.id);
    for (const model::RailItem& topic : window.topics)
        add(topic.key);
    for (const model::RailItem& outlet : window.outlets)
        add(outlet.key);
    return refs;
}

std::string NameLookup::list_of(const std::vector<model::Ref>& refs) {
    return first_few(refs, [&](const model::Ref& ref) {
        return base::displayable(store_.name_of(ref).in(language_), 80) + " (" + to_string(ref) + ")";
    });
}

const model::SavedView& find_view(const std::vector<model::SavedView>& views, const std::string& given,
                                  base::Language language) {
    if (const model::SavedView* exact = model::view_by_slug(views, given)) return *exact;
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
    std::string message = "--view " + in_quotes(given) + ": ";
    if (!named.empty())
        message += "several have this name, give one by its slug: " + views_listed(named, language);
    else if (all.empty())
        message += "no views are saved here";
    else
        message += "no view has this name; here are " + views_listed(all, language);
    throw Error(Fault::input, message);
}

} // namespace dateline::request
