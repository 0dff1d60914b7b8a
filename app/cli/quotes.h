#pragma once
// What was said, in two of the ways of `dateline quotes`: text to read, and JSON with everything. Each
// function writes one event's part; knows neither files nor the store's questions.

#include <string>

#include "publish/events_in_view.h"
#include "publish/output.h"

namespace dateline::cli {

// How a participant is named and known.
using SlugOf = std::function<std::string(model::ParticipantId)>;

void write_text(const publish::EventInView& said, base::Language language, int utc_offset_minutes,
                publish::Output& output);

// The document's array `utterances`, opened by the first call of write() and closed by finish().
class JsonQuotes {
  public:
    JsonQuotes(const model::DatabaseInfo& info, base::Language language, publish::Output& output)
        : info_(info), language_(language), output_(output) {}
    void write(const publish::EventInView& said, const SlugOf& slug_of);
    void finish();

  private:
    void open();
    const model::DatabaseInfo& info_;
    base::Language language_;
    publish::Output& output_;
    bool opened_ = false, any_ = false;
};

} // namespace dateline::cli
