#include "store/sqlite/change_log.h"

#include <charconv>
#include <chrono>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "base/edtf.h"

namespace dateline::store {
namespace {

// The environment's SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/), so that the
// same sources can make the same bytes; else the clock.
std::string time_of_change() {
    std::int64_t seconds =
        std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
            .count();
    if (const char* const given = std::getenv("SOURCE_DATE_EPOCH")) {
        const std::string_view text(given);
        std::from_chars(text.data(), text.data() + text.size(), seconds);
    }
    return base::format_instant(static_cast<double>(seconds) * base::second_ms, 0);
}

} // namespace

bool has_records(IdKind kind) {
    switch (kind) {
    case IdKind::database:
    case IdKind::event:
    case IdKind::participant:
    case IdKind::outlet:
    case IdKind::article:
    case IdKind::utterance:
    case IdKind::photo:
    case IdKind::topic:
    case IdKind::place:
    case IdKind::saved_view:
    case IdKind::source:
    case IdKind::column_mapping:
        return true;
    default:
        return false;
    }
}

ChangeLog::ChangeLog(Connection& connection, LastIds& ids, ChangeNote note, Database database)
    : connection_(connection), ids_(ids), note_(std::move(note)), database_(database),
      reader_(connection, RecordReader::Tables::changing), set_(ids.last(IdKind::change_set) + 1) {}

bool ChangeLog::is_noted(IdKind kind, std::int64_t id) {
    Query row =
        connection_.query("SELECT 1 FROM change WHERE kind = ? AND target = ? AND change_set = ?", "change");
    return row.bind(static_cast<int>(kind)).bind(id).bind(set_).next();
}

void ChangeLog::add(IdKind kind, std::int64_t id, const std::optional<std::string>& before) {
    connection_
        .query("INSERT INTO change (change_set, number, kind, target, before) VALUES (?, ?, ?, ?, ?)",
               "change")
        .bind(set_)
        .bind(++rows_)
        .bind(static_cast<int>(kind))
        .bind(id)
        .bind(before)
        .run();
}

bool ChangeLog::stands(IdKind kind, std::int64_t id, const model::Record& next) {
    if (database_ == Database::made || is_noted(kind, id)) return false;
    const Old old = read_old(kind, id);
    if (!old.is_damaged && old.record == next) return true;
    add(kind, id, text_of(old));
    return false;
}

// What is damaged is put again, which mends it, or goes.
ChangeLog::Old ChangeLog::read_old(IdKind kind, std::int64_t id) {
    try {
        return {reader_.read(kind, id), false};
    } catch (const base::Error& error) {
        if (error.fault() != base::Fault::input) throw;
        return {std::nullopt, true};
    }
}

std::optional<std::string> ChangeLog::text_of(const Old& old) const {
    if (old.is_damaged) return "";
    return old.record ? std::optional(note_.text(*old.record)) : std::nullopt;
}

void ChangeLog::note(IdKind kind, std::int64_t id) {
    if (database_ == Database::extended && !is_noted(kind, id)) add(kind, id, text_of(read_old(kind, id)));
}

void ChangeLog::note_new(IdKind kind, std::int64_t id) {
    if (database_ == Database::extended && !is_noted(kind, id)) add(kind, id, std::nullopt);
}

std::optional<std::string> ChangeLog::text_of(IdKind kind, std::int64_t id) {
    const std::optional<model::Record> record = reader_.read(kind, id);
    return record ? std::optional(note_.text(*record)) : std::nullopt;
}

void ChangeLog::finish() {
    std::int64_t kept = 0;
    for (std::int64_t number = 1; number <= rows_; ++number)
        compare(number, &kept);
    rows_ = kept;
    if (rows_ > 0 || database_ == Database::made) put_set();
}

void ChangeLog::compare(std::int64_t number, std::int64_t* kept) {
    connection_.look_at_stop();
    IdKind kind = IdKind::database;
    std::int64_t id = 0;
    std::optional<std::string> before;
    {
        Query row = connection_.query(
            "SELECT kind, target, before FROM change WHERE change_set = ? AND number = ?", "change");
        if (!row.bind(set_).bind(number).next()) return;
        kind = row.choice(0, IdKind::column_mapping);
        id = row.integer(1);
        if (!row.is_null(2)) before = row.text(2);
    }
    // What an import puts is there: it removes nothing.
    const bool is_new = !before && !note_.keeps_after;
    const std::optional<std::string> after = is_new ? std::optional<std::string>("") : text_of(kind, id);
    if (before == after) {
        connection_.query("DELETE FROM change WHERE change_set = ? AND number = ?", "change")
            .bind(set_)
            .bind(number)
            .run();
        return;
    }
    connection_.query("UPDATE change SET number = ?, after = ? WHERE change_set = ? AND number = ?", "change")
        .bind(++*kept)
        .bind(after && !note_.keeps_after ? std::optional<std::string>("") : after)
        .bind(set_)
        .bind(number)
        .run();
}

void ChangeLog::put_set() {
    if (ids_.last(IdKind::change_set) < set_) ids_.next(IdKind::change_set);
    connection_
        .query("INSERT OR REPLACE INTO change_set (id, author, made, name) VALUES (?, ?, ?, ?)", "change_set")
        .bind(set_)
        .bind(note_.author)
        .bind(time_of_change())
        .bind(note_.name)
        .run();
}

} // namespace dateline::store
