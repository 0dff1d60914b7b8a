#pragma once
// The databases that the conformance suite is run on, each empty at first. To add a store is to add one here.

#include <memory>

#include "store/conformance/reference_database.h"
#include "store/database.h"
#include "store/temp_folder.h"

namespace dateline::store::test {

struct SqliteBackend {
    TempFolder folder;
    std::unique_ptr<Database> database = database_at(folder.path("a.db"));
};

struct ReferenceBackend {
    std::unique_ptr<Database> database = std::make_unique<ReferenceDatabase>();
};

#define DATELINE_BACKENDS SqliteBackend, ReferenceBackend

} // namespace dateline::store::test
