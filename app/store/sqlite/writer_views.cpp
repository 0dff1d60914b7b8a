// What the Writer does with saved views.
#include "store/sqlite/local_text.h"
#include "store/sqlite/saved_views.h"
#include "store/sqlite/sqlite_writer.h"
#include "store/writer_checks.h"

namespace dateline::store {
namespace {

using model::Kind;

template<class Id> void put_filter(Query* row, std::int64_t view, Kind kind, const std::vector<Id>& ids) {
    int position = 0;
    for (const Id id : ids)
        row->bind(view).bind(static_cast<int>(kind)).bind(position++).bind(id).run();
}

} // namespace

SlugTable& SqliteWriter::slugs_of(Kind kind) {
    switch (kind) {
    case Kind::participant:
        return *participants_;
    case Kind::outlet:
        return *outlets_;
    case Kind::article:
        return *articles_;
    case Kind::utterance:
        return *utterances_;
    case Kind::photo:
        return *photos_;
    case Kind::topic:
        return *topics_;
    case Kind::place:
        return *places_;
    case Kind::event:
    case Kind::quote: // refused by check_record
    case Kind::none:
        break;
    }
    return *events_;
}

void SqliteWriter::put(const model::ViewRecord& record) {
    check_open();
    check_record(record);
    const std::int64_t there = log_ ? views_->replaced_by(record.slug, {}) : 0;
    if (there != 0 && log_->stands(IdKind::saved_view, there, record)) return;
    const std::string where = "view " + record.slug;
    const auto ids = [&](Kind kind, const std::vector<model::Slug>& slugs, const char* field, auto* list) {
        for (const model::Slug& slug : slugs)
            list->push_back({slugs_of(kind).mention(slug, where + ", field " + field)});
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
        view.view.selected = {record.select_kind,
                              slugs_of(record.select_kind).mention(record.select, where + ", field select")};
    put_view(view);
}

void SqliteWriter::put(const model::SavedView& view) {
    check_open();
    check_record(without_references(view));
    each_named(view, [&](model::Ref ref, const char*) {
        if (!is_there(*connection_, ref))
            throw base::Error(base::Fault::input, "view " + view.slug + ": names " + model::to_string(ref) +
                                                      ", which is not there; open the database again");
    });
    put_view(view);
}

void SqliteWriter::put_view(const model::SavedView& view) {
    finished_ = false;
    const std::int64_t replaced = log_ ? views_->replaced_by(view.slug, {}) : 0;
    if (replaced != 0) log_->note(IdKind::saved_view, replaced);
    const std::int64_t id = views_->put(view.slug).id;
    if (log_ && replaced == 0) log_->note_new(IdKind::saved_view, id);
    Query row = query(
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
    query("DELETE FROM saved_view_filter WHERE view = ?", "saved_view_filter").bind(id).run();
    Query filter = query("INSERT INTO saved_view_filter (view, kind, position, target) VALUES (?, ?, ?, ?)",
                         "saved_view_filter");
    put_filter(&filter, id, Kind::participant, view.view.filter.participants);
    put_filter(&filter, id, Kind::outlet, view.view.filter.outlets);
    put_filter(&filter, id, Kind::topic, view.view.filter.topics);
    put_filter(&filter, id, Kind::place, view.view.filter.places);
}

bool SqliteWriter::remove_view(const model::Slug& slug) {
    check_open();
    std::int64_t id = 0;
    {
        Query row = query("SELECT id FROM saved_view WHERE slug = ?", "saved_view");
        if (!row.bind(slug).next()) return false;
        id = row.integer(0);
    }
    finished_ = false;
    if (log_) log_->note(IdKind::saved_view, id);
    query("DELETE FROM saved_view_filter WHERE view = ?", "saved_view_filter").bind(id).run();
    query("DELETE FROM saved_view WHERE id = ?", "saved_view").bind(id).run();
    return true;
}

// Views are put one by one: while steps change places, two may have the same for a moment.
void SqliteWriter::look_for_views(std::vector<Problem>* problems) {
    Query row =
        query("SELECT (SELECT id FROM saved_view WHERE slug = last), ordinal, last, first FROM (SELECT "
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
