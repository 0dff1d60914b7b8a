#pragma once
// A folder of source files that a test writes, and the database imported from it; gone when the test ends.

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "source/import.h"
#include "source/write_source.h"

namespace dateline::source {

// Enough for a database: everything else is added to it.
inline const std::string smallest = R"({
  "database": {"title": {"ko": "작은 자료", "en": "Small"}, "utc_offset": "+09:00"},
  "outlets": [{"slug": "post", "name": {"en": "The Post"}}],
  "participants": [{"slug": "kim", "names": [{"text": "김하나", "language": "ko"}]}],
  "articles": [{"slug": "a1", "outlet": "post", "language": "ko", "published": "2023-06-09T16:53+09:00"}],
  "events": [{"slug": "talk", "date": "2023-06-09", "title": {"ko": "간담회"}}],
  "utterances": [{"slug": "u1", "event": "talk", "order": 1,
    "quotes": [{"article": "a1", "text": "하겠습니다", "language": "ko"}],
    "attributions": [{"speaker": "kim"}]}]
})";

class Sources {
  public:
    Sources() {
        std::string name = (std::filesystem::temp_directory_path() / "dateline-import-XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        root_ = name;
        std::filesystem::create_directory(root_ / "source");
    }
    ~Sources() {
        std::error_code code;
        std::filesystem::remove_all(root_, code);
    }
    Sources(const Sources&) = delete;
    Sources& operator=(const Sources&) = delete;

    void write(const std::string& name, const std::string& bytes) const {
        std::ofstream(root_ / "source" / name, std::ios::binary) << bytes;
    }
    std::string folder() const { return (root_ / "source").string(); }
    std::string file(const std::string& name) const { return (root_ / "source" / name).string(); }
    std::string database() const { return (root_ / "small.db").string(); }
    Report import() const { return import_sources({folder()}, database(), nullptr); }
    bool has_database() const { return std::filesystem::exists(database()); }

  private:
    std::filesystem::path root_;
};

// The whole document that write_source writes.
inline std::string source_text(const std::string& path) {
    std::string text;
    write_source(*store::database_at(path), [&text](std::string_view piece) { text += piece; });
    return text;
}

// The lines of all problems; each holds file, place, field and message.
inline std::string lines(const Report& report) {
    std::string all;
    for (const Problem& problem : report.problems)
        all += to_line(problem) + "\n";
    return all;
}
inline bool says(const Report& report, const std::string& words) {
    return lines(report).find(words) != std::string::npos;
}

} // namespace dateline::source
