#pragma once
// Which slugs the sources define, and which they refer to. Keeps a hash of each slug, not its text: millions
// of records fit in memory. Knows nothing of the store.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/ids.h"
#include "source/read_record.h"

namespace dateline::source {

// Where in a record a reference stands: "participations[2].participant".
struct ReferenceField {
    const char* list = nullptr; // or null: the field stands in the record itself
    std::size_t index = 0;
    const char* name = nullptr; // or null: the list is one of slugs
    std::string to_string() const;
};
using ReferenceVisitor = std::function<void(model::Kind, const model::Slug&, const ReferenceField&)>;

// Every reference of the record that is not empty.
void each_reference(const Record& record, const ReferenceVisitor& visit);

// The kind and slug that the record defines; Kind::none for a view, which nothing refers to, and for the
// database itself, sources and mappings, which have no slug (null).
std::pair<model::Kind, const model::Slug*> defined_by(const Record& record);

class SlugTable {
  public:
    // A name that the sources give to two records, and where the first is.
    struct Taken {
        bool is_former = false; // what the second was called before
        model::Slug slug;
        std::uint32_t file = 0, index = 0;
    };
    // The record's slug and those that it had before are its own. Those that were another's stay so.
    std::vector<Taken> define(const Record& record, std::uint32_t file, std::uint32_t index);
    // True if it was neither defined nor used before.
    bool use(model::Kind kind, const model::Slug& slug);
    bool is_defined(model::Kind kind, const model::Slug& slug) const;
    // Where the sources define it: file and index; none where they do not.
    std::optional<std::pair<std::uint32_t, std::uint32_t>> place_of(model::Kind kind,
                                                                    const model::Slug& slug) const;
    // What a database has already: sources may still define it anew.
    void define_existing(model::Kind kind, const model::Slug& slug);
    // True if something was used and not defined.
    bool has_undefined() const;

  private:
    struct Entry {
        std::uint32_t file = 0, index = 0;
        bool defined = false; // by the sources
        bool exists = false;  // in the database
        bool is_known() const { return defined || exists; }
    };
    std::unordered_map<std::uint64_t, Entry> entries_;
};

} // namespace dateline::source
