#include "store/sqlite/saved_views.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "store/sqlite/thing_tables.h"

namespace dateline::store {
namespace {

using model::Kind;

constexpr std::array<std::string_view, 3> themes = {"", "light", "dark"};
constexpr int max_order = 2'147'483'647;

void load_filter(Connection& connection, std::int64_t view, model::Filter* filter) {
    Query row = connection.query(
        R"sql(
            SELECT view, kind, target
            FROM saved_view_filter
            WHERE view = ?
            ORDER BY kind, position)sql",
        "saved_view_filter");
    row.bind(view);
    while (row.next()) {
        const std::int64_t target = row.integer(2);
        switch (row.choice(1, Kind::place)) {
        case Kind::participant:
            filter->participants.push_back({target});
            break;
        case Kind::outlet:
            filter->outlets.push_back({target});
            break;
        case Kind::topic:
            filter->topics.push_back({target});
            break;
        case Kind::place:
            filter->places.push_back({target});
            break;
        default:
            row.fail(1, "is not a kind that a view is filtered by");
        }
    }
}

} // namespace

int theme_number(std::string_view theme) {
    const auto found = std::find(themes.begin(), themes.end(), theme);
    return found == themes.end() ? 0 : static_cast<int>(found - themes.begin());
}

model::ViewRecord without_references(const model::SavedView& view) {
    model::ViewRecord record;
    record.slug = view.slug;
    record.name = view.name;
    record.note = view.note;
    record.order = view.order;
    record.from = view.dates.from;
    record.to = view.dates.to;
    record.search = view.view.filter.text;
    record.theme = view.theme;
    return record;
}

void each_named(const model::SavedView& view, const std::function<void(model::Ref, const char*)>& visit) {
    if (view.view.selected) visit(view.view.selected, "select");
    for (const auto id : view.view.filter.participants)
        visit(id, "participants");
    for (const auto id : view.view.filter.topics)
        visit(id, "topics");
    for (const auto id : view.view.filter.outlets)
        visit(id, "outlets");
    for (const auto id : view.view.filter.places)
        visit(id, "places");
}

bool is_there(Connection& connection, model::Ref ref) {
    const ThingTable* const thing = thing_table(ref.kind);
    if (thing == nullptr) return false;
    const std::string sql = std::string("SELECT id FROM ") + thing->table + " WHERE id = ?";
    Query row = connection.query(sql.c_str(), thing->table);
    return row.bind(ref.id).next();
}

std::vector<model::SavedView> load_views(Connection& connection) {
    std::vector<model::SavedView> views;
    Query row = connection.query(
        R"sql(
            SELECT id, slug, name, note, ordinal, from_date, to_date, grouping, selected_kind,
                selected, search, theme
            FROM saved_view
            ORDER BY ordinal = 0, ordinal, slug)sql",
        "saved_view");
    while (row.next()) {
        model::SavedView view;
        view.slug = row.text(1);
        view.name = row.local_text(2);
        view.note = row.local_text(3);
        view.order = row.number(4, 0, max_order);
        row.date(5, 0); // dates, or empty
        row.date(6, 0);
        view.dates.from = row.text(5);
        view.dates.to = row.text(6);
        view.view.grouping = row.choice(7, model::Grouping::none);
        view.view.selected = {row.choice(8, Kind::place), row.integer(9)};
        view.view.filter.text = row.text(10);
        view.theme = themes.at(static_cast<std::size_t>(row.number(11, 0, 2)));
        load_filter(connection, row.integer(0), &view.view.filter);
        views.push_back(std::move(view));
    }
    return views;
}

} // namespace dateline::store
