#include "state/view_options.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

#include "base/edtf.h"
#include "base/error.h"
#include "base/utf8.h"
#include "model/enum_names.h"
#include "model/rules.h"
#include "platform/locale.h"
#include "state/first_few.h"

namespace dateline::state {
namespace {

using base::Error;
using base::Fault;
using model::Kind;

constexpr model::Names<layout::Theme, 2> themes = {
    {{layout::Theme::light, "light"}, {layout::Theme::dark, "dark"}}};
constexpr model::Names<base::Language, 2> languages = {
    {{base::Language::korean, "ko"}, {base::Language::english, "en"}}};

// As before the colon of "person:sam-altman"; none: it names no kind.
Kind kind_of(std::string_view name) {
    if (name == "person") return Kind::participant;
    for (const auto& [kind, own] : model::selectable_kinds)
        if (own == name) return kind;
    return Kind::none;
}

std::string in_quotes(std::string_view text) {
    return "\"" + base::displayable(text, 80) + "\"";
}

[[noreturn]] void refuse(const char* option, std::string_view given, const std::string& allowed) {
    throw Error(Fault::usage, std::string(option) + " " + in_quotes(given) + ": " + allowed);
}

// What `given` stands for; none if it is empty.
template<class E, std::size_t N>
std::optional<E> choice(const char* option, const std::string& given, const model::Names<E, N>& names) {
    if (given.empty()) return std::nullopt;
    std::string allowed;
    for (const auto& [value, name] : names) {
        if (name == given) return value;
        allowed += (allowed.empty() ? "give one of " : ", ") + std::string(name);
    }
    refuse(option, given, allowed);
}

std::optional<base::Edtf> date(const char* option, const std::string& given, int offset_minutes) {
    if (given.empty()) return std::nullopt;
    base::EdtfResult result = base::parse_edtf(given, offset_minutes);
    if (!result.date)
        refuse(option, given, result.problem + "; give a date such as 2023-06-09, 2023-06 or 2023");
    if (!result.date->placed())
        refuse(option, given,
               result.date->beyond
                   ? "the axis reaches about 30 billion years before and after today; give a date within"
                   : "it has no year; give a date such as 2023-06-09, 2023-06 or 2023");
    return result.date;
}

// Paper in the 96ths of an inch of a PDF's logical pixel; what is shared on screens in pixels.
constexpr std::array<NamedSize, 8> sizes = {{{"1080p", {1920, 1080}, 1},
                                             {"4k", {1920, 1080}, 2},
                                             {"square", {1080, 1080}, 1},
                                             {"story", {720, 1280}, 1.5F},
                                             {"a4", {794, 1123}, 1},
                                             {"a4-landscape", {1123, 794}, 1},
                                             {"a3", {1123, 1587}, 1},
                                             {"a3-landscape", {1587, 1123}, 1}}};

const NamedSize* named_size(const std::string& name) {
    const auto* found =
        std::find_if(sizes.begin(), sizes.end(), [&](const NamedSize& size) { return size.name == name; });
    return found == sizes.end() ? nullptr : found;
}

std::optional<base::Size> size(const std::string& given) {
    if (given.empty()) return std::nullopt;
    if (const NamedSize* named = named_size(given)) return named->size;
    const char* const end = given.data() + given.size();
    int width = 0;
    int height = 0;
    const auto [after_width, width_error] = std::from_chars(given.data(), end, width);
    if (width_error == std::errc() && after_width != end && (*after_width == 'x' || *after_width == 'X')) {
        const auto [after_height, height_error] = std::from_chars(after_width + 1, end, height);
        const auto fits = [](int side) { return side >= 64 && side <= 32'000; };
        if (height_error == std::errc() && after_height == end && fits(width) && fits(height)) {
            return base::Size{static_cast<float>(width), static_cast<float>(height)};
        }
    }
    std::string names;
    for (const NamedSize& named : sizes)
        names += (names.empty() ? "" : ", ") + std::string(named.name);
    refuse("--size", given,
           "give WIDTHxHEIGHT, each from 64 to 32000, such as 1600x1000, or one of " + names);
}

float checked_scale(double scale) {
    if (scale == 0 || (std::isfinite(scale) && scale >= 0.25 && scale <= 8)) return static_cast<float>(scale);
    throw Error(Fault::usage, "--scale: give a number from 0.25 to 8");
}

void check_dates(const model::DateBounds& dates, int offset_minutes) {
    const auto from = date("--from", dates.from, offset_minutes);
    const auto to = date("--to", dates.to, offset_minutes);
    if (from && to && from->span.start_ms >= to->span.end_ms)
        refuse("--from", from->text, "lies after --to " + in_quotes(to->text));
}

class Resolver {
  public:
    Resolver(store::Store& store, base::Language language) : store_(store), language_(language) {}

    // `kind` none: any. "person:sam-altman", "event:12", or a bare name.
    model::Ref one(const char* option, const std::string& given, Kind kind) {
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

  private:
    std::vector<model::Ref> find(Kind kind, std::string_view name) {
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

    std::optional<model::Ref> by_number(Kind kind, std::string_view text) {
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
    std::vector<model::Ref> similar(Kind kind, std::string_view name) {
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

    std::vector<model::Ref> prominent(Kind kind) {
        std::vector<model::Ref> refs;
        for (const auto& [ref, names] : listed(kind))
            refs.push_back(ref);
        return refs;
    }

    // The people, topics and outlets that the window would list, busiest first.
    std::vector<std::pair<model::Ref, model::LocalText>> listed(Kind kind) {
        model::WindowQuery query;
        query.span = store_.load_overview({}, 1, {}).extent;
        query.buckets = 1;
        query.grouping = model::Grouping::none;
        query.max_events = 1;
        const model::Window window = store_.load_window(query, {});
        std::vector<std::pair<model::Ref, model::LocalText>> things;
        for (const model::RailParticipant& person : window.participants) {
            things.emplace_back(person.id, person.name);
        }
        for (const model::RailItem& topic : window.topics)
            things.emplace_back(topic.key, topic.name);
        for (const model::RailItem& outlet : window.outlets)
            things.emplace_back(outlet.key, outlet.name);
        const auto unwanted = [kind](const auto& thing) {
            return kind != Kind::none && thing.first.kind != kind;
        };
        things.erase(std::remove_if(things.begin(), things.end(), unwanted), things.end());
        return things;
    }

    std::string list_of(const std::vector<model::Ref>& refs) {
        return first_few(refs, [&](const model::Ref& ref) {
            return base::displayable(store_.name_of(ref).in(language_), 80) + " (" + to_string(ref) + ")";
        });
    }

    store::Store& store_;
    base::Language language_;
};

std::string views_listed(const std::vector<const model::SavedView*>& views, base::Language language) {
    return first_few(views, [&](const model::SavedView* view) {
        return base::displayable(view->name.in(language), 80) + " (" + base::displayable(view->slug, 120) +
               ")";
    });
}

// By slug, or by its name in any language. Error (input) where none or several have the name: it lists up to
// five.
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
    std::string message = "--view \"" + base::displayable(given, 80) + "\": ";
    if (!named.empty())
        message += "several have this name, give one by its slug: " + views_listed(named, language);
    else if (all.empty())
        message += "no views are saved here";
    else
        message += "no view has this name; here are " + views_listed(all, language);
    throw Error(Fault::input, message);
}

std::optional<base::Span> resolve_span(const model::DateBounds& dates, store::Store& store) {
    if (dates.empty()) return std::nullopt;
    const int offset = store.info().record.utc_offset_minutes;
    check_dates(dates, offset);
    const bool both = !dates.from.empty() && !dates.to.empty();
    return model::span_of(dates, offset, both ? base::Span{} : store.load_overview({}, 1, {}).extent);
}

// The ids of what was named; else those of the saved view.
template<class Id>
std::vector<Id> resolve_names(Resolver& resolver, const char* option, Kind kind,
                              const std::vector<std::string>& names, const std::vector<Id>& saved) {
    std::vector<Id> ids;
    for (const std::string& name : names)
        ids.push_back({resolver.one(option, name, kind).id});
    return names.empty() ? saved : ids;
}

} // namespace

std::span<const NamedSize> named_sizes() {
    return sizes;
}

std::optional<base::Size> size_of(const std::string& given) {
    return size(given);
}

void check_options(const ViewOptions& options) {
    choice("--group", options.group, model::groupings);
    choice("--theme", options.theme, themes);
    choice("--lang", options.language, languages);
    size(options.size);
    checked_scale(options.scale);
    if (options.search.size() > model::longest_search_bytes)
        throw Error(Fault::usage, "--search is longer than 4,096 bytes; leave words out");
    check_dates(options.dates, 0);
}

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
    resolved.size = size(options.size);
    resolved.scale = checked_scale(options.scale);
    if (const NamedSize* named = named_size(options.size); named && resolved.scale == 0)
        resolved.scale = named->scale;
    model::View& view = resolved.view;
    view.grouping = choice("--group", options.group, model::groupings).value_or(saved.view.grouping);
    view.span = resolve_span(
        {or_saved(options.dates.from, saved.dates.from), or_saved(options.dates.to, saved.dates.to)}, store);
    Resolver resolver(store, language);
    const model::Filter& filter = saved.view.filter;
    view.filter.participants =
        resolve_names(resolver, "--person", Kind::participant, options.persons, filter.participants);
    view.filter.topics = resolve_names(resolver, "--topic", Kind::topic, options.topics, filter.topics);
    view.filter.outlets = resolve_names(resolver, "--outlet", Kind::outlet, options.outlets, filter.outlets);
    view.filter.places = resolve_names(resolver, "--place", Kind::place, options.places, filter.places);
    view.filter.text = base::to_nfc(or_saved(options.search, filter.text));
    view.selected = saved.view.selected;
    if (!options.select.empty()) view.selected = resolver.one("--select", options.select, Kind::none);
    return resolved;
}

} // namespace dateline::state
