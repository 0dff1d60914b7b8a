#pragma once
// Which of an owner's parts (a quote of an utterance, a participation of an event) are those that it had
// before it was put again, so that they keep their ids: matched by what they say, first exactly, then by less
// of it.

#include <cstdint>
#include <string>
#include <vector>

#include "store/sqlite/last_ids.h"

namespace dateline::store {

// What tells a part from the others of its owner, as text.
struct PartWords {
    std::string subject; // an article, a participant, a question: what it is a part about
    std::string aspect;  // a label, a role, an article
    std::string words;   // what is said
};
struct Part {
    std::int64_t id = 0;
    PartWords is;
};
enum class ByPlace { no, yes }; // yes: what nothing else matches is the old one at the same place of the list
// For each of `now` the id of the old part that it is, or 0. An old one is taken once; earlier ones first.
std::vector<std::int64_t> match_parts(const std::vector<Part>& old, const std::vector<PartWords>& now,
                                      ByPlace by_place);

// Removes an owner's parts.
const char* remove_parts_sql(IdKind kind);

// The ids of an owner's parts as they are now: the ones that they had, or new ones.
class PartIds {
  public:
    PartIds(Connection& connection, LastIds& ids) : connection_(connection), ids_(ids) {}
    // `gone`: those of the parts that are not among them any more.
    std::vector<std::int64_t> of(IdKind kind, std::int64_t owner, const std::vector<PartWords>& now,
                                 std::vector<std::int64_t>* gone);

  private:
    Connection& connection_;
    LastIds& ids_;
};

} // namespace dateline::store
