#pragma once
// What a command says of a search that finds nothing.

#include "model/view.h"
#include "request/arguments.h"
#include "store/store.h"

namespace dateline::cli {

// Where the view's words find nothing, says on standard error what was perhaps meant; and where an older
// Dateline made the database, how its words are found.
void say_about_search(store::Store& store, const request::Arguments& arguments, const model::Filter& filter);

} // namespace dateline::cli
