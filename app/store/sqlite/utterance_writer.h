#pragma once
// Puts utterances with their topics, quotes, attributions and words.

#include <cstdint>

#include "model/records.h"
#include "store/sqlite/writer_context.h"

namespace dateline::store {

class UtteranceWriter {
  public:
    explicit UtteranceWriter(WriterContext& context) : c_(context) {}
    // In its row; `existed`: of what stood there before.
    void put(const model::UtteranceRecord& record, std::int64_t id, bool existed);

  private:
    void put_row(const model::UtteranceRecord& record, std::int64_t id);
    void put_quotes(const model::UtteranceRecord& record, std::int64_t id, bool existed);
    void put_attributions(const model::UtteranceRecord& record, std::int64_t id, bool existed);
    void remove_words(std::int64_t id);

    WriterContext& c_;
};

} // namespace dateline::store
