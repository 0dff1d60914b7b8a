#pragma once
// What was said, as `dateline quotes --format json` writes it: with everything that is known. Knows neither
// files nor the store's questions.

#include <functional>
#include <string>

#include "publish/events_in_view.h"
#include "publish/output.h"

namespace dateline::cli {

// How a participant is named and known.
using SlugOf = std::function<std::string(model::ParticipantId)>;

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
