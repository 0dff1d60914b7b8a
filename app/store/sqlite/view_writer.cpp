#include "store/sqlite/view_writer.h"

#include "store/sqlite/local_text.h"
#include "store/sqlite/saved_views.h"

namespace dateline::store {
namespace {

using model::Kind;

template<class Id> void put_filter(Query* row, std::int64_t view, Kind kind, const std::vector<Id>& ids) {
    int position = 0;
    for (const Id id : ids)
        row->bind(view).bind(static_cast<int>(kind)).bind(position++).bind(id).run();
}

} // namespace

model::SavedView ViewWriter::resolved(const model::ViewRecord& record) {
    const std::string where = "view " + record.slug;
    const auto ids = [&](Kind kind, const std::vector<model::Slug>& slugs, const char* field, auto* list) {
        for (const model::Slug& slug : slugs)
            list->push_back({c_.slugs.of(kind).mention(slug, where + ", field " + field)});
    };
    model::SavedView view;
    view.slug = record.slug;
    view.name = record.name;
    view.note = record.note;
    view.order = record.order;
    view.dates.from = record.from;
    view.dates.to = record.to;
    view.view.grouping = record.grouping;
    view.theme = record.theme;
    view.view.filter.text = record.search;
    ids(Kind::participant, record.participants, "participants", &view.view.filter.participants);
    ids(Kind::topic, record.topics, "topics", &view.view.filter.topics);
    ids(Kind::outlet, record.outlets, "outlets", &view.view.filter.outlets);
    ids(Kind::place, record.places, "places", &view.view.filter.places);
    if (record.select_kind != Kind::none)
        view.view.selected = {
            record.select_kind,
            c_.slugs.of(record.select_kind).mention(record.select, where + ", field select")};
    return view;
}

void ViewWriter::put(const model::SavedView& view) {
    const std::int64_t replaced = log_ ? c_.slugs.views.replaced_by(view.slug, {}) : 0;
    if (replaced != 0) log_->note(IdKind::saved_view, replaced);
    const std::int64_t id = c_.slugs.views.put(view.slug).id;
    if (log_ && replaced == 0) log_->note_new(IdKind::saved_view, id);
    Query row = c_.query(
        "INSERT INTO saved_view (id, slug, name, note, ordinal, from_date, to_date, grouping, selected_kind, "
        "selected, search, theme) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
        "name = excluded.name, note = excluded.note, ordinal = excluded.ordinal, from_date = "
        "excluded.from_date, to_date = excluded.to_date, grouping = excluded.grouping, selected_kind = "
        "excluded.selected_kind, selected = excluded.selected, search = excluded.search, theme = "
        "excluded.theme",
        "saved_view");
    row.bind(id).bind(view.slug).bind(encode_local_text(view.name)).bind(encode_local_text(view.note));
    row.bind(view.order).bind(view.dates.from).bind(view.dates.to).bind(static_cast<int>(view.view.grouping));
    row.bind(static_cast<int>(view.view.selected.kind)).bind(view.view.selected.id);
    row.bind(view.view.filter.text).bind(theme_number(view.theme));
    row.run();
    c_.query("DELETE FROM saved_view_filter WHERE view = ?", "saved_view_filter").bind(id).run();
    Query filter =
        c_.query("INSERT INTO saved_view_filter (view, kind, position, target) VALUES (?, ?, ?, ?)",
                 "saved_view_filter");
    put_filter(&filter, id, Kind::participant, view.view.filter.participants);
    put_filter(&filter, id, Kind::outlet, view.view.filter.outlets);
    put_filter(&filter, id, Kind::topic, view.view.filter.topics);
    put_filter(&filter, id, Kind::place, view.view.filter.places);
}

bool ViewWriter::remove(const model::Slug& slug) {
    std::int64_t id = 0;
    {
        Query row = c_.query("SELECT id FROM saved_view WHERE slug = ?", "saved_view");
        if (!row.bind(slug).next()) return false;
        id = row.integer(0);
    }
    if (log_) log_->note(IdKind::saved_view, id);
    c_.query("DELETE FROM saved_view_filter WHERE view = ?", "saved_view_filter").bind(id).run();
    c_.query("DELETE FROM saved_view WHERE id = ?", "saved_view").bind(id).run();
    return true;
}

// Views are put one by one: while steps change places, two may have the same for a moment.
void ViewWriter::find_shared_steps(std::vector<Problem>* problems) {
    Query row =
        c_.query("SELECT (SELECT id FROM saved_view WHERE slug = last), ordinal, last, first FROM (SELECT "
                 "ordinal, min(slug) AS first, max(slug) AS last FROM saved_view WHERE ordinal > 0 GROUP "
                 "BY ordinal HAVING count(*) > 1)",
                 "saved_view");
    while (row.next())
        problems->push_back({"view " + row.text(2) + ", field order",
                             std::to_string(row.integer(1)) + " is the place of view " + row.text(3) +
                                 " in the story; give each step its own (table saved_view, row " +
                                 std::to_string(row.integer(0)) + ", column ordinal)"});
}

} // namespace dateline::store
