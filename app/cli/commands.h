#pragma once
// The commands. Each returns the exit code, or throws base::Error with it.

#include <memory>
#include <string>

#include "base/language.h"
#include "cli/arguments.h"
#include "store/database.h"

namespace dateline::cli {

int run_import(const request::Arguments& arguments);
int run_export(const request::Arguments& arguments);
int run_card(const request::Arguments& arguments);
int run_view_of(const request::Arguments& arguments);
int run_quotes(const request::Arguments& arguments);
int run_views(const request::Arguments& arguments);
int run_check(const request::Arguments& arguments);
int run_reindex(const request::Arguments& arguments);

// The database FILE, and a store over all of it as it is now; a source folder or file is named as such.
struct OpenDatabase {
    std::unique_ptr<store::Database> database;
    std::unique_ptr<store::Store> store;
};
OpenDatabase open_database(const std::string& path);
// Where the view's words find nothing, says on standard error what was perhaps meant; and where an older
// Dateline made the database, how its words are found.
void say_about_search(store::Store& store, const request::Arguments& arguments, const model::Filter& filter);
// Error (input) where FILE is something to import, not a database.
void refuse_source(const std::string& path);
// --lang, else what the environment asks for.
base::Language language_of(const request::Arguments& arguments);

} // namespace dateline::cli
