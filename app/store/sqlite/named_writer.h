#pragma once
// Puts what is looked for by its names: places, topics, outlets and participants.

#include <cstdint>

#include "model/records.h"
#include "store/sqlite/writer_context.h"

namespace dateline::store {

class NamedWriter {
  public:
    explicit NamedWriter(WriterContext& context) : c_(context) {}
    // In its row; `existed`: of what stood there before.
    void put(const model::PlaceRecord& record, std::int64_t id, bool existed);
    void put(const model::TopicRecord& record, std::int64_t id, bool existed);
    void put(const model::OutletRecord& record, std::int64_t id, bool existed);
    void put(const model::ParticipantRecord& record, std::int64_t id, bool existed);

  private:
    WriterContext& c_;
};

} // namespace dateline::store
