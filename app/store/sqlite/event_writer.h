#pragma once
// Puts events with their participations, topics, coverage, claims and words.

#include <cstdint>

#include "model/records.h"
#include "store/sqlite/writer_context.h"

namespace dateline::store {

class EventWriter {
  public:
    explicit EventWriter(WriterContext& context) : c_(context) {}
    // In its row; `existed`: of what stood there before.
    void put(const model::EventRecord& record, std::int64_t id, bool existed);

  private:
    void put_row(const model::EventRecord& record, std::int64_t id);
    void put_children(const model::EventRecord& record, std::int64_t id, bool existed);
    void put_participations(const model::EventRecord& record, std::int64_t id, bool existed);
    void put_claims(const model::EventRecord& record, std::int64_t id, bool existed);
    void remove_words(std::int64_t id);

    WriterContext& c_;
};

} // namespace dateline::store
