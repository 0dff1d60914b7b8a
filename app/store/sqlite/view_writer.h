#pragma once
// Puts and removes saved views.

#include <memory>
#include <string>
#include <vector>

#include "model/records.h"
#include "model/saved_view.h"
#include "store/sqlite/writer_context.h"
#include "store/writer.h"

namespace dateline::store {

class ViewWriter {
  public:
    // `log` is null where none is wanted.
    ViewWriter(WriterContext& context, const std::unique_ptr<ChangeLog>& log) : c_(context), log_(log) {}
    // With what it names given by id.
    model::SavedView resolved(const model::ViewRecord& record);
    void put(const model::SavedView& view);
    bool remove(const model::Slug& slug); // false: there is none
    // Views are put one by one: while steps change places, two may have the same for a moment.
    void find_shared_steps(std::vector<Problem>* problems);

  private:
    WriterContext& c_;
    const std::unique_ptr<ChangeLog>& log_;
};

} // namespace dateline::store
