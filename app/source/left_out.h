#pragma once
// What an import leaves out that takes what is sound: the records with problems, and with them what others
// say of them. Knows records and references, not files or the store.

#include <functional>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "source/problems.h"
#include "source/read_record.h"
#include "source/references.h"

namespace dateline::source {

class LeftOut {
  public:
    bool has(const Location& at) const { return records_.contains(at.key()); }
    std::int64_t count() const { return static_cast<std::int64_t>(records_.size()); }
    // All records that the problems are of; `slugs` are those of the pass, and `taken` is of the records
    // whose slug another had before. False if none is new.
    bool add(const Problems& problems, const SlugTable& slugs, const Problems& taken);
    // Whether such a record is left out, and no other has its slug.
    bool has(model::Kind kind, const model::Slug& slug) const { return slugs_.is_defined(kind, slug); }

  private:
    std::unordered_set<std::uint64_t> records_;
    SlugTable slugs_;
};

// A reference to what is left out. One that the record can do without is dropped, and with it what says
// nothing without it: a name on the list of those who were there, a region, a printing beside others. Else
// the record cannot be taken.
enum class Reference { dropped, needed };
using GoneVisitor = std::function<void(Reference, model::Kind, const model::Slug&, const std::string& field)>;
void drop_references(Record* record, const std::function<bool(model::Kind, const model::Slug&)>& is_gone,
                     const GoneVisitor& visit);

} // namespace dateline::source
