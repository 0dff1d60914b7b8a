#pragma once
// What was said, in the three ways of `dateline quotes`: text to read, JSON with everything, CSV with a row
// for each printed quote. Each function writes one event's part; knows neither files nor the store's
// questions.

#include <string>

#include "cli/output.h"
#include "cli/said.h"

namespace dateline::cli {

// How a participant is named and known.
using SlugOf = std::function<std::string(model::ParticipantId)>;

void write_text(const SaidAtEvent& said, base::Language language, int utc_offset_minutes, Output& output);

// The document's array `utterances`, opened by the first call of write() and closed by finish().
class JsonQuotes {
  public:
    JsonQuotes(const model::DatabaseInfo& info, base::Language language, Output& output)
        : info_(info), language_(language), output_(output) {}
    void write(const SaidAtEvent& said, const SlugOf& slug_of);
    void finish();

  private:
    void open();
    const model::DatabaseInfo& info_;
    base::Language language_;
    Output& output_;
    bool opened_ = false, any_ = false;
};

std::string csv_heading();
void write_csv(const SaidAtEvent& said, base::Language language, Output& output);

} // namespace dateline::cli
