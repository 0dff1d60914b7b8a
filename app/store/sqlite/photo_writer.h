#pragma once
// Puts photos with the regions that show participants.

#include <cstdint>

#include "model/records.h"
#include "store/sqlite/writer_context.h"

namespace dateline::store {

class PhotoWriter {
  public:
    explicit PhotoWriter(WriterContext& context) : c_(context) {}
    // In its row; `existed`: of what stood there before.
    void put(const model::PhotoRecord& record, std::int64_t id, bool existed);
    // Of the bytes that its file has.
    void put_sha256(const model::Slug& slug, const std::string& sha256);

  private:
    void put_regions(const model::PhotoRecord& record, std::int64_t id, bool existed);

    WriterContext& c_;
};

} // namespace dateline::store
