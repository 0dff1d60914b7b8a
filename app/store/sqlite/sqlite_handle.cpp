#include "store/sqlite/sqlite_handle.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>

#include <sqlite3.h>
#include <SQLiteCpp/SQLiteCpp.h>

#include "base/displayable.h"
#include "base/error.h"

namespace dateline::store {
namespace {

// file: URI of a path, so that no name is taken for options.
std::string uri_of(const std::string& path, std::string_view options) {
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~/";
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string uri = "file://";
    for (const char c : std::filesystem::absolute(path).string()) {
        const auto byte = static_cast<unsigned char>(c);
        if (plain.find(c) != std::string_view::npos)
            uri += c;
        else
            uri += {'%', hex[byte >> 4U], hex[byte & 15U]};
    }
    uri += '?';
    uri += options;
    return uri;
}

// Null where SQLite has none.
sqlite3_file* file_of(const SQLite::Database& database) {
    sqlite3_file* file = nullptr;
    sqlite3_file_control(database.getHandle(), "main", SQLITE_FCNTL_FILE_POINTER, static_cast<void*>(&file));
    return file == nullptr || file->pMethods == nullptr ? nullptr : file;
}

} // namespace

std::unique_ptr<SQLite::Database> open_handle(const std::string& path, const std::string& shown,
                                              std::string_view options, int mode) {
    // Counting what SQLite allocates takes a lock each time, and nobody asks for the count.
    static const int without_counting = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    static_cast<void>(without_counting);
    try {
        return std::make_unique<SQLite::Database>(uri_of(path, options),
                                                  mode | SQLite::OPEN_URI | SQLite::OPEN_NOMUTEX);
    } catch (const SQLite::Exception& exception) {
        throw base::Error(base::Fault::environment, {shown, base::Phrase{"cannot be opened"},
                                                     base::displayable(exception.what(), 200)});
    }
}

FileHeader read_header(const SQLite::Database& database) {
    FileHeader header;
    sqlite3_file* const file = file_of(database);
    if (file == nullptr) return header;
    header.is_whole = file->pMethods->xRead(file, header.bytes.data(), header_bytes, 0) == SQLITE_OK;
    sqlite3_int64 bytes = 0;
    if (file->pMethods->xFileSize(file, &bytes) == SQLITE_OK)
        header.file_bytes = static_cast<std::uint64_t>(bytes);
    return header;
}

bool each_piece(const SQLite::Database& database, std::size_t piece_bytes,
                const std::function<bool(std::string_view)>& take) {
    sqlite3_file* const file = file_of(database);
    const std::uint64_t bytes = read_header(database).file_bytes;
    std::string piece;
    for (std::uint64_t offset = 0; offset < bytes; offset += piece.size()) {
        piece.resize(std::min<std::uint64_t>(piece_bytes, bytes - offset));
        if (file->pMethods->xRead(file, piece.data(), static_cast<int>(piece.size()),
                                  static_cast<sqlite3_int64>(offset)) != SQLITE_OK ||
            !take(piece))
            return false;
    }
    return true;
}

} // namespace dateline::store
