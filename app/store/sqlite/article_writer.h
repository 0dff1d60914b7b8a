#pragma once
// Puts articles with their text and its words.

#include <cstdint>

#include "model/records.h"
#include "store/sqlite/writer_context.h"

namespace dateline::store {

class ArticleWriter {
  public:
    explicit ArticleWriter(WriterContext& context) : c_(context) {}
    // In its row; `existed`: of what stood there before.
    void put(const model::ArticleRecord& record, std::int64_t id, bool existed);

  private:
    void touch_covered(std::int64_t article, std::int64_t outlet);
    void remove_words(std::int64_t id);

    WriterContext& c_;
};

} // namespace dateline::store
