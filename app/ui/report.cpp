#include <nlohmann/json.hpp>

#include "model/enum_names.h"
#include "request/command_line.h"
#include "state/shown.h"
#include "ui/report.h"

namespace dateline::ui {

namespace {

using nlohmann::json;

const char* dialog_name(state::Dialog dialog) {
    switch (dialog) {
    case state::Dialog::none:
        return "";
    case state::Dialog::open_file:
        return "open";
    case state::Dialog::export_picture:
        return "export";
    case state::Dialog::keys:
        return "keys";
    case state::Dialog::tray:
        return "tray";
    case state::Dialog::photo:
        return "photo";
    case state::Dialog::menu:
        return "menu";
    case state::Dialog::views:
        return "views";
    case state::Dialog::keep_view:
        return "keep_view";
    case state::Dialog::palette:
        return "palette";
    }
    return "";
}

template<class Id> json ids(const std::vector<Id>& list) {
    json out = json::array();
    for (const Id id : list)
        out.push_back(id.value);
    return out;
}

json utterances_of(const state::Detail& detail) {
    json out = json::array();
    const auto add = [&](const std::vector<model::UtteranceView>& list) {
        for (const model::UtteranceView& utterance : list)
            out.push_back(utterance.id.value);
    };
    if (const auto* event = std::get_if<model::EventView>(&detail)) add(event->utterances);
    if (const auto* person = std::get_if<model::ParticipantView>(&detail)) add(person->utterances);
    if (const auto* article = std::get_if<model::ArticleView>(&detail)) add(article->utterances);
    if (const auto* one = std::get_if<model::UtteranceView>(&detail)) out.push_back(one->id.value);
    return out;
}

json state_json(const state::State& s, const Hits& hits) {
    json results = json::array();
    for (const model::SearchHit& hit : s.search.hits)
        results.push_back(model::to_string(hit.key));
    json views = json::array();
    for (const model::SavedView& view : s.views)
        views.push_back(
            {{"slug", view.slug}, {"order", view.order}, {"from", view.dates.from}, {"to", view.dates.to}});
    return {{"database", s.path},
            {"language", base::language_tag(s.settings.language)},
            {"theme", s.settings.theme == layout::Theme::dark ? "dark" : "light"},
            {"scale", s.settings.scale},
            {"motion", s.settings.motion},
            {"selected", model::to_string(s.view.selected)},
            {"compared", s.compared.value},
            {"filter",
             {{"participants", ids(s.view.filter.participants)},
              {"topics", ids(s.view.filter.topics)},
              {"outlets", ids(s.view.filter.outlets)},
              {"places", ids(s.view.filter.places)},
              {"text", s.view.filter.text}}},
            {"grouping", model::name_in(model::groupings, s.view.grouping)},
            {"start_ms", s.viewport.start_ms},
            {"end_ms", s.viewport.end_ms()},
            {"extent", {s.overview.extent.start_ms, s.overview.extent.end_ms}},
            {"search", s.search.text},
            {"search_open", s.search.open},
            {"search_cursor", s.search.cursor},
            {"search_results", results},
            {"tray", {{"total", s.tray.tray.total}, {"listed", s.tray.tray.events.size()}}},
            {"rail",
             {{"people", {s.rail.participants.size(), s.rail.total_participants}},
              {"topics", {s.rail.topics.size(), s.rail.total_topics}},
              {"outlets", {s.rail.outlets.size(), s.rail.total_outlets}}}},
            {"panel",
             {{"kind", model::kind_name(s.detail_ref.kind)},
              {"id", s.detail_ref.id},
              {"utterances", utterances_of(s.detail)},
              {"text", hits.noted()}}},
            {"message", s.message        ? s.message->text
                        : s.path.empty() ? s.failure
                                         : ""},
            {"failed", s.message ? s.message->failed : false},
            {"dialog", dialog_name(s.dialog)},
            {"palette", {{"text", s.palette.text}, {"cursor", s.palette.cursor}}},
            {"views", views},
            {"saved_view", s.saved_view},
            {"export",
             {{"path", s.exporting.path},
              {"running", s.export_share.has_value()},
              {"command", request::command_line(state::picture_options(s), s.path, s.exporting.path)}}},
            {"focused", hits.focused()},
            {"history", {s.back.size(), s.forward.size()}}};
}

} // namespace

std::string report_json(const state::State& state, const Hits& hits, std::uint64_t frame, bool idle,
                        base::Size window) {
    json places = json::array();
    for (const HitTarget& place : hits.places()) {
        if (place.rect.empty() || place.id.empty()) continue;
        const base::Rect& r = place.rect;
        places.push_back({{"id", place.id}, {"x", r.x}, {"y", r.y}, {"w", r.width}, {"h", r.height}});
    }
    const json report{{"frame", frame},
                      {"idle", idle},
                      {"width", window.width},
                      {"height", window.height},
                      {"scale", state.settings.scale},
                      {"state", state_json(state, hits)},
                      {"hits", places}};
    return report.dump(-1, ' ', false, json::error_handler_t::replace);
}

} // namespace dateline::ui
