#pragma once
// From slugs to ids while records arrive in any order: a slug that is only mentioned so far gets its id at
// once, and what was mentioned and never put is known at the end. Remembers a bounded number of slugs; the
// table has the rest, and of a new table it is mostly known without asking what is not in it.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "store/sqlite/connection.h"
#include "store/sqlite/last_ids.h"

namespace dateline::store {

class SlugTable {
  public:
    // New ids are taken from `ids`, which stays while this does. `lookup_sql`: the id for a slug.
    SlugTable(Connection& connection, LastIds& ids, IdKind kind, const char* lookup_sql);

    struct Put {
        std::int64_t id = 0;
        bool existed = false; // its row is there already, and is replaced
    };
    // The record's own slug, and those that it says it had before. A row that has or had one of them is its
    // row: it is given the record's slug, or keeps its own where the record's is one that it had before.
    // Error (input) where they are of several things.
    Put put(const std::string& slug, const std::vector<std::string>& formerly = {});
    // The row that put() would replace; 0: there is none yet.
    std::int64_t replaced_by(const std::string& slug, const std::vector<std::string>& formerly);
    // A record of that slug has the row. Error (input) where another has it that was put by this table: one
    // of them is what the other was called.
    void claim(std::int64_t id, const std::string& slug);
    // A reference to it; `where` tells a person where it stands, if it is never put.
    std::int64_t mention(const std::string& slug, const std::string& where);
    // None for an empty slug.
    std::optional<std::int64_t> mention_any(const std::string& slug, const std::string& where);

    // Whether its row is there, from before or put since.
    bool has(const std::string& slug) { return known(slug) != 0; }

    // Slugs mentioned and not put, each with where it was mentioned first.
    const std::map<std::string, std::pair<std::int64_t, std::string>>& missing() const { return missing_; }
    const char* table() const { return id_table(kind_); }

  private:
    std::int64_t known(const std::string& slug); // by what it is or was called; 0 if its row is not there
    std::int64_t owner_of(const std::string& slug) const; // by what it was called
    std::int64_t named_now(const std::string& slug);      // by what it is called
    std::int64_t take_mentioned(const std::string& slug);
    void rename(std::int64_t id, const std::string& slug);
    void remember_former(std::int64_t id, const std::string& slug);
    void remember(const std::string& slug, std::int64_t id);
    bool may_be_there(const std::string& slug) const;
    void note(const std::string& slug);

    Connection& connection_;
    LastIds& ids_;
    IdKind kind_;
    const char* lookup_sql_;
    std::unordered_map<std::string, std::int64_t> former_;  // all of table former_slug
    std::unordered_map<std::int64_t, std::string> renamed_; // whose slugs they are: what was put; else empty
    std::unordered_map<std::string, std::int64_t> remembered_;
    bool all_remembered_ = false; // every row of the table
    std::vector<std::uint64_t>
        noted_; // once they are not, of a table that was empty: a Bloom filter of slugs
    std::map<std::string, std::pair<std::int64_t, std::string>> missing_;
};

} // namespace dateline::store
