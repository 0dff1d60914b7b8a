// The log of changes: what a commit leaves in it, and what check says of it.
#include <algorithm>
#include <filesystem>

#include <doctest/doctest.h>

#include "store/raw_database.h"
#include "store/refusal.h"
#include "store/sample.h"
#include "store/sqlite/connection.h"
#include "store/temp_folder.h"

using namespace dateline;
using namespace dateline::store;
using namespace dateline::store::test;

namespace {

// What tells the records of these tests from what they were, in a line with names in quotes.
struct Line {
    std::string operator()(const model::TopicRecord& r) const {
        return "\"" + r.slug + "\" " + r.name.by_language.front().second;
    }
    std::string operator()(const model::EventRecord& r) const {
        std::string line = "\"" + r.slug + "\" " + r.title.by_language.front().second;
        for (const std::string& topic : r.topics)
            line += " \"" + topic + "\"";
        return line;
    }
    std::string operator()(const model::ViewRecord& r) const {
        return "\"" + r.slug + "\" " + std::to_string(r.order);
    }
    std::string operator()(const model::DatabaseRecord& r) const { return r.licence; }
    std::string operator()(const model::SourceRecord& r) const { return r.name + " " + r.format; }
    std::string operator()(const model::MappingRecord& r) const { return r.name + " " + r.fields; }
    std::string operator()(const auto& r) const { return r.slug; }
};

ChangeNote note(const std::string& name, bool keeps_after = true) {
    return {"mina", name, keeps_after,
            [](const model::Record& record) { return std::visit(Line(), record); }};
}

void change(const std::string& path, const ChangeNote& of, const std::function<void(Writer&)>& put) {
    const auto writer = database_at(path)->open_writer(of);
    put(*writer);
    REQUIRE(writer->finish().empty());
    writer->commit();
}

// "set/number kind:target before > after" for each row; "-" where there was nothing.
std::string log_of(const std::string& path) {
    const auto connection = Connection::open_for_reading(path);
    Query row = connection->query(
        "SELECT change_set, number, kind, target, before, after FROM change ORDER BY change_set, number",
        "change");
    std::string lines;
    while (row.next()) {
        const auto cell = [&](int column) {
            return row.is_null(column) ? std::string("-") : row.text(column);
        };
        lines += std::to_string(row.integer(0)) + "/" + std::to_string(row.integer(1)) + " " +
                 std::to_string(row.integer(2)) + ":" + std::to_string(row.integer(3)) + " " + cell(4) +
                 " > " + cell(5) + "\n";
    }
    return lines;
}

std::string sets_of(const std::string& path) {
    const auto connection = Connection::open_for_reading(path);
    Query row =
        connection->query("SELECT id, author, name, undoes, made FROM change_set ORDER BY id", "change_set");
    std::string lines;
    while (row.next()) {
        CHECK(row.is_null(3));
        CHECK(base::parse_edtf(row.text(4)).date);
        CHECK(row.text(4).ends_with("Z"));
        lines += std::to_string(row.integer(0)) + " " + row.text(1) + ": " + row.text(2) + "\n";
    }
    return lines;
}

std::string found_in(const std::string& path) {
    std::string lines;
    for (const Problem& problem : database_at(path)->check({}, note("").text))
        if (says(problem.where + problem.message, "change") || says(problem.message, "log"))
            lines += (problem.severity == Severity::advice ? "advice: " : "") + problem.where + ": " +
                     problem.message + "\n";
    return lines;
}

// Two topics, an event on the first, and a view; made by the first set.
std::string small(const TempFolder& folder) {
    const std::string path = folder.path("a.db");
    change(path, note("Import of a", false), [](Writer& writer) {
        writer.put(model::DatabaseRecord{text("작은"), {}, 0, "CC0-1.0"});
        writer.put(model::TopicRecord{"one", text("하나")});
        writer.put(model::TopicRecord{"two", text("둘")});
        model::EventRecord event;
        event.slug = "event";
        event.date = "2023";
        event.title = text("사건");
        event.topics = {"one"};
        writer.put(event);
    });
    return path;
}

model::ViewRecord view(int order) {
    model::ViewRecord record;
    record.slug = "view";
    record.name = text("보기");
    record.order = order;
    record.topics = {"one"};
    return record;
}

} // namespace

TEST_CASE("changes: what makes a database is a set without rows") {
    const TempFolder folder;
    const std::string path = small(folder);
    CHECK(sets_of(path) == "1 mina: Import of a\n");
    CHECK(log_of(path).empty());
    CHECK(found_in(path).empty());
}

TEST_CASE(
    "changes: a commit is a set with what each record was and is, in order, where it is really another") {
    const TempFolder folder;
    const std::string path = small(folder);
    change(path, note("Two names"), [](Writer& writer) {
        writer.put(model::TopicRecord{"two", text("두울")});
        writer.put(model::TopicRecord{"one", text("하나")}); // as it is
        writer.put(model::TopicRecord{"three", text("셋")});
        writer.put(model::TopicRecord{"two", text("두울?")});
        writer.put(model::TopicRecord{"one", text("일")});
        writer.put(model::TopicRecord{"one", text("하나")}); // back again
    });
    CHECK(sets_of(path) == "1 mina: Import of a\n2 mina: Two names\n");
    CHECK(log_of(path) == "2/1 8:2 \"two\" 둘 > \"two\" 두울?\n2/2 8:3 - > \"three\" 셋\n");
    CHECK(found_in(path).empty());
}

TEST_CASE("changes: an import keeps what records were, and what it puts is not kept twice") {
    const TempFolder folder;
    const std::string path = small(folder);
    change(path, note("Import of b", false), [](Writer& writer) {
        writer.put(model::TopicRecord{"one", text("하나")});
        writer.put(model::TopicRecord{"two", text("두울")});
        writer.put(model::TopicRecord{"three", text("셋")});
        writer.put(model::SourceRecord{"all.csv", "csv", "", ""});
        writer.put(model::DatabaseRecord{text("작은"), {}, 0, "MIT"});
    });
    CHECK(log_of(path) == "2/1 8:2 \"two\" 둘 > \n2/2 8:3 - > \n2/3 16:1 - > \n2/4 0:1 CC0-1.0 > \n");
    change(path, note("Again"), [](Writer& writer) {
        writer.put(model::TopicRecord{"three", text("세엣")});
    });
    CHECK(says(log_of(path), "3/1 8:3 \"three\" 셋 > \"three\" 세엣\n"));
    CHECK(found_in(path).empty());
}

TEST_CASE("changes: what changes nothing makes no set and leaves the file as it is") {
    const TempFolder folder;
    const std::string path = folder.path("a.db");
    const Records records = random_records(3, 40);
    change(path, note("Import of a", false), [&](Writer& writer) { put_all(writer, records); });
    const std::string before = bytes_of(path);
    change(path, note("Import of a", false), [&](Writer& writer) { put_all(writer, records); });
    CHECK(bytes_of(path) == before);
    CHECK(sets_of(path) == "1 mina: Import of a\n");
    database_at(path)->reindex();
    CHECK(sets_of(path) == "1 mina: Import of a\n");
}

TEST_CASE("changes: a view that is kept or removed is one, and one of both is none") {
    const TempFolder folder;
    const std::string path = small(folder);
    change(path, note("View view kept"), [](Writer& writer) { writer.put(view(1)); });
    model::SavedView saved = database_at(path)->open_store()->load_views().at(0);
    saved.order = 2;
    change(path, note("View view kept"), [&](Writer& writer) { writer.put(saved); });
    change(path, note("As it was"), [&](Writer& writer) { writer.put(saved); });
    change(path, note("View view removed"), [](Writer& writer) { CHECK(writer.remove_view("view")); });
    change(path, note("Both"), [](Writer& writer) {
        writer.put(view(1));
        CHECK(writer.remove_view("view"));
    });
    CHECK(log_of(path) ==
          "2/1 10:1 - > \"view\" 1\n3/1 10:1 \"view\" 1 > \"view\" 2\n4/1 10:1 \"view\" 2 > -\n");
    CHECK(found_in(path).empty());
}

TEST_CASE("changes: a new slug is a change of its record alone, and check knows those that name it") {
    const TempFolder folder;
    const std::string path = small(folder);
    model::EventRecord event = read_database(path).events.at(0);
    event.topics = {"two", "one"};
    change(path, note("Topics"), [&](Writer& writer) { writer.put(event); });
    change(path, note("A slug"), [](Writer& writer) {
        writer.put(model::TopicRecord{"uno", text("하나"), {{"one"}, {}, {}}});
    });
    CHECK(log_of(path) == "2/1 1:1 \"event\" 사건 \"one\" > \"event\" 사건 \"two\" \"one\"\n"
                          "3/1 8:1 \"one\" 하나 > \"uno\" 하나\n");
    CHECK(found_in(path).empty());
}

TEST_CASE("changes: a damaged record is put again all the same; what it was is not known") {
    const TempFolder folder;
    const std::string path = small(folder);
    change_database(path, "UPDATE event SET within = 99");
    model::EventRecord event;
    event.slug = "event";
    event.date = "2023";
    event.title = text("사건");
    event.topics = {"two"};
    change(path, note("Mended", false), [&](Writer& writer) { writer.put(event); });
    CHECK(log_of(path) == "2/1 1:1  > \n");
    CHECK(found_in(path).empty());
}

TEST_CASE("changes: a view that names what is gone can be removed, and kept anew") {
    const TempFolder folder;
    const std::string path = small(folder);
    change(path, note("A view"), [](Writer& writer) { writer.put(view(1)); });
    change_database(path, "UPDATE saved_view_filter SET target = 99");
    SUBCASE("removed") {
        change(path, note("View view removed"), [](Writer& writer) { CHECK(writer.remove_view("view")); });
    }
    SUBCASE("kept anew") {
        change(path, note("View view kept"), [](Writer& writer) {
            model::SavedView kept;
            kept.slug = "view";
            kept.name = text("보기");
            writer.put(kept);
        });
    }
    CHECK(found_in(path).empty());
}

TEST_CASE("changes: nothing of one that is given up is in the log; the next has its number") {
    const TempFolder folder;
    const std::string path = small(folder);
    {
        const auto writer = database_at(path)->open_writer(note("Given up"));
        writer->put(model::TopicRecord{"three", text("셋")});
        REQUIRE(writer->finish().empty());
    }
    CHECK(sets_of(path) == "1 mina: Import of a\n");
    change(path, note("Next"), [](Writer& writer) { writer.put(model::TopicRecord{"three", text("셋")}); });
    CHECK(sets_of(path) == "1 mina: Import of a\n2 mina: Next\n");
}

TEST_CASE("changes: an older database has none, and what is changed first is its first") {
    const TempFolder folder;
    for (const int version : {1, 6, 8}) {
        CAPTURE(version);
        const std::string path = small(folder);
        make_older(path, version);
        change(path, note("First"), [](Writer& writer) {
            writer.put(model::TopicRecord{"two", text("두울")});
        });
        CHECK(sets_of(path) == "1 mina: First\n");
        CHECK(log_of(path) == "1/1 8:2 \"two\" 둘 > \"two\" 두울\n");
        CHECK(found_in(path).empty());
        std::filesystem::remove(path);
    }
}

TEST_CASE("check: a gap in the log and a row of no record are damage; a change past the log is advice") {
    const TempFolder folder;
    const std::string path = small(folder);
    change(path, note("A name"), [](Writer& writer) { writer.put(model::TopicRecord{"two", text("두울")}); });
    change(path, note("A view"), [](Writer& writer) { writer.put(view(1)); });
    const auto finds = [&](const std::string& sql, const std::string& words) {
        const std::string copy = folder.path("b.db");
        std::filesystem::copy_file(path, copy, std::filesystem::copy_options::overwrite_existing);
        change_database(copy, sql);
        const std::string lines = found_in(copy);
        CAPTURE(sql);
        CAPTURE(lines);
        CHECK(says(lines, words));
    };
    finds("DELETE FROM change WHERE change_set = 2; DELETE FROM change_set WHERE id = 2",
          "table change_set: its sets are not numbered");
    finds("UPDATE change SET kind = 6", "table change, set 2, row 1: is of what is no record");
    finds("UPDATE change_set SET made = 'soon' WHERE id = 2", "table change_set");
    finds("UPDATE topic SET name = '{\"ko\":\"셋\"}' WHERE id = 2",
          "advice: table topic, row 2: is not what the last");
    finds("DELETE FROM saved_view_filter; DELETE FROM saved_view",
          "advice: table saved_view, row 1: is not what");
    finds("UPDATE change SET after = NULL WHERE change_set = 2", "advice: table topic, row 2: is not what");
}
