#include "cli/open_database.h"

#include <filesystem>

#include "base/error.h"
#include "base/paths.h"

namespace dateline::cli {

void refuse_source(const std::string& path) {
    std::error_code code;
    const bool folder = std::filesystem::is_directory(path, code);
    if (!folder && !path.ends_with(".json")) return;
    throw base::Error(base::Fault::input, base::shown_path(path) + ": this is a source " +
                                              (folder ? "folder" : "file") +
                                              ": import it first (dateline import " + base::shown_path(path) +
                                              " --into FILE.db)");
}

OpenDatabase open_database(const std::string& path) {
    refuse_source(path);
    OpenDatabase open{store::database_at(path), nullptr};
    open.store = open.database->open_store(store::SnapshotScope::everything);
    return open;
}

} // namespace dateline::cli
